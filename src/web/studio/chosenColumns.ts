import type { ColumnField, Drawing } from "../../queries/charts/drawing.js";

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

/** What would be chosen for a field from what is chosen already, else from the columns' own names. */
function suggested({ field, least, most }: ColumnField, chosen: ChosenColumns, columns: readonly string[]): readonly string[] {
  const known = chosen[field] ?? [];
  if (known.length > 0) return known.slice(0, most);
  if (least === 0) return [];
  if (field === "levels") return [...(chosen.series ?? []), ...(chosen.label ?? [])].slice(0, most);
  if (field === "label") return (chosen.levels ?? []).slice(0, 1);
  return columns.filter((it) => it.toLowerCase().endsWith(field)).slice(0, 1);
}

/** What is chosen when another type of chart, or another way to choose columns for it, is taken. */
export const carriedOver = (way: readonly ColumnField[], chosen: ChosenColumns, columns: readonly string[]): ChosenColumns =>
  Object.fromEntries(way.map((it) => [it.field, suggested(it, chosen, columns)]));

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
