import type { Table } from "../../export/answer/answerTable.js";
import { firstOf, isEmpty, labelOf, numberOf } from "./cells.js";

/** A column of a table, by what its cells are. */
export interface TableColumn {
  readonly name: string;
  /** In how many lists of rows it stands. */
  readonly depth: number;
  /** Amounts of money are decimal texts, and cannot be compared in mixed currencies; dates are years as well. */
  readonly holds: "amounts" | "mixed" | "numbers" | "dates" | "words" | "nothing";
  /** How many different values it has. */
  readonly different: number;
}

const date = /^\d{4}(?:-\d\d){0,2}$/;

const differentIn = (cells: readonly unknown[]): readonly string[] => [...new Set(cells.map(labelOf))];

/** The currencies of a column of amounts, where they stand beside it. */
export function currenciesOf({ columns, rows, currencies }: Table, amount: string): readonly string[] {
  const beside = currencies.get(amount)?.column ?? null;
  if (beside === null) return [];
  const at = columns.indexOf(beside);
  return differentIn(rows.flatMap((it) => it[at] ?? []).filter((it) => !isEmpty(it)));
}

/** Whether amounts of a column cannot be compared: they are in several currencies, or in which they are is not asked for. */
export function isMixed(table: Table, column: string): boolean {
  const known = table.currencies.get(column);
  if (!known || known.one) return false;
  return known.column === null || currenciesOf(table, column).length > 1;
}

function holds(table: Table, name: string, cells: readonly unknown[]): TableColumn["holds"] {
  if (cells.length === 0) return "nothing";
  const dated = cells.every((it) => date.test(labelOf(it)));
  const numeric = cells.every((it) => numberOf(table, name, it) !== null);
  // Years are written as numbers, but they are where something stands and not how much it is.
  if (!numeric || (dated && /(?:year|established)$/i.test(name))) return dated ? "dates" : "words";
  if (isMixed(table, name)) return "mixed";
  return table.currencies.has(name) || !cells.every((it) => typeof firstOf(it) === "number") ? "amounts" : "numbers";
}

/** What each column of a table holds, in their order. */
export const tableColumns = (table: Table): readonly TableColumn[] =>
  table.columns.map((name, at) => {
    const cells = table.rows.map((it) => it[at] ?? null);
    const known = cells.filter((it) => !isEmpty(it));
    return { name, depth: table.depths[at]!, different: differentIn(cells).length, holds: holds(table, name, known) };
  });

/** The columns that tell rows apart. */
export const tellingColumns = (table: Table): readonly TableColumn[] =>
  tableColumns(table).filter((it) => it.holds !== "nothing" && (it.different > 1 || table.rows.length === 1));

/** A table without the lists that lie further in than some depth, so that nothing in it is repeated for their sake. */
export function outerPart({ columns, depths, rows, begins, ...about }: Table, depth: number): Table {
  const kept = <Item>(items: readonly Item[]): Item[] => items.filter((_, at) => depths[at]! <= depth);
  const outer = rows.filter((_, at) => begins[at]! <= depth);
  return { columns: kept(columns), ...about, depths: kept(depths), rows: outer.map(kept), begins: begins.filter((it) => it <= depth) };
}

/** Numbers that say where something lies, and not how much it is. */
const placing = /(?:^|\.)(?:latitude|longitude|level)$/i;

/**
 * Those that tell how much: what differs before what is the same in all rows, amounts of money before counts. What stands beside the list and is the
 * same for that reason, such as its total, is none.
 */
export function measures(table: Table): readonly TableColumn[] {
  const alone = table.rows.length === 1;
  const all = tableColumns(table).filter(({ name, depth }) => !placing.test(name) && (depth > 0 || alone));
  const kinds = ["amounts", "numbers"] as const;
  const differs = (it: TableColumn): boolean => it.different > 1 || alone;
  const ordered = kinds.flatMap((kind) => all.filter((it) => it.holds === kind));
  return [...ordered.filter(differs), ...ordered.filter((it) => !differs(it))];
}

/** Those that name something; ids tell apart as well, and names say more where there are any. */
export function namings(telling: readonly TableColumn[]): readonly TableColumn[] {
  const all = telling.filter((it) => it.holds === "words" || it.holds === "dates");
  const named = all.filter(({ name }) => !/(?:^|\.)(?:id|cursor|kind|currency)$/.test(name));
  return named.length > 0 ? named : all;
}

/** What can be compared in a table. */
export interface Comparison {
  readonly value: TableColumn;
  /** The table as far in as the value stands, in which it is not repeated. */
  readonly part: Table;
  /** Columns of that part; the first names what is compared. */
  readonly names: readonly TableColumn[];
}

/** The first column of numbers that has names beside it; null where there is none. */
export function comparisonIn(table: Table): Comparison | null {
  for (const value of measures(table)) {
    const part = outerPart(table, value.depth);
    const names = namings(tellingColumns(part));
    if (names.length > 0) return { value, part, names };
  }
  return null;
}
