import { constraintStatements } from "../../src/cypher/constraints.js";
import { noteFormat } from "../../src/cypher/graphSummary.js";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { emptyDatabase, openTestDatabase } from "../database/testDatabase.js";

/** The test database with the constraints of our graph and nothing else in it. */
export async function openImportDatabase(): Promise<Database> {
  const database = await openTestDatabase();
  await emptyDatabase(database);
  for (const text of constraintStatements(researchGraph)) await database.administer(text);
  await database.write([noteFormat]);
  return database;
}

/** Removes everything but the note of the form in which the graph is kept. */
export async function removeAll(database: Database): Promise<void> {
  await database.write([{ text: "MATCH (n) WHERE NOT n:Graph DETACH DELETE n", parameters: {} }]);
}

/** One value that a statement answers. */
export async function ask(database: Database, text: string, p: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  return (await database.read({ text, parameters: { p } })).rows[0]?.[0];
}
