import type { Table } from "../../export/answer/answerTable.js";
import { entriesOf, labelOf, numberOf } from "./cells.js";
import { faint, ink } from "./colours.js";
import type { Drawing } from "./drawing.js";

/** The most marks; further rows are left out, and the chart says so. */
const mostPoints = 2_000;

type Point = readonly [number | string, number];

/** What points by two columns are made of: a mark a row, of each column of numbers or each value of the series. */
export interface PointData {
  readonly form: "points";
  /** What the axis below is called, and whether it is one of numbers. */
  readonly across: string;
  readonly numeric: boolean;
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[];
  readonly note: string;
}

/** The points that a drawing shows of a table; what has no number is left out. */
export function pointData(table: Table, { label, values, series }: Drawing): PointData {
  const entries = values.flatMap((column) =>
    entriesOf(table, { label, series, values: column }).flatMap((it) => {
      const number = numberOf(table, column, it.values);
      return number === null || it.label === null ? [] : [{ ...it, number, name: series === null ? column : labelOf(it.series) }];
    }),
  );
  const numeric = entries.length > 0 && entries.every((it) => numberOf(table, label!, it.label) !== null);
  const points = new Map<string, Point[]>();
  for (const it of entries.slice(0, mostPoints)) {
    const across = numeric ? numberOf(table, label!, it.label)! : labelOf(it.label);
    points.set(it.name, [...(points.get(it.name) ?? []), [across, it.number]]);
  }
  const left = entries.length - mostPoints;
  return {
    form: "points",
    across: label!,
    numeric,
    series: [...points].map(([name, its]) => ({ name, points: its })),
    note: left > 0 ? `the first ${mostPoints.toLocaleString("en")} of ${entries.length.toLocaleString("en")}` : "",
  };
}

/** How high it is best at a width of 800, in pixels. */
export const pointHeight = 450;

/** All but what every chart has. */
export function pointOption({ across, numeric, series }: PointData, head: number): object {
  const lines = { axisLine: { lineStyle: { color: faint } }, axisLabel: { color: ink }, splitLine: { lineStyle: { color: faint } } };
  const legend = series.length > 1;
  return {
    ...(legend ? { legend: { bottom: 6, left: 12, right: 12, textStyle: { color: ink } } } : {}),
    tooltip: { trigger: "item" },
    grid: { left: 16, right: 28, top: head, bottom: legend ? 60 : 36, containLabel: true },
    xAxis: {
      type: numeric ? "value" : "category",
      scale: true,
      name: across,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: ink },
      ...lines,
    },
    yAxis: { type: "value", scale: true, ...lines },
    series: series.map(({ name, points }) => ({ name, type: "scatter", symbolSize: 8, itemStyle: { opacity: 0.7 }, data: points })),
  };
}
