import neo4j, { type Driver, Neo4jError, type Session, type Transaction } from "neo4j-driver";
import type { Statement } from "../cypher/statement.js";
import { collect, runAll } from "./collect.js";
import type { Database, ReadOptions, StatementResult, WriteOptions } from "./database.js";
import { type DatabasePlace, databaseError } from "./databaseError.js";
import { interruptible } from "./interruptible.js";
import { rehearse } from "./rehearse.js";
import { retryTransient } from "./retryTransient.js";

export interface BoltSettings extends DatabasePlace {
  /** Milliseconds of a read that names no limit of its own. */
  readonly timeout: number;
}

/** The server's own limit for a transaction that may run until the deadline; none when there is no deadline. */
function transactionLimit(deadline: number): { timeout?: number } {
  return deadline === Infinity ? {} : { timeout: Math.max(1, Math.ceil(deadline - performance.now())) };
}

/** A connection that was given up is reset and goes back to the pool in its own time: an answer that nobody waits for. */
function abandon(session: Session): void {
  session.close().catch(() => undefined);
}

/** Whether a commit whose connection broke took place is unknown, so it must not be tried again as a transient error would. */
async function commit(transaction: Transaction, place: DatabasePlace): Promise<void> {
  try {
    await transaction.commit();
  } catch (error) {
    throw error instanceof Neo4jError && error.code.startsWith("Neo.TransientError.") ? error : databaseError(error, place);
  }
}

/** A database over a driver that is already connected. `openDatabase` is what makes the driver. */
export function boltDatabase(driver: Driver, settings: BoltSettings): Database {
  // Lets a read that follows a write see it on a cluster as well.
  const bookmarkManager = neo4j.bookmarkManager();

  async function inSession<T>(
    mode: "READ" | "WRITE",
    work: (session: Session) => Promise<T>,
    deadline: number,
    signal?: AbortSignal,
  ): Promise<T> {
    const attempt = () => {
      const session = driver.session({ database: settings.database, defaultAccessMode: mode, bookmarkManager });
      return interruptible(
        () => work(session).finally(() => session.close()),
        () => abandon(session),
        { deadline, signal },
      );
    };
    try {
      return await retryTransient(attempt, deadline);
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw error;
      throw databaseError(error, settings);
    }
  }

  function runAlone(mode: "READ" | "WRITE", { text, parameters }: Statement, deadline: number, signal?: AbortSignal) {
    return inSession(
      mode,
      (session) =>
        collect(
          () => session.run(text, parameters, transactionLimit(deadline)),
          () => session.lastBookmarks().at(-1) ?? null,
        ),
      deadline,
      signal,
    );
  }

  function read(statement: Statement, options: ReadOptions = {}): Promise<StatementResult> {
    const deadline = performance.now() + (options.timeout ?? settings.timeout);
    const profiled = options.profile ? { ...statement, text: `PROFILE ${statement.text}` } : statement;
    return runAlone("READ", profiled, deadline, options.signal);
  }

  /** A transaction without a statement is answered in half the time of one with the least of them. */
  function revision(options: Omit<ReadOptions, "profile"> = {}): Promise<string> {
    const deadline = performance.now() + (options.timeout ?? settings.timeout);
    const work = async (session: Session) => {
      await session.beginTransaction(transactionLimit(deadline)).commit();
      return session.lastBookmarks().at(-1) ?? "";
    };
    return inSession("READ", work, deadline, options.signal);
  }

  function write(statements: readonly Statement[], options: WriteOptions = {}): Promise<readonly StatementResult[]> {
    const deadline = performance.now() + (options.timeout ?? Infinity);
    return inSession(
      "WRITE",
      async (session) => {
        const transaction = await session.beginTransaction(transactionLimit(deadline));
        const results = await runAll(transaction, statements);
        await commit(transaction, settings);
        const bookmark = session.lastBookmarks().at(-1) ?? null;
        return results.map((result) => ({ ...result, bookmark }));
      },
      deadline,
    );
  }

  return {
    read,
    write,
    administer: (text) => runAlone("WRITE", { text, parameters: {} }, Infinity),
    rehearse: async (work) => {
      const session = driver.session({ database: settings.database, defaultAccessMode: "WRITE", bookmarkManager });
      try {
        return await rehearse(session, work);
      } catch (error) {
        throw error instanceof Neo4jError ? databaseError(error, settings) : error;
      }
    },
    revision,
    close: () => driver.close(),
  };
}
