import { type FlatValue, joinedList } from "./flatValues.js";
import { harmless } from "./harmless.js";

/** A cell of a CSV file, not yet quoted. */
export function csvCell(value: FlatValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  if (typeof value === "boolean") return String(value);
  return harmless(typeof value === "string" ? value : joinedList(value));
}
