import { AtlasError } from "../../errors.js";
import type { Table } from "../../export/answer/answerTable.js";

const decimal = /^-?\d+(?:\.\d+)?$/;

/** Columns whose decimal texts are numbers, and not numbers of awards or codes. */
const decimals = /(?:^|\.)(?:amount|value|sum|min|max|mean|median|share|converted)(?: \(\d+\))?$/i;

/** The number that a cell holds in a column, also as the only item of a list; null where it holds none. */
export function numberOf(table: Pick<Table, "currencies">, column: string, cell: unknown): number | null {
  if (Array.isArray(cell)) return cell.length === 1 ? numberOf(table, column, cell[0]) : null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const counts = table.currencies.has(column) || decimals.test(column);
  return typeof cell === "string" && counts && decimal.test(cell) ? Number(cell) : null;
}

/** A cell as the name of a mark. */
export function labelOf(cell: unknown): string {
  if (cell === null || cell === undefined || (Array.isArray(cell) && cell.length === 0)) return "not known";
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

/** The cells of chosen columns, in which row they stand, and which of the items that state them its `values` come from. */
export type Entry<Field extends string> = Readonly<Record<Field, unknown>> & { readonly row: number; readonly item: number };

interface Field {
  readonly field: string;
  readonly at: number;
}

function fieldsOf({ columns }: Table, chosen: ChosenColumns<string>): readonly Field[] {
  return Object.entries(chosen).flatMap(([field, name]) =>
    name === null || name === undefined ? [] : [{ field, at: columnAt(columns, name, field) }],
  );
}

type Cells = Readonly<Record<string, unknown>>;

/** What is drawn by itself for each item where it stands in a list. */
const drivers: ReadonlySet<string> = new Set(["values", "latitude", "longitude"]);

/** Cells that stand in a list are taken item by item, side by side, where all of them do or the numbers do; lists within these likewise. */
function unfolded(cells: Cells, joined: ReadonlySet<string>): readonly Cells[] {
  const lists = Object.entries(cells).filter(([field, it]) => joined.has(field) && Array.isArray(it)) as [string, unknown[]][];
  const splits = lists.length > 0 && (lists.length === Object.keys(cells).length || lists.some(([field]) => drivers.has(field)));
  if (!splits) return [cells];
  const length = Math.max(...lists.map(([, it]) => it.length));
  return Array.from({ length }, (_, place) => ({
    ...cells,
    ...Object.fromEntries(lists.map(([field, it]) => [field, it[place]])),
  })).flatMap((it) => unfolded(it, joined));
}

/**
 * The cells of some columns, once for each item of the innermost list that one of them stands in; null where none is named. Where all are lists, or the
 * numbers are, their items side by side are entries of their own. Throws `BAD_USER_INPUT` for a column that there is not.
 */
export function entriesOf<Name extends string>(table: Table, chosen: ChosenColumns<Name>): readonly Entry<Name>[] {
  const { depths, rows, begins } = table;
  const fields = fieldsOf(table, chosen);
  const innermost = Math.max(0, ...fields.map(({ at }) => depths[at]!));
  const values = fields.find((it) => it.field === "values");
  const stated = values ? depths[values.at]! : innermost;
  const joined = new Set(fields.filter(({ at }) => table.lists.has(table.columns[at]!)).map((it) => it.field));
  const entries: Record<string, unknown>[] = [];
  let item = 0;
  for (const [row, cells] of rows.entries()) {
    if (begins[row]! > innermost) continue;
    if (begins[row]! <= stated) item += 1;
    const chosenCells = Object.fromEntries(fields.map(({ field, at }) => [field, cells[at]]));
    for (const entry of unfolded(chosenCells, joined)) entries.push({ ...entry, row, item });
  }
  return entries as Entry<Name>[];
}

/** Adds numbers up under marks: what one item states is added once under each, though it stands beside many items of a list within it. */
export class Sums {
  readonly #sums = new Map<string, { sum: number; item: number; row: number }>();

  add(mark: string, { item, row }: { readonly item: number; readonly row: number }, number: number): void {
    const known = this.#sums.get(mark);
    if (!known) this.#sums.set(mark, { sum: number, item, row });
    else if (known.item !== item || known.row === row) Object.assign(known, { sum: known.sum + number, item, row });
  }

  get(mark: string): number | undefined {
    return this.#sums.get(mark)?.sum;
  }

  get all(): readonly (readonly [string, number])[] {
    return [...this.#sums].map(([mark, { sum }]) => [mark, sum]);
  }
}

/** Whether a cell holds nothing. */
export const isEmpty = (cell: unknown): boolean => cell === null || cell === undefined || (Array.isArray(cell) && cell.length === 0);

/** The only or first item of a cell. */
export const firstOf = (cell: unknown): unknown => (Array.isArray(cell) ? cell[0] : cell);
