import { shownCell } from "../shownCell.js";

/** Rows of an answer as they are shown where a chart would stand. */
export interface ShownRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** How many rows there are in all. */
  readonly count: number;
}

function line(tag: "th" | "td", cells: readonly unknown[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  for (const it of cells) row.append(Object.assign(document.createElement(tag), { textContent: shownCell(it) }));
  return row;
}

/** The rows as a table that can be scrolled, with a caption where there are more. */
export function rowsTable({ columns, rows, count }: ShownRows): HTMLElement {
  const table = document.createElement("table");
  if (count > rows.length)
    table.createCaption().textContent = `The first ${rows.length.toLocaleString("en")} of ${count.toLocaleString("en")} rows`;
  table.createTHead().append(line("th", columns));
  table.createTBody().append(...rows.map((it) => line("td", it)));
  const frame = document.createElement("div");
  Object.assign(frame, { className: "rows", tabIndex: 0, role: "region", ariaLabel: "The answer as a table" });
  frame.append(table);
  return frame;
}
