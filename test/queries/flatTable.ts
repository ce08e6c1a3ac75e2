import type { Table } from "../../src/export/answer/answerTable.js";

/** Rows of one list; the columns named stand beside it. Amounts have their currency beside them, or are all in one. */
export const flatTable = (columns: Table["columns"], rows: Table["rows"], beside: readonly string[] = []): Table => ({
  columns,
  rows,
  depths: columns.map((it) => (beside.includes(it) ? 0 : 1)),
  begins: rows.map((_, at) => (at === 0 ? 0 : 1)),
  // A list is called as its columns are before the first dot.
  lists: new Map(columns.filter((_, at) => rows.some((row) => Array.isArray(row[at]))).map((it) => [it, it.split(".")[0]!])),
  currencies: new Map(
    columns
      .filter((it) => /amount( \(\d+\))?$/.test(it))
      .map((it) => {
        const currency = it.replace(/amount( \(\d+\))?$/, "currency$1");
        return [it, columns.includes(currency) ? { column: currency, one: false } : { column: null, one: true }];
      }),
  ),
});
