import type { Config } from "./config.js";
import { acquireNeo4j } from "./database/acquireNeo4j.js";
import type { Database } from "./database/database.js";
import { openDatabase } from "./database/openDatabase.js";
import { prepareGraph, prepareWriting } from "./database/prepareGraph.js";
import { isFilled } from "./fillGraph.js";
import { researchGraph } from "./graph/researchGraph.js";

/** A database that is ready for our graph. */
export interface Session {
  readonly database: Database;
  /** Gives the database back; a local Neo4j stops with its last user. */
  readonly close: () => Promise<void>;
}

/** Gets a Neo4j, opens it, and sees to constraints and indexes. `report` gets a line for each step that takes seconds. */
export async function openSession(config: Config, report: (line: string) => void): Promise<Session> {
  const lease = await acquireNeo4j(config, report);
  const opened: Database[] = [];
  const close = async (): Promise<void> => {
    for (const database of opened) await database.close();
    await lease.release();
  };
  try {
    const database = await openDatabase(lease, { timeout: config.timeout });
    opened.push(database);
    const prepare = (await isFilled(database)) ? prepareGraph : prepareWriting;
    await prepare(database, researchGraph);
    return { database, close };
  } catch (error) {
    await close();
    throw error;
  }
}
