const decimal = /^-?\d+(?:\.\d+)?$/;

/** Columns whose decimal texts are amounts, and not numbers of awards or codes. */
const amounts = /(?:^|\.)(?:amount|value|sum|min|max|mean|median|share|converted)$/i;

/** The number that a cell holds in a column of this name; null where it holds none. */
export function numberOf(column: string, cell: unknown): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  return typeof cell === "string" && amounts.test(column) && decimal.test(cell) ? Number(cell) : null;
}

/** A cell as the name of a mark. */
export function labelOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "not known";
  if (Array.isArray(cell)) return cell.map(labelOf).join(", ");
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}
