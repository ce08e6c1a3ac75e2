import type { Table } from "../../export/answer/answerTable.js";
import { checkDrawing } from "./checkDrawing.js";
import { ink, palette } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { type FlowData, flowData, flowHeight, flowOption } from "./flowChart.js";
import { type CountryData, mapData, mapHeight, mapOption, type PlaceData } from "./mapChart.js";
import { type PointData, pointData, pointHeight, pointOption } from "./scatterChart.js";
import { type SeriesData, seriesData, seriesHeight, seriesOption } from "./seriesChart.js";
import { currenciesOf } from "./tableColumns.js";
import { type TreeData, treeData, treeHeight, treeOption } from "./treeChart.js";

/** What a chart is made of, before it is told to the library. */
export type ChartData = SeriesData | PointData | TreeData | FlowData | CountryData | PlaceData;

/** A chart as plain data for the library that draws it, on the server and in a browser alike. */
export type ChartOption = Readonly<Record<string, unknown>>;

/** What is said of an answer that has nothing to draw, as it may at any time. */
const noRows = "no rows to draw";

/** Pixels that this takes. */
export const emptyHeight = 220;

function hasMarks(data: ChartData): boolean {
  if (data.form === "series") return data.labels.length > 0;
  if (data.form === "points") return data.series.length > 0;
  if (data.form === "tree") return data.parts.length > 0;
  if (data.form === "flow") return data.links.length > 0;
  return data.form === "countries" ? data.values.size > 0 : data.places.length > 0;
}

function formData(table: Table, drawing: Drawing): ChartData {
  if (drawing.type === "scatter") return pointData(table, drawing);
  if (drawing.type === "map") return mapData(table, drawing);
  if (drawing.type === "treemap" || drawing.type === "sunburst") return treeData(table, drawing);
  return drawing.type === "sankey" ? flowData(table, drawing) : seriesData(table, drawing);
}

/** The only column of numbers in words: `amount.converted.amount` is "amount converted in USD". Several stand in the legend. */
function inWords(table: Table, { values: [column, ...others] }: Drawing): string {
  if (column === undefined || others.length > 0) return "";
  const words = column
    .replace(/ \(\d+\)$/, "")
    .replaceAll(/[a-z](?=[A-Z])/g, "$& ")
    .toLowerCase()
    .split(".");
  const [currency, ...more] = currenciesOf(table, column);
  return [...new Set(words), ...(currency && more.length === 0 ? [`in ${currency}`] : [])].join(" ");
}

/**
 * What a drawing shows of a table, with what its numbers are in its note. Throws `BAD_USER_INPUT` that names the column that there is not, and the
 * field that asks for it.
 */
export function chartData(table: Table, drawing: Drawing): ChartData {
  checkDrawing(table, drawing);
  const data = formData(table, drawing);
  const notes = [hasMarks(data) ? inWords(table, drawing) : noRows, data.note];
  return { ...data, note: notes.filter((it) => it !== "").join("; ") };
}

/** How high a chart is best at a width of 800, in pixels. */
export function chartHeight(drawing: Drawing, data: ChartData): number {
  if (!hasMarks(data)) return emptyHeight;
  if (data.form === "series") return seriesHeight(drawing, data);
  if (data.form === "points") return pointHeight;
  if (data.form === "tree") return treeHeight(drawing);
  return data.form === "flow" ? flowHeight(data) : mapHeight;
}

function formOption(drawing: Drawing, data: ChartData, head: number): object {
  if (data.form === "series") return seriesOption(drawing, data, head);
  if (data.form === "points") return pointOption(data, head);
  if (data.form === "tree") return treeOption(drawing, data, head);
  return data.form === "flow" ? flowOption(data, head) : mapOption(data);
}

/** Pixels above a chart, with its title and with a note below that. */
const heads = { title: 56, note: 76 };

/** What stands above a chart; below it there is nothing where an answer has nothing to draw. */
export const emptyOption = (title: string, note: string = noRows): ChartOption => ({
  animation: false,
  color: palette,
  // Without quotes, which the library puts into an attribute as they are.
  textStyle: { fontFamily: "system-ui, Segoe UI, Noto Sans, Noto Sans SC, sans-serif" },
  title: {
    text: title,
    subtext: note,
    left: 12,
    top: 8,
    textStyle: { color: ink, fontSize: 16, width: 770, overflow: "truncate" },
    subtextStyle: { color: ink },
  },
  series: [],
});

/** A chart as an option of ECharts, laid out for a width of 800. */
export const chartOption = (title: string, drawing: Drawing, data: ChartData): ChartOption => ({
  ...emptyOption(title, data.note),
  ...(hasMarks(data) ? formOption(drawing, data, data.note ? heads.note : heads.title) : {}),
});
