import { labelOf, numberOf } from "./cells.js";
import type { Drawing } from "./drawing.js";
import { guessByNames } from "./guessByNames.js";

type Rows = readonly (readonly unknown[])[];

/** The most series that are told apart by colour. */
const mostSeries = 12;

const year = /^\d{4}(?:-\d\d){0,2}$/;

interface Column {
  readonly name: string;
  readonly at: number;
  /** How many different values it has. */
  readonly different: number;
}

const isEmpty = (cell: unknown): boolean => cell === null || (Array.isArray(cell) && cell.length === 0);

const isNumeric = (name: string, at: number, rows: Rows): boolean => {
  const cells = rows.map((it) => it[at]).filter((it) => !isEmpty(it));
  return cells.length > 0 && cells.every((it) => numberOf(name, it) !== null);
};

const isDated = ({ at }: Column, rows: Rows): boolean => rows.every((it) => isEmpty(it[at]) || year.test(labelOf(it[at])));

/** Years are written as numbers, but they are where something stands and not how much it is. */
const isYear = (name: string, at: number, rows: Rows): boolean =>
  /(?:year|established)$/i.test(name) && rows.every((it) => isEmpty(it[at]) || year.test(String(it[at])));

/**
 * A first drawing from the shape of an answer. Sources and targets are a Sankey diagram, places and countries a map, parts with their parents a
 * sunburst. Else its first column of words names the marks, the first of numbers tells how much; a second column of words makes series where the
 * names come again; dates and years are drawn as a line. Null where there is nothing to draw.
 */
export function guessDrawing(columns: readonly string[], rows: Rows): Drawing | null {
  const related = guessByNames({ columns, rows });
  if (related) return related;
  const all = columns.map((name, at): Column => ({ name, at, different: new Set(rows.map((it) => labelOf(it[at]))).size }));
  const numbers = all.filter(({ name, at }) => isNumeric(name, at, rows) && !isYear(name, at, rows));
  // Ids tell marks apart, and names say more where there are any.
  const words = all.filter((it) => !numbers.includes(it) && rows.some((row) => !isEmpty(row[it.at])));
  const telling = words.filter((it) => it.different > 1 || rows.length === 1);
  const named = telling.filter(({ name }) => !/(?:^|\.)(?:id|cursor|kind|currency)$/.test(name));
  const [label, ...others] = named.length > 0 ? named : telling;
  // Numbers that are the same in every row stand beside the list, such as its total.
  const [value] = numbers.filter((it) => it.different > 1 || rows.length === 1).concat(numbers);
  if (!label || !value) return null;
  // Where each row has a name of its own, it is that which is compared, and not when it began.
  const dated = isDated(label, rows) || label.different < rows.length ? telling.find((it) => isDated(it, rows)) : undefined;
  const across = dated ?? label;
  const apart = across.different < rows.length ? [label, ...others].find((it) => it !== across && it.different <= mostSeries) : undefined;
  return { type: dated ? "line" : "bar", label: across.name, values: [value.name], series: apart?.name ?? null };
}
