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

/** Runs statements one after the other in a transaction. */
export async function runAll(transaction: Transaction, statements: readonly Statement[]): Promise<StatementResult[]> {
  const results: StatementResult[] = [];
  for (const statement of statements)
    results.push(
      await collect(
        () => transaction.run(statement.text, statement.parameters),
        () => null,
      ),
    );
  return results;
}
