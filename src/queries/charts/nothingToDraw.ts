import type { Table } from "../../export/answer/answerTable.js";
import { currenciesOf, tableColumns } from "./tableColumns.js";

/** Why an answer suggests no drawing, and what would. */
export function nothingToDraw(table: Table): string {
  const mixed = tableColumns(table).find((it) => it.holds === "mixed");
  if (mixed)
    return `The column ${mixed.name} holds amounts in ${currenciesOf(table, mixed.name).join(" and ")}, which cannot be compared: ask for sums that are converted to one currency.`;
  return `This answer suggests no chart: that takes a column of words and beside it one of numbers, and it has ${table.columns.join(", ")}.`;
}
