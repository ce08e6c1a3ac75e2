import type { Table } from "../../export/answer/answerTable.js";
import { type ChartType, type ColumnField, chartWays, type Drawing } from "../../queries/charts/drawing.js";
import { proposedColumns } from "../../queries/charts/proposedColumns.js";

/** The columns chosen for the fields of a drawing, by field; a field for which there is none is absent or empty. */
export type ChosenColumns = Readonly<Partial<Record<ColumnField["field"], readonly string[]>>>;

const listOf = (value: Drawing[ColumnField["field"]]): readonly string[] =>
  value === null || value === undefined ? [] : typeof value === "string" ? [value] : value;

/** The columns that a drawing names. */
export function columnsOfDrawing(drawing: Drawing): ChosenColumns {
  const { type: _, ...fields } = drawing;
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, listOf(value)]));
}

/** Whether there are all columns that a drawing names. */
export const fits = (columns: readonly string[], drawing: Drawing): boolean =>
  Object.values(columnsOfDrawing(drawing)).every((names) => names.every((it) => columns.includes(it)));

/** The first way to draw a type for which all columns are chosen; the first of all where there is none. */
export const wayOf = (type: ChartType, chosen: ChosenColumns): number =>
  Math.max(
    0,
    chartWays[type].findIndex((way) => way.every((it) => (chosen[it.field]?.length ?? 0) >= it.least)),
  );

/** What is chosen for a field when it comes up: what was chosen for it before, else what would do. */
function suggested(field: ColumnField, chosen: ChosenColumns, table: Table): readonly string[] {
  const known = chosen[field.field] ?? [];
  // Names that stood for marks are no codes.
  if (known.length > 0 && !field.codes) return known.slice(0, field.most);
  return field.least === 0 ? [] : (proposedColumns(field, table) ?? []);
}

/** What is chosen when another type of chart, or another way to choose columns for it, is taken. */
export const carriedOver = (way: readonly ColumnField[], chosen: ChosenColumns, table: Table): ChosenColumns =>
  Object.fromEntries(way.map((it) => [it.field, suggested(it, chosen, table)]));

/** The chosen columns as a drawing has them; whether they make one is told by `readDrawing`. */
export const asDrawing = (type: Drawing["type"], way: readonly ColumnField[], chosen: ChosenColumns): unknown => ({
  type,
  ...Object.fromEntries(
    way.map(({ field }): [string, unknown] => {
      const names = chosen[field] ?? [];
      return [field, field === "values" || field === "levels" ? names : (names[0] ?? null)];
    }),
  ),
});
