/** A cell of a table in letters: items of a list one after the other, nothing for what is not known. */
export function shownCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(shownCell).join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
