import { join } from "node:path";
import { chooseEntities } from "./analysis/affiliation/chooseEntities.js";
import type { Config } from "./config.js";
import { fillState, markGraph, noteFilling } from "./cypher/graphSummary.js";
import type { Database } from "./database/database.js";
import { prepareGraph } from "./database/prepareGraph.js";
import { researchGraph } from "./graph/researchGraph.js";
import type { LoadReport } from "./import/load/loadReport.js";
import { rejectsFile } from "./import/load/rejects.js";
import { loadSeeds } from "./import/seeds/loadSeeds.js";

/**
 * What a graph holds of the shipped data: all of it (`FILLED`); nothing, or what came before its loading broke off (`OPEN`); or only what
 * somebody loaded of their own, which stays by itself (`OWN`).
 */
export async function fillingOf(database: Database): Promise<"FILLED" | "OPEN" | "OWN"> {
  const { rows } = await database.read(fillState);
  const [filled, filling, loaded] = rows[0]!;
  if (filled === true) return "FILLED";
  return filling === true || loaded === false ? "OPEN" : "OWN";
}

export interface FillOptions {
  readonly config: Config;
  readonly database: Database;
  /** Names of folders under `seeds/`; all that are not kept for a request when not given. */
  readonly only?: readonly string[];
  readonly report: (progress: LoadReport) => void;
}

/**
 * Makes the indexes that lists need, notes the form of the graph and when it was loaded, and lets the database see anew how much there is of
 * what, since plans depend on it. `filled` says that all the shipped data was loaded.
 */
export async function finishFilling(database: Database, filled: boolean): Promise<void> {
  await prepareGraph(database, researchGraph);
  await database.write([markGraph(new Date().toISOString(), filled)]);
  await database.administer("CALL db.prepareForReplanning(60)");
}

/** Loads the shipped data to the end. A load that was broken off goes on where it is run again. */
export async function fillGraph({ config, database, only, report }: FillOptions): Promise<readonly LoadReport[]> {
  const all = !only || only.length === 0;
  if (all) await database.write([noteFilling]);
  const reports = await loadSeeds({
    database,
    catalogue: researchGraph,
    folder: join(config.root, "seeds"),
    ...(all ? {} : { only }),
    matchAffiliations: (affiliations) => chooseEntities(database, researchGraph, affiliations),
    rejects: await rejectsFile(join(config.home, "rejects.jsonl")),
    report,
  });
  await finishFilling(database, all);
  return reports;
}
