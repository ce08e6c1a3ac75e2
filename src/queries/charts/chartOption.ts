import { AtlasError } from "../../errors.js";
import { labelOf, numberOf } from "./cells.js";
import type { Drawing } from "./drawing.js";

type Rows = readonly (readonly unknown[])[];

/** The most marks of a chart whose marks have names; further rows are left out, and the chart says so. */
const mostMarks = 40;
const mostPoints = 2_000;

/** What a chart is made of, before it is told to the library. */
export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** How many marks there would be. */
  readonly whole: number;
}

function columnAt(columns: readonly string[], name: string): number {
  const at = columns.indexOf(name);
  if (at >= 0) return at;
  throw new AtlasError("BAD_USER_INPUT", `The drawing names the column "${name}", but the answer has only ${columns.join(", ")}.`);
}

/** The numbers that a drawing shows of a table: those of the same name and series are added up. Throws `BAD_USER_INPUT` for a column that there is not. */
export function chartData(columns: readonly string[], rows: Rows, { type, label, values, series }: Drawing): ChartData {
  const labelAt = columnAt(columns, label);
  const seriesAt = series === null ? null : columnAt(columns, series);
  const valuesAt = values.map((it) => [it, columnAt(columns, it)] as const);
  const sums = new Map<string, Map<string, number>>();
  const names = new Set<string>();
  for (const row of rows)
    for (const [column, at] of valuesAt) {
      const number = numberOf(column, row[at]);
      if (number === null) continue;
      const [place, name] = [labelOf(row[labelAt]), seriesAt === null ? column : labelOf(row[seriesAt])];
      names.add(name);
      const of = sums.get(place) ?? new Map<string, number>();
      sums.set(place, of.set(name, (of.get(name) ?? 0) + number));
    }
  const places = type === "line" || type === "area" ? [...sums.keys()].toSorted() : [...sums.keys()];
  const labels = places.slice(0, type === "bar" || type === "pie" ? mostMarks : mostPoints);
  return {
    labels,
    series: [...names].map((name) => ({ name, values: labels.map((it) => sums.get(it)!.get(name) ?? null) })),
    whole: places.length,
  };
}

const palette = [
  "#1b7a8c",
  "#d0742a",
  "#5d8a4a",
  "#94507c",
  "#5f6bab",
  "#b39a1f",
  "#7a6a5a",
  "#3f9d7f",
  "#c25555",
  "#8a8f98",
  "#2f5d8a",
  "#a8743a",
];
const ink = "#3b4a52";
const faint = "#d9e2e4";

/** Whether names are short enough to stand below their marks. */
const areShort = (labels: readonly string[]): boolean => labels.length <= 12 && labels.every((it) => it.length <= 8);

const isUpright = ({ type }: Drawing, { labels }: ChartData): boolean => type !== "bar" || areShort(labels);

/** How high a chart of this width is best, in pixels. */
export const chartHeight = (drawing: Drawing, data: ChartData): number =>
  isUpright(drawing, data) ? 450 : Math.max(220, 110 + data.labels.length * (14 + 12 * Math.min(4, data.series.length)));

function axes(drawing: Drawing, data: ChartData): object {
  const lines = { axisLine: { lineStyle: { color: faint } }, axisLabel: { color: ink }, splitLine: { lineStyle: { color: faint } } };
  const names = { type: "category", data: data.labels, ...lines, axisTick: { show: false } };
  const numbers = { type: "value", ...lines };
  if (isUpright(drawing, data)) return { xAxis: names, yAxis: numbers };
  // Read from the top, and cut where they would leave no room.
  const aside = { ...names, inverse: true, axisLabel: { color: ink, width: 240, overflow: "truncate" } };
  return { xAxis: numbers, yAxis: aside };
}

function seriesOf({ type }: Drawing, { labels, series }: ChartData): readonly object[] {
  if (type === "pie") {
    const [{ values }] = series as [ChartData["series"][number]];
    return [{ type: "pie", radius: ["35%", "68%"], data: labels.map((name, at) => ({ name, value: values[at] })), label: { color: ink } }];
  }
  return series.map(({ name, values }) => ({
    name,
    data: values,
    type: type === "area" ? "line" : type,
    ...(type === "area" ? { areaStyle: { opacity: 0.25 }, stack: "all" } : {}),
    ...(type === "line" || type === "area" ? { symbolSize: 5, connectNulls: true } : {}),
    ...(type === "bar" && series.length > 4 ? { stack: "all" } : {}),
  }));
}

/** Pixels that the names of the series need below the chart, in as many lines as that takes. */
function legendHeight({ series }: ChartData): number {
  const widths = series.reduce((sum, { name }) => sum + 45 + 8 * name.length, 0);
  return 8 + 24 * Math.ceil(widths / 700);
}

/** A chart as plain data for the library that draws it, on the server and in a browser alike. */
export function chartOption(title: string, drawing: Drawing, data: ChartData): Readonly<Record<string, unknown>> {
  const cut =
    data.whole > data.labels.length ? `the first ${data.labels.length.toLocaleString("en")} of ${data.whole.toLocaleString("en")}` : "";
  const legend = drawing.type !== "pie" && data.series.length > 1;
  return {
    animation: false,
    color: palette,
    // Without quotes, which the library puts into an attribute as they are.
    textStyle: { fontFamily: "system-ui, Segoe UI, Noto Sans, Noto Sans SC, sans-serif" },
    title: { text: title, subtext: cut, left: 12, top: 8, textStyle: { color: ink, fontSize: 16 }, subtextStyle: { color: ink } },
    ...(legend ? { legend: { bottom: 6, left: 12, right: 12, textStyle: { color: ink } } } : {}),
    tooltip:
      drawing.type === "pie" || drawing.type === "scatter" ? { trigger: "item" } : { trigger: "axis", axisPointer: { type: "shadow" } },
    ...(drawing.type === "pie"
      ? {}
      : {
          grid: { left: 16, right: 28, top: cut ? 72 : 56, bottom: 20 + (legend ? legendHeight(data) : 0), containLabel: true },
          ...axes(drawing, data),
        }),
    series: seriesOf(drawing, data),
  };
}
