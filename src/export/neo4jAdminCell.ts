import type { ColumnType } from "../catalogue/valueType.js";

/** What stands between the items of a list: a character that no text has, since the importer knows no way to write it within an item. */
export const arrayDelimiter = Object.freeze({ character: "\u001F", name: "U+001F" });

/** How neo4j-admin calls the types of stored properties. */
export const adminType: Readonly<Record<ColumnType, string>> = Object.freeze({
  text: "string",
  texts: "string[]",
  floats: "double[]",
  integer: "long",
  exactInteger: "long",
  float: "double",
  boolean: "boolean",
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const item = (it: unknown): string => String(it).replaceAll(arrayDelimiter.character, " ");

/** A cell as neo4j-admin reads it: nothing at all is no property, an empty text stands in quotes. */
export function adminCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return quoted(value.map(item).join(arrayDelimiter.character));
  return typeof value === "string" ? quoted(value) : String(value);
}
