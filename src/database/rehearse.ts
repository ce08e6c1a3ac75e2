import type { Session, Transaction } from "neo4j-driver";
import { AtlasError } from "../errors.js";
import { collect, runAll } from "./collect.js";
import type { Database } from "./database.js";

function refused(what: string): never {
  throw new AtlasError("INTERNAL", `Expected a rehearsal to read and write only, got ${what}.`);
}

/** A database whose reads and writes all happen in one transaction. */
function withinTransaction(transaction: Transaction): Database {
  return {
    read: async ({ text, parameters }, options = {}) =>
      collect(
        () => transaction.run(options.profile ? `PROFILE ${text}` : text, parameters),
        () => null,
      ),
    write: (statements) => runAll(transaction, statements),
    administer: async () => refused("a schema command"),
    revision: async () => refused("a question for the revision"),
    rehearse: async () => refused("a rehearsal within it"),
    close: async () => {},
  };
}

/** Lets `work` read and write in one transaction of the session, and undoes it in any case. */
export async function rehearse<T>(session: Session, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    const transaction = await session.beginTransaction();
    try {
      return await work(withinTransaction(transaction));
    } finally {
      // One that failed in the database is undone already.
      if (transaction.isOpen()) await transaction.rollback();
    }
  } finally {
    await session.close();
  }
}
