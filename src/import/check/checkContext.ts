import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../../cypher/statement.js";
import type { Database } from "../../database/database.js";
import type { Tally } from "../load/loadReport.js";

/** What the check found. */
export interface CheckReport {
  /** By kind of fault. */
  readonly faults: Record<string, Tally>;
  /** How many of them were mended. */
  repaired: number;
}

export interface CheckContext {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly repair: boolean;
  /** The moment of the check, ISO 8601 in UTC. */
  readonly now: string;
  readonly report: CheckReport;
}

/** Rows that are looked at together. */
export const pageSize = 2_000;

const examplesKept = 5;

/** Counts faults of a kind; `mended` says that they are mended when repairing. */
export function fault({ report, repair }: CheckContext, kind: string, example: string, mended: boolean): void {
  report.faults[kind] ??= { count: 0, examples: [] };
  const known = report.faults[kind];
  known.count++;
  if (known.examples.length < examplesKept) known.examples.push(example);
  if (repair && mended) report.repaired++;
}

/** Writes what mends, if repairing was asked for. */
export async function mend({ database, repair }: CheckContext, statements: readonly Statement[]): Promise<void> {
  if (repair && statements.length > 0) await database.write(statements);
}
