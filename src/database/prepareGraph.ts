import type { Catalogue } from "../catalogue/catalogue.js";
import { constraintStatements, lookupStatements } from "../cypher/constraints.js";
import { formatVersion, graphState } from "../cypher/graphSummary.js";
import { AtlasError } from "../errors.js";
import type { Database } from "./database.js";

/** How long indexes may take to be filled, in seconds. */
const patience = 600;

/** Throws `FORMAT_TOO_NEW` when a newer version of this program wrote the graph. */
async function refuseNewerFormat(database: Database): Promise<void> {
  const { rows } = await database.read(graphState);
  const found = rows[0]?.[0];
  if (typeof found === "number" && found > formatVersion)
    throw new AtlasError(
      "FORMAT_TOO_NEW",
      `The graph is kept in format ${found}, this program knows up to ${formatVersion}. Upgrade this program, or point NEO4J_URI or ATLAS_HOME to another graph.`,
    );
}

/** Makes what is not there yet, then waits until every index answers. */
async function make(database: Database, statements: readonly string[]): Promise<void> {
  const known = await database.read({ text: "SHOW INDEXES YIELD name RETURN collect(name)", parameters: {} });
  const names = new Set(known.rows[0]![0] as readonly string[]);
  const missing = statements.filter((it) => !names.has(/^CREATE (?:FULLTEXT )?\w+ (\w+) /.exec(it)![1]!));
  if (missing.length === 0) return;
  await database.write(missing.map((text) => ({ text, parameters: {} })));
  await database.administer(`CALL db.awaitIndexes(${patience})`);
}

/** Makes what a graph needs to be written to. The indexes that only lists need are faster made when it is filled. */
export async function prepareWriting(database: Database, catalogue: Catalogue): Promise<void> {
  await refuseNewerFormat(database);
  await make(database, lookupStatements(catalogue));
}

/** Makes every constraint and index that the catalogue asks for. */
export async function prepareGraph(database: Database, catalogue: Catalogue): Promise<void> {
  await refuseNewerFormat(database);
  await make(database, constraintStatements(catalogue));
}
