/** A column that rows are sorted by, and which way. */
export interface Sorting {
  readonly at: number;
  readonly descending: boolean;
}

type Row = readonly unknown[];

const isEmpty = (cell: unknown): boolean => cell === null || cell === undefined || (Array.isArray(cell) && cell.length === 0);

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const decimal = /^-?\d+(?:\.\d+)?$/;

/** Numbers by size, also those that come as text so that nothing of them is lost; all else as words are sorted. */
function compare(one: unknown, other: unknown): number {
  const numbers = [one, other].map((it) => (typeof it === "number" || (typeof it === "string" && decimal.test(it)) ? Number(it) : null));
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0]! - numbers[1]!;
  return letters.compare(String(one), String(other));
}

/** The rows in the order of a column; what has nothing there stands last either way, and equal rows stay in their order. */
export function sortRows<Of extends Row>(rows: readonly Of[], sorting: Sorting | null): readonly Of[] {
  if (!sorting) return rows;
  const { at, descending } = sorting;
  const known = rows.filter((it) => !isEmpty(it[at])).toSorted((one, other) => (descending ? -1 : 1) * compare(one[at], other[at]));
  return [...known, ...rows.filter((it) => isEmpty(it[at]))];
}
