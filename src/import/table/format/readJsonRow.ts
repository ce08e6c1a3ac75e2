import { type Cell, type Row, rowOf } from "../row.js";
import { longestCell, reasonsColumn } from "./tableFormat.js";

/** What a line of a file of rejected rows has where the line could not be read. */
export const unreadableKey = "_unreadable";

const isMap = (it: unknown): it is Readonly<Record<string, unknown>> => typeof it === "object" && it !== null && !Array.isArray(it);

function scalar(value: unknown, column: string, reasons: string[]): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value))
    reasons.push(`${column}: the number has too many digits to be read exactly, write it as a text`);
  const text = String(value);
  if (text.length > longestCell)
    reasons.push(`${column}: expected at most ${longestCell.toLocaleString("en")} characters, got ${text.length.toLocaleString("en")}`);
  return text;
}

/** The parts of objects that stand in a list, by column. */
function listed(items: readonly unknown[], column: string, reasons: string[]): readonly (readonly [string, Cell])[] {
  if (!items.some(isMap)) {
    const texts = items.map((it) => scalar(it, column, reasons)).filter((it) => it !== "");
    return [[column, texts]];
  }
  const names = [...new Set(items.flatMap((it) => (isMap(it) ? Object.keys(it) : [])))];
  return names.flatMap((name) =>
    listed(
      items.map((it) => (isMap(it) ? it[name] : null)),
      `${column}.${name}`,
      reasons,
    ),
  );
}

function flattened(object: Readonly<Record<string, unknown>>, prefix: string, reasons: string[]): readonly (readonly [string, Cell])[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const column = prefix + name;
    if (prefix === "" && (name === reasonsColumn || name === unreadableKey)) return [];
    if (isMap(value)) return flattened(value, `${column}.`, reasons);
    return Array.isArray(value) ? listed(value, column, reasons) : [[column, scalar(value, column, reasons)] as const];
  });
}

/** What a line of JSON gives. */
export interface JsonRow {
  readonly row: Row;
  readonly corrects: boolean;
  readonly reasons: readonly string[];
}

/**
 * Reads a line of JSON into a row: nested objects by column names with dots (`place.city`), numbers and booleans as text, lists as lists;
 * of a list of objects each part is a list (`authors.name`).
 */
export function readJsonRow(raw: string): JsonRow {
  const empty = { row: rowOf([]), corrects: false };
  try {
    const object: unknown = JSON.parse(raw);
    if (!isMap(object)) return { ...empty, reasons: [`expected a JSON object, got ${raw.trim().slice(0, 40)}`] };
    const reasons: string[] =
      unreadableKey in object ? [`expected the line under ${unreadableKey} to be put right and to stand alone`] : [];
    const cells = flattened(object, "", reasons);
    const names = cells.map(([name]) => name);
    const doubles = names.filter((name, at) => names.indexOf(name) !== at);
    for (const name of new Set(doubles)) reasons.push(`the column ${name} is stated twice`);
    return { row: rowOf(cells), corrects: reasonsColumn in object, reasons };
  } catch (error) {
    // No JSON, or objects within objects without end.
    return { ...empty, reasons: [`expected a JSON object: ${(error as Error).message}`] };
  }
}
