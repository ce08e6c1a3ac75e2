/** How a chart shows the rows of an answer. */
export const chartTypes = Object.freeze(["bar", "line", "area", "pie", "scatter"] as const);

export type ChartType = (typeof chartTypes)[number];

/** Which columns of an answer's table are drawn, by the names that they have in its CSV. */
export interface Drawing {
  readonly type: ChartType;
  /** What each mark is called, or where it stands. */
  readonly label: string;
  /** The numbers. */
  readonly values: readonly string[];
  /** A column whose values each make a series of their own; only with one column of numbers. */
  readonly series: string | null;
}

const fields = ["type", "label", "values", "series"];

/** Reads a drawing; what keeps it from being one is told, and the columns are compared when it is drawn. */
export function readDrawing(given: unknown): Drawing | readonly string[] {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return [`drawing: expected an object with ${fields.join(", ")}`];
  const { type, label, values, series = null, ...rest } = given as Record<string, unknown>;
  const faults = Object.keys(rest).map((it) => `drawing.${it}: there is no such field, only ${fields.join(", ")}`);
  if (!chartTypes.includes(type as ChartType))
    faults.push(`drawing.type: expected one of ${chartTypes.join(", ")}, got ${JSON.stringify(type)}`);
  if (typeof label !== "string") faults.push("drawing.label: expected the name of a column");
  if (!Array.isArray(values) || values.length === 0 || values.some((it) => typeof it !== "string"))
    faults.push("drawing.values: expected the names of columns, at least one");
  if (series !== null && typeof series !== "string") faults.push("drawing.series: expected the name of a column, or null");
  if (series !== null && Array.isArray(values) && values.length > 1) faults.push("drawing.series: expected one column of values beside it");
  return faults.length > 0 ? faults : ({ type, label, values, series } as Drawing);
}
