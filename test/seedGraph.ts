import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../src/config.js";
import { acquireNeo4j } from "../src/database/acquireNeo4j.js";
import type { Database } from "../src/database/database.js";
import { openDatabase } from "../src/database/openDatabase.js";
import { prepareWriting } from "../src/database/prepareGraph.js";
import { fillGraph, fillingOf } from "../src/fillGraph.js";
import { researchGraph } from "../src/graph/researchGraph.js";
import type { LoadReport } from "../src/import/load/loadReport.js";
import { type Ask, askGraph } from "./askGraph.js";

/** All the shipped data. */
export interface SeedGraph {
  readonly database: Database;
  readonly ask: Ask;
  /** What the first load reported. */
  readonly reports: readonly LoadReport[];
  /** Loads it once more. */
  readonly fill: () => Promise<readonly LoadReport[]>;
  readonly close: () => Promise<void>;
}

/** Opens all the shipped data in a Neo4j of its own. The first test file that asks for it loads it, those after it find it loaded. */
export async function openSeedGraph(): Promise<SeedGraph> {
  const config = readConfig({ ATLAS_HOME: process.env["ATLAS_TEST_SEEDS_HOME"] }, process.cwd());
  const lease = await acquireNeo4j(config, () => {});
  const database = await openDatabase(lease, { timeout: config.timeout });
  const fill = (): Promise<readonly LoadReport[]> => fillGraph({ config, database, report: () => {} });
  const told = join(config.home, "reports.json");
  if (!existsSync(told)) {
    await prepareWriting(database, researchGraph);
    expect(await fillingOf(database)).toBe("OPEN");
    writeFileSync(told, JSON.stringify(await fill()));
  }
  return {
    database,
    ask: askGraph(database, researchGraph),
    reports: JSON.parse(readFileSync(told, "utf8")) as readonly LoadReport[],
    fill,
    close: async () => {
      await database.close();
      await lease.release();
    },
  };
}
