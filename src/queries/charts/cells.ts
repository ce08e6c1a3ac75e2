import { AtlasError } from "../../errors.js";
import type { Table } from "../../export/answer/answerTable.js";

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
function columnAt(columns: readonly string[], name: string, field: string): number {
  const at = columns.indexOf(name);
  if (at >= 0) return at;
  throw new AtlasError(
    "BAD_USER_INPUT",
    `The drawing's ${field} names the column "${name}", but the answer has only ${columns.join(", ")}.`,
  );
}

/** The columns by the fields of a drawing that name them. */
export type ChosenColumns<Field extends string> = Readonly<Record<Field, string | null | undefined>>;

/** The cells of chosen columns, and which of the items that state them an entry's `values` come from: entries of one item are neighbours. */
export type Entry<Field extends string> = Readonly<Record<Field, unknown>> & { readonly item: number };

/**
 * The cells of some columns, once for each item of the innermost list that one of them stands in; null where none is named. Where all are lists, their
 * items side by side are entries of their own. Throws `BAD_USER_INPUT` for a column that there is not.
 */
export function entriesOf<Field extends string>(
  { columns, depths, rows, begins }: Table,
  chosen: ChosenColumns<Field>,
): readonly Entry<Field>[] {
  const fields = Object.entries<string | null | undefined>(chosen).flatMap(([field, name]) =>
    name === null || name === undefined ? [] : [{ field, at: columnAt(columns, name, field) }],
  );
  const innermost = Math.max(0, ...fields.map(({ at }) => depths[at]!));
  const values = fields.find((it) => it.field === "values");
  const stated = values ? depths[values.at]! : innermost;
  const entries: Record<string, unknown>[] = [];
  let item = 0;
  for (const [number, row] of rows.entries()) {
    if (begins[number]! > innermost) continue;
    if (begins[number]! <= stated) item += 1;
    const lists = fields.map(({ at }) => row[at]).filter((it) => Array.isArray(it));
    const split = fields.length > 0 && lists.length === fields.length;
    const length = split ? Math.max(...lists.map((it) => it.length)) : 1;
    for (let place = 0; place < length; place++) {
      if (split) item += 1;
      entries.push(
        Object.fromEntries([["item", item], ...fields.map(({ field, at }) => [field, split ? (row[at] as unknown[])[place] : row[at]])]),
      );
    }
  }
  return entries as Entry<Field>[];
}

/** Adds numbers up under marks: what one item states is added once under each, though it stands beside many items of a list within it. */
export class Sums {
  readonly #sums = new Map<string, { sum: number; item: number }>();

  add(mark: string, { item }: { readonly item: number }, number: number): void {
    const known = this.#sums.get(mark);
    if (!known) this.#sums.set(mark, { sum: number, item });
    else if (known.item !== item) Object.assign(known, { sum: known.sum + number, item });
  }

  get(mark: string): number | undefined {
    return this.#sums.get(mark)?.sum;
  }

  get all(): readonly (readonly [string, number])[] {
    return [...this.#sums].map(([mark, { sum }]) => [mark, sum]);
  }
}

/** The only or first item of a cell. */
export const firstOf = (cell: unknown): unknown => (Array.isArray(cell) ? cell[0] : cell);
