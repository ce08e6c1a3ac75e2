import { setImmediate } from "node:timers/promises";
import type { Result, Transaction } from "neo4j-driver";
import type { Statement } from "../cypher/statement.js";
import type { StatementResult } from "./database.js";
import { decodeRow } from "./decodeRow.js";
import { readProfile } from "./readProfile.js";

/** Everything that a running statement answers. */
export async function collect(run: () => Result, bookmark: () => string | null): Promise<StatementResult> {
  const started = performance.now();
  const running = run();
  const { records, summary } = await running;
  const columns = await running.keys();
  const rows = records.map(decodeRow);
  return { columns, rows, milliseconds: performance.now() - started, bookmark: bookmark(), profile: readProfile(summary.profile) };
}

/**
 * Runs statements one after the other in a transaction. The database is sent all of them at once, so that it has the next when it is done with
 * one; what follows one that fails it leaves undone.
 */
export async function runAll(transaction: Transaction, statements: readonly Statement[]): Promise<StatementResult[]> {
  const running: Promise<StatementResult>[] = [];
  for (const { text, parameters } of statements) {
    const result = collect(
      () => transaction.run(text, parameters),
      () => null,
    );
    // Its failure is told by the first that failed.
    result.catch(() => undefined);
    running.push(result);
    // Lets what was sent go out before the next is made ready.
    await setImmediate();
  }
  return Promise.all(running);
}
