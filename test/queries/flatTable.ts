import type { Table } from "../../src/export/answer/answerTable.js";

/** Rows of one list; the columns named stand beside it. */
export const flatTable = (columns: Table["columns"], rows: Table["rows"], beside: readonly string[] = []): Table => ({
  columns,
  rows,
  depths: columns.map((it) => (beside.includes(it) ? 0 : 1)),
  begins: rows.map((_, at) => (at === 0 ? 0 : 1)),
});
