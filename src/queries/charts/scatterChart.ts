import type { Table } from "../../export/answer/answerTable.js";
import { axisStyle, legendBelow } from "./axisStyle.js";
import { entriesOf, labelOf, numberOf } from "./cells.js";
import { ink } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { cutNote } from "./notes.js";

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
    const its = points.get(it.name) ?? [];
    points.set(it.name, its);
    its.push([across, it.number]);
  }
  return {
    form: "points",
    across: label!,
    numeric,
    series: [...points].map(([name, its]) => ({ name, points: its })),
    note: cutNote(Math.min(entries.length, mostPoints), entries.length).join(),
  };
}

/** How high it is best at a width of 800, in pixels. */
export const pointHeight = 450;

/** All but what every chart has. */
export function pointOption({ across, numeric, series }: PointData, head: number): object {
  const legend = series.length > 1;
  return {
    ...(legend ? { legend: legendBelow } : {}),
    tooltip: { trigger: "item" },
    grid: { left: 16, right: 28, top: head, bottom: legend ? 60 : 36, containLabel: true },
    xAxis: {
      type: numeric ? "value" : "category",
      scale: true,
      name: across,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: ink },
      ...axisStyle,
    },
    yAxis: { type: "value", scale: true, ...axisStyle },
    series: series.map(({ name, points }) => ({ name, type: "scatter", symbolSize: 8, itemStyle: { opacity: 0.7 }, data: points })),
  };
}
