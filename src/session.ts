import type { Config } from "./config.js";
import { acquireNeo4j } from "./database/acquireNeo4j.js";
import type { Database } from "./database/database.js";
import { openDatabase } from "./database/openDatabase.js";
import { prepareGraph, prepareWriting } from "./database/prepareGraph.js";
import { fillingOf } from "./fillGraph.js";
import { researchGraph } from "./graph/researchGraph.js";

/** A database that is ready for our graph. */
export interface Session {
  readonly database: Database;
  /** Gives the database back; a local Neo4j stops with its last user. */
  readonly close: () => Promise<void>;
}

/** Gets a Neo4j and opens it, whatever form its graph has. `report` gets a line for each step that takes seconds. */
export async function openUnprepared(config: Config, report: (line: string) => void): Promise<Session> {
  const lease = await acquireNeo4j(config, report);
  try {
    const database = await openDatabase(lease, { timeout: config.timeout });
    const close = async (): Promise<void> => {
      await database.close();
      await lease.release();
    };
    return { database, close };
  } catch (error) {
    await lease.release();
    throw error;
  }
}

/** Gets a Neo4j, opens it, and sees to constraints and indexes. Throws `FORMAT_TOO_OLD`, `FORMAT_TOO_NEW`. */
export async function openSession(config: Config, report: (line: string) => void): Promise<Session> {
  const session = await openUnprepared(config, report);
  try {
    const prepare = (await fillingOf(session.database)) === "FILLED" ? prepareGraph : prepareWriting;
    await prepare(session.database, researchGraph);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}
