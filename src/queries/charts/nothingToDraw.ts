import type { Table } from "../../export/answer/answerTable.js";
import { currenciesOf, tableColumns } from "./tableColumns.js";

/** Why the amounts of a column cannot be compared, and what to do. */
export function whyMixed(table: Table, column: string): string {
  const currencies = currenciesOf(table, column);
  return currencies.length === 0
    ? `The column ${column} holds amounts whose currencies are not asked for, so that they cannot be compared: ask for the currency beside them.`
    : `The column ${column} holds amounts in ${currencies.join(", ")}, which cannot be compared: ask for sums that are converted to one currency, or draw each currency as a series of its own.`;
}

/** Why an answer suggests no drawing, and what would. */
export function nothingToDraw(table: Table): string {
  const mixed = tableColumns(table).find((it) => it.holds === "mixed");
  if (mixed) return whyMixed(table, mixed.name);
  return `This answer suggests no chart: that takes a column of words and beside it one of numbers, and it has ${table.columns.join(", ")}.`;
}
