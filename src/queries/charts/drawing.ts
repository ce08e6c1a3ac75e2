/** How a chart shows the rows of an answer. */
export const chartTypes = Object.freeze(["bar", "line", "area", "pie", "scatter", "map", "treemap", "sunburst", "sankey"] as const);

export type ChartType = (typeof chartTypes)[number];

/** Which columns of an answer's table are drawn, by the names that they have in its CSV. What a type does not use is null, empty or absent. */
export interface Drawing {
  readonly type: ChartType;
  /** What each mark is called, or where it stands; on a map of countries their codes of two letters. */
  readonly label: string | null;
  /** The numbers; where there are none, each row counts as one. */
  readonly values: readonly string[];
  /** A column whose values each make a series of their own; only with one column of numbers. */
  readonly series: string | null;
  /** From the outermost to the innermost part, or from where something flows to where it ends. */
  readonly levels?: readonly string[];
  /** What the columns `parent`, or `source` and `target`, name a mark by. */
  readonly id?: string;
  readonly parent?: string;
  readonly source?: string;
  readonly target?: string;
  readonly latitude?: string;
  readonly longitude?: string;
}

/** A field of a drawing by which columns are chosen. */
export interface ColumnField {
  readonly field: Exclude<keyof Drawing, "type">;
  /** What the columns are for, as a form tells it. */
  readonly title: string;
  readonly least: number;
  /** One where the field holds a name, more where it holds a list of them. */
  readonly most: number;
  /** Whether it takes codes of countries. */
  readonly codes?: true;
}

const one = (field: ColumnField["field"], title: string, least: 0 | 1 = 1): ColumnField => ({ field, title, least, most: 1 });
const size = one("values", "Size; without it each row counts as one", 0);
const plain: ColumnField[] = [
  one("label", "Names, or what stands along the axis"),
  { field: "values", title: "Numbers", least: 1, most: 20 },
  one("series", "Each value a series of its own", 0),
];
const tree: ColumnField[][] = [
  [{ field: "levels", title: "From the outermost to the innermost", least: 1, most: 6 }, size],
  [one("id", "Ids"), one("parent", "The id of what each lies within"), one("label", "Names"), size],
];

/** Every type with the ways in which its columns can be chosen, the usual way first. */
export const chartWays: Readonly<Record<ChartType, readonly (readonly ColumnField[])[]>> = Object.freeze({
  bar: [plain],
  line: [plain],
  area: [plain],
  pie: [[one("label", "Names"), one("values", "Numbers")]],
  scatter: [[{ ...plain[0]!, title: "Along the axis: numbers, dates or names" }, ...plain.slice(1)]],
  map: [
    [{ ...one("label", "Codes of countries"), codes: true }, one("values", "Numbers")],
    [one("latitude", "Latitudes"), one("longitude", "Longitudes"), one("label", "Names"), size],
  ],
  treemap: tree,
  sunburst: tree,
  sankey: [
    [{ field: "levels", title: "From the first to the last", least: 2, most: 6 }, size],
    [
      one("source", "From where"),
      one("target", "To where"),
      size,
      one("id", "Ids, where sources and targets are ids", 0),
      one("label", "Names of the ids", 0),
    ],
  ],
});

const lists: ReadonlySet<string> = new Set<ColumnField["field"]>(["values", "levels"]);

const isName = (it: unknown): boolean => typeof it === "string";
const count = (it: number): string => (it === 1 ? "one" : `${it}`);

function columnFault({ field, least, most }: ColumnField, given: unknown): string | null {
  if (!lists.has(field)) {
    if (given === null || given === undefined) return least === 0 ? null : "expected the name of a column";
    return isName(given) ? null : `expected the name of a column${least === 0 ? ", or null" : ""}`;
  }
  if (least === 0 && (given === null || given === undefined)) return null;
  if (Array.isArray(given) && given.length >= least && given.length <= most && given.every(isName)) return null;
  const limits = [...(least > 0 ? [`at least ${count(least)}`] : []), ...(most < 20 ? [`at most ${count(most)}`] : [])];
  return `expected the names of columns${limits.length > 0 ? `, ${limits.join(" and ")}` : ""}`;
}

type Given = Readonly<Record<string, unknown>>;

const isGiven = (it: unknown): boolean => it !== null && it !== undefined && !(Array.isArray(it) && it.length === 0);

function faultsOf(way: readonly ColumnField[], { type: _, ...given }: Given): string[] {
  const names = way.map((it) => it.field as string);
  const other = Object.keys(given).filter((it) => !names.includes(it) && isGiven(given[it]));
  const faults = other.map((it) => `drawing.${it}: there is no such field, only type, ${names.join(", ")}`);
  for (const it of way) {
    const fault = columnFault(it, given[it.field]);
    if (fault) faults.push(`drawing.${it.field}: ${fault}`);
  }
  if (isGiven(given["series"]) && Array.isArray(given["values"]) && given["values"].length > 1)
    faults.push("drawing.series: expected one column of values beside it");
  return faults;
}

/** Reads a drawing; what keeps it from being one is told, and the columns are compared when it is drawn. */
export function readDrawing(given: unknown): Drawing | readonly string[] {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return ["drawing: expected an object with its type and columns"];
  const { type, label = null, values = null, series = null, ...rest } = given as Record<string, unknown>;
  const known = chartTypes.find((it) => it === type);
  const wrong = known ? [] : [`drawing.type: expected one of ${chartTypes.join(", ")}, got ${JSON.stringify(type)}`];
  // The way that is meant is the one with the fewest faults.
  const [faults = []] = chartWays[known ?? "bar"].map((it) => faultsOf(it, given as Given)).toSorted((a, b) => a.length - b.length);
  if (wrong.length + faults.length > 0) return [...wrong, ...faults];
  const others = Object.fromEntries(Object.entries(rest).filter(([, it]) => isGiven(it)));
  return { type, label, values: values ?? [], series, ...others } as Drawing;
}
