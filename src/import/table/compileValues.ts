import { compileExpression, type Evaluate } from "./compileExpression.js";
import type { Expression } from "./expression.js";
import type { Row } from "./row.js";
import type { Lookups } from "./steps.js";

/** Where a row is, and what of it cannot be read, to be added to. */
export interface RowReport {
  readonly place: string;
  readonly reasons: string[];
  /** The names of the parts that cannot be read. */
  readonly unread: Set<string>;
}

export const rowReport = (place: string): RowReport => ({ place, reasons: [], unread: new Set() });

/** Makes something of a row; `null` where the row does not state it. */
export type Compiled<Made> = (row: Row, report: RowReport) => Made | null;

/** Evaluates and notes why it could not, under the name of the part. */
export function evaluated(evaluate: Evaluate, part: string, row: Row, report: RowReport): unknown {
  try {
    return evaluate(row);
  } catch (error) {
    report.reasons.push(`${part}: ${(error as Error).message}`);
    report.unread.add(part);
    return null;
  }
}

/** Turns expressions by name into a function from rows to the values that they give; `part` is put before the names where one cannot be made. */
export function compileValues(
  values: Readonly<Record<string, Expression>>,
  part: string,
  lookups: Lookups,
): Compiled<Record<string, unknown>> {
  const each = Object.entries(values).map(([name, it]) => [name, compileExpression(it, lookups)] as const);
  return (row, report) => {
    const made: Record<string, unknown> = {};
    for (const [name, evaluate] of each) {
      const value = evaluated(evaluate, `${part}${name}`, row, report);
      if (value !== null) made[name] = value;
    }
    return Object.keys(made).length > 0 ? made : null;
  };
}
