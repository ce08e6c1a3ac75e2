import { firstOf, labelOf, numberOf, type Table } from "./cells.js";

/** A column of a table, by what its cells are. */
export interface TableColumn {
  readonly name: string;
  readonly at: number;
  /** Amounts of money are decimal texts, and cannot be compared in mixed currencies; dates are years as well. */
  readonly holds: "amounts" | "mixed" | "numbers" | "dates" | "words" | "nothing";
  /** How many different values it has. */
  readonly different: number;
}

const date = /^\d{4}(?:-\d\d){0,2}$/;

const isEmpty = (cell: unknown): boolean => cell === null || (Array.isArray(cell) && cell.length === 0);

const differentIn = (cells: readonly unknown[]): readonly string[] => [...new Set(cells.map(labelOf))];

/** The currencies of a column of amounts, where they stand beside it. */
export function currenciesOf({ columns, rows }: Table, amount: string): readonly string[] {
  const at = columns.indexOf(amount.replace(/amount( \(\d+\))?$/, "currency$1"));
  return at < 0 || columns[at] === amount ? [] : differentIn(rows.map((it) => it[at] ?? null).filter((it) => !isEmpty(it)));
}

function holds(table: Table, name: string, cells: readonly unknown[]): TableColumn["holds"] {
  if (cells.length === 0) return "nothing";
  const dated = cells.every((it) => date.test(labelOf(it)));
  const numeric = cells.every((it) => numberOf(name, it) !== null);
  // Years are written as numbers, but they are where something stands and not how much it is.
  if (!numeric || (dated && /(?:year|established)$/i.test(name))) return dated ? "dates" : "words";
  if (cells.every((it) => typeof firstOf(it) === "number")) return "numbers";
  return currenciesOf(table, name).length > 1 ? "mixed" : "amounts";
}

/** What each column of a table holds, in their order. */
export const tableColumns = (table: Table): readonly TableColumn[] =>
  table.columns.map((name, at) => {
    const cells = table.rows.map((it) => it[at] ?? null);
    const known = cells.filter((it) => !isEmpty(it));
    return { name, at, different: differentIn(cells).length, holds: holds(table, name, known) };
  });

/** The columns that tell rows apart. What is the same in every row stands beside the list, such as its total. */
export const tellingColumns = (table: Table): readonly TableColumn[] =>
  tableColumns(table).filter((it) => it.holds !== "nothing" && (it.different > 1 || table.rows.length === 1));

/** Those that tell how much, amounts of money before counts. Where something lies is not how much it is. */
export function measures(telling: readonly TableColumn[]): readonly TableColumn[] {
  const kinds = ["amounts", "numbers"] as const;
  return kinds.flatMap((kind) => telling.filter(({ name, holds }) => holds === kind && !/(?:^|\.)(?:latitude|longitude)$/i.test(name)));
}

/** Those that name something; ids tell apart as well, and names say more where there are any. */
export function namings(telling: readonly TableColumn[]): readonly TableColumn[] {
  const all = telling.filter((it) => it.holds === "words" || it.holds === "dates");
  const named = all.filter(({ name }) => !/(?:^|\.)(?:id|cursor|kind|currency)$/.test(name));
  return named.length > 0 ? named : all;
}
