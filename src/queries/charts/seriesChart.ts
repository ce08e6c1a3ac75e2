import type { Table } from "../../export/answer/answerTable.js";
import { axisStyle, legendBelow } from "./axisStyle.js";
import { entriesOf, firstOf, isEmpty, labelOf, numberOf, Sums } from "./cells.js";
import { ink } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { cutNote, negativeNote, said } from "./notes.js";

/** The most marks of a chart whose marks have names; further rows are left out, and the chart says so. */
const mostMarks = 40;
const mostPoints = 2_000;

/** Bars that are seen at once in most places. */
const fewBars = 20;

/** What bars, lines, areas and a pie are made of. */
export interface SeriesData {
  readonly form: "series";
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Whether the series of a place make a whole, as those of several currencies do not. */
  readonly summable: boolean;
  readonly note: string;
}

/** Places of a line in their order: as numbers where all are, else as dates and words. */
function along(places: ReadonlyMap<string, unknown>): readonly string[] {
  const names = [...places.keys()];
  const numeric = [...places.values()].every((it) => typeof it === "number");
  return numeric ? names.toSorted((one, other) => Number(one) - Number(other)) : names.toSorted();
}

/** The numbers that a drawing shows of a table: those of the same name and series are added up. What has no place on a line is left out, and told. */
export function seriesData(table: Table, { type, label, values, series }: Drawing): SeriesData {
  const sums = new Map<string, Sums>();
  const places = new Map<string, unknown>();
  const nowhere = new Sums();
  const isLine = type === "line" || type === "area";
  for (const column of values)
    for (const entry of entriesOf(table, { label, series, values: column })) {
      const number = numberOf(table, column, entry.values);
      if (number === null) continue;
      if (isLine && isEmpty(entry.label)) {
        nowhere.add("", entry, number);
        continue;
      }
      const [place, name] = [labelOf(entry.label), series === null ? column : labelOf(entry.series)];
      places.set(place, firstOf(entry.label));
      const sum = sums.get(name) ?? new Sums();
      sums.set(name, sum);
      sum.add(place, entry, number);
    }
  const ordered = isLine ? along(places) : [...places.keys()];
  const labels = ordered.slice(0, type === "bar" || type === "pie" ? mostMarks : mostPoints);
  const left = nowhere.get("");
  return {
    form: "series",
    labels,
    series: [...sums].map(([name, sum]) => ({ name, values: labels.map((it) => sum.get(it) ?? null) })),
    summable: series === null || values.every((it) => table.currencies.get(it)?.column !== series),
    note: [
      ...cutNote(labels.length, ordered.length),
      ...(type === "pie" ? negativeNote([...sums.values()].flatMap((it) => it.all.map(([, sum]) => sum))) : []),
      ...(left === undefined ? [] : [`without ${said(left)} of no known ${label!.slice(label!.lastIndexOf(".") + 1)}`]),
    ].join("; "),
  };
}

/** Whether names are short enough to stand below their marks. */
const areShort = (labels: readonly string[]): boolean => labels.length <= 14 && labels.every((it) => it.length <= 8);

const isUpright = ({ type }: Drawing, { labels }: SeriesData): boolean => type !== "bar" || areShort(labels);

/** How high it is best at a width of 800, in pixels. */
export const seriesHeight = (drawing: Drawing, data: SeriesData): number =>
  isUpright(drawing, data) ? 450 : Math.max(220, 110 + data.labels.length * (14 + 12 * Math.min(4, data.series.length)));

/** A bar without a name would seem to be that of another. */
const everyName = { color: ink, interval: 0 };

function axes(drawing: Drawing, data: SeriesData): object {
  const names = { type: "category", data: data.labels, ...axisStyle, axisTick: { show: false } };
  const numbers = { type: "value", ...axisStyle };
  if (isUpright(drawing, data)) return { xAxis: drawing.type === "bar" ? { ...names, axisLabel: everyName } : names, yAxis: numbers };
  // Read from the top, and cut where they would leave no room.
  const aside = { ...names, inverse: true, axisLabel: { ...everyName, width: 240, overflow: "truncate" } };
  // Above bars that are scrolled, the numbers are in sight.
  const above = data.labels.length > fewBars ? { position: "top" } : {};
  return { xAxis: { ...numbers, ...above }, yAxis: aside };
}

function seriesOf({ type }: Drawing, { labels, series, summable }: SeriesData): readonly object[] {
  if (type === "pie") {
    const values = series[0]?.values ?? [];
    const parts = labels.map((name, at) => ({ name, value: values[at]! })).filter((it) => it.value > 0);
    return [{ type: "pie", radius: ["35%", "68%"], data: parts, label: { color: ink } }];
  }
  return series.map(({ name, values }) => ({
    name,
    data: values,
    type: type === "area" ? "line" : type,
    ...(type === "area" ? { areaStyle: { opacity: 0.25 }, stack: "all" } : {}),
    ...(type === "line" || type === "area" ? { symbolSize: 5, connectNulls: true } : {}),
    ...(type === "bar" && series.length > 4 && summable ? { stack: "all" } : {}),
  }));
}

/** Pixels that the names of the series need below the chart, in as many lines as that takes. */
function legendHeight({ series }: SeriesData): number {
  const widths = series.reduce((sum, { name }) => sum + 45 + 8 * name.length, 0);
  return 8 + 24 * Math.ceil(widths / 700);
}

/** All but what every chart has. */
export function seriesOption(drawing: Drawing, data: SeriesData, head: number): object {
  const series = seriesOf(drawing, data);
  if (drawing.type === "pie") return { tooltip: { trigger: "item" }, series };
  const legend = data.series.length > 1;
  return {
    ...(legend ? { legend: legendBelow } : {}),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    grid: { left: 16, right: 28, top: head, bottom: 20 + (legend ? legendHeight(data) : 0), containLabel: true },
    ...axes(drawing, data),
    series,
  };
}
