import type { Catalogue } from "../catalogue/catalogue.js";
import { constraintStatements, lookupStatements } from "../cypher/constraints.js";
import { noteFormat } from "../cypher/graphSummary.js";
import type { Database } from "./database.js";
import { followOrders } from "./followOrders.js";
import { refuseOtherFormat } from "./graphFormat.js";

/** How long indexes may take to be filled, in seconds. */
const patience = 600;

/** Makes what is not there yet, then waits until every index answers. */
async function make(database: Database, statements: readonly string[]): Promise<void> {
  const known = await database.read({ text: "SHOW INDEXES YIELD name RETURN collect(name)", parameters: {} });
  const names = new Set(known.rows[0]![0] as readonly string[]);
  const missing = statements.filter((it) => !names.has(/^CREATE (?:FULLTEXT )?\w+ (\w+) /.exec(it)![1]!));
  if (missing.length === 0) return;
  await database.write(missing.map((text) => ({ text, parameters: {} })));
  await database.administer(`CALL db.awaitIndexes(${patience})`);
}

/** Makes what a graph needs to be written to, and notes the form in which that will be. The indexes that only lists need are faster made when it is filled. */
export async function prepareWriting(database: Database, catalogue: Catalogue): Promise<void> {
  await refuseOtherFormat(database);
  await make(database, lookupStatements(catalogue));
  await database.write([noteFormat]);
  await followOrders(database, catalogue);
}

/** Makes every constraint and index that the catalogue asks for. */
export async function prepareGraph(database: Database, catalogue: Catalogue): Promise<void> {
  await refuseOtherFormat(database);
  // Before there are indexes that would have to follow.
  await followOrders(database, catalogue);
  await make(database, constraintStatements(catalogue));
}
