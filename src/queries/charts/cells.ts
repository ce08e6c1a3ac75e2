import { AtlasError } from "../../errors.js";

/** The rows of an answer's table, each with a cell a column. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const decimal = /^-?\d+(?:\.\d+)?$/;

/** Columns whose decimal texts are amounts, and not numbers of awards or codes. */
const amounts = /(?:^|\.)(?:amount|value|sum|min|max|mean|median|share|converted)(?: \(\d+\))?$/i;

/** The number that a cell holds in a column of this name, also as the only item of a list; null where it holds none. */
export function numberOf(column: string, cell: unknown): number | null {
  if (Array.isArray(cell)) return cell.length === 1 ? numberOf(column, cell[0]) : null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  return typeof cell === "string" && amounts.test(column) && decimal.test(cell) ? Number(cell) : null;
}

/** A cell as the name of a mark. */
export function labelOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "not known";
  if (Array.isArray(cell)) return cell.map(labelOf).join(", ");
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** Columns that hold words of the schema. */
const coded = /(?:^|\.)(?:type|types|kind|status|level)$/;

/** A cell as the name of a mark, words of the schema as people write them: `PARTNERS_WITH` is "partners with". */
export function wordsOf(column: string, cell: unknown): string {
  const label = labelOf(cell);
  return coded.test(column) && /^[A-Z_, ]+$/.test(label) ? label.toLowerCase().replaceAll("_", " ") : label;
}

/** Where a column stands. Throws `BAD_USER_INPUT` that names the field which asks for it. */
export function columnAt(columns: readonly string[], name: string, field: string): number {
  const at = columns.indexOf(name);
  if (at >= 0) return at;
  throw new AtlasError(
    "BAD_USER_INPUT",
    `The drawing's ${field} names the column "${name}", but the answer has only ${columns.join(", ")}.`,
  );
}

/** The columns by the fields of a drawing that name them. */
export type ChosenColumns<Field extends string> = Readonly<Record<Field, string | null | undefined>>;

/**
 * The cells of some columns, null where none is named. Where all are lists, their items side by side are entries of their own; a list that stands
 * beside the rows is the same in each and is taken once. Throws `BAD_USER_INPUT` for a column that there is not.
 */
export function entriesOf<Field extends string>(
  { columns, rows }: Table,
  chosen: ChosenColumns<Field>,
): readonly Readonly<Record<Field, unknown>>[] {
  const fields = Object.entries<string | null | undefined>(chosen).flatMap(([field, name]) =>
    name === null || name === undefined ? [] : [{ field, at: columnAt(columns, name, field) }],
  );
  const taken = new Set<unknown>();
  const entries: Record<string, unknown>[] = [];
  for (const row of rows) {
    const lists = fields.map(({ at }) => row[at]).filter((it) => Array.isArray(it));
    const split = fields.length > 0 && lists.length === fields.length;
    if (split && lists.every((it) => taken.has(it))) continue;
    for (const it of lists) taken.add(it);
    const length = split ? Math.max(...lists.map((it) => it.length)) : 1;
    for (let item = 0; item < length; item++)
      entries.push(Object.fromEntries(fields.map(({ field, at }) => [field, split ? (row[at] as unknown[])[item] : row[at]])));
  }
  return entries as Record<Field, unknown>[];
}

/** The only or first item of a cell. */
export const firstOf = (cell: unknown): unknown => (Array.isArray(cell) ? cell[0] : cell);
