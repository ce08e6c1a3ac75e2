/** A cell: its text, or the texts of a list. */
export type Cell = string | readonly string[];

/** A row: its cells by column, those that were made included. It inherits nothing, so that a column may have any name. */
export type Row = Readonly<Record<string, Cell>>;

/** Makes a row of its cells. */
export function rowOf(cells: Iterable<readonly [string, Cell]>): Row {
  const row = Object.create(null) as Record<string, Cell>;
  for (const [name, cell] of cells) row[name] = cell;
  return row;
}

/** A row with further cells, or others. */
export const withCells = (row: Row, cells: Row): Row => Object.assign(Object.create(null), row, cells) as Row;

/** What stands between the items of a list where one text is needed. */
const joint = "; ";

/** The text of a cell without blanks around it; the items of a list one after the other. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === "string") return cell.trim();
  return (cell ?? [])
    .map((it) => it.trim())
    .filter((it) => it !== "")
    .join(joint);
}

/** What an expression gave as a cell. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(String) : String(value);
}
