import { formatVersion, raiseFormat } from "../../src/cypher/graphSummary.js";
import type { Database } from "../../src/database/database.js";
import { type DatabaseAddress, openDatabase } from "../../src/database/openDatabase.js";

/** Where the throw-away Neo4j of this run answers. */
export function testAddress(): DatabaseAddress {
  const uri = process.env["ATLAS_TEST_URI"];
  const password = process.env["ATLAS_TEST_PASSWORD"];
  if (!uri || !password)
    throw new Error("Expected ATLAS_TEST_URI and ATLAS_TEST_PASSWORD, which test/globalSetup.js sets: run the tests by jest.");
  return { uri, user: "neo4j", password, database: "neo4j" };
}

/**
 * The database that all test files share, one after the other; whoever opens it closes it. What the file before left there counts as written by
 * this version.
 */
export async function openTestDatabase(): Promise<Database> {
  const database = await openDatabase(testAddress());
  await database.write([raiseFormat(formatVersion)]);
  return database;
}

/** Removes all nodes, constraints and indexes, so that a test file starts from nothing. */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.write([{ text: "MATCH (n) DETACH DELETE n", parameters: {} }]);
  const constraints = await database.read({ text: "SHOW CONSTRAINTS YIELD name RETURN name", parameters: {} });
  for (const [name] of constraints.rows) await database.administer(`DROP CONSTRAINT \`${name}\``);
  const indexes = await database.read({ text: "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", parameters: {} });
  for (const [name] of indexes.rows) await database.administer(`DROP INDEX \`${name}\``);
}
