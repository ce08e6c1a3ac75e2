import type { ChartOption } from "./chartOption.js";
import { ink } from "./colours.js";
import { fitLegend } from "./fitLegend.js";

/** Where a chart is shown, in pixels. */
export interface ChartPlace {
  readonly width: number;
  readonly height: number;
  /** Whether its title is to be drawn; else only its note is. */
  readonly titled: boolean;
}

type Plain = Record<string, unknown>;

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** Large numbers as they are said: 100M. */
function withShortNumbers(axis: Plain): Plain {
  if (axis["type"] !== "value") return axis;
  return {
    ...axis,
    splitNumber: 4,
    axisLabel: { ...(axis["axisLabel"] as Plain), hideOverlap: true, formatter: (it: number) => compact.format(it) },
  };
}

/** Pixels below which short names side by side would run into each other. */
const nameWidth = 56;

function fitAxis(axis: Plain, width: number): Plain {
  const label = axis["axisLabel"] as Plain | undefined;
  if (label?.["interval"] === 0 && width < (axis["data"] as unknown[]).length * nameWidth && label["width"] === undefined)
    return { ...axis, axisLabel: { ...label, rotate: 60 } };
  if (typeof label?.["width"] !== "number") return withShortNumbers(axis);
  return { ...axis, axisLabel: { ...label, width: Math.min(label["width"], Math.round(width * (width < 500 ? 0.46 : 0.36))) } };
}

interface Ring {
  readonly inner: number;
  readonly outer: number;
}

/** The angle in degrees that a line of letters takes up at a radius. */
const angleOf = (fontSize: number, radius: number): number => ((fontSize * 0.97) / radius) * (180 / Math.PI);

/** Parts that end within the sunburst have their names outside, where nothing else stands. */
function named(parts: readonly Plain[], rings: readonly Ring[], level: number, fontSize: number): Plain[] {
  const ring = rings[level]!;
  const label = {
    position: "outside",
    distance: 3,
    color: ink,
    minAngle: angleOf(fontSize, ring.outer),
    width: rings.at(-1)!.outer - ring.outer - 8,
  };
  return parts.map((part) => {
    if (part["children"]) return { ...part, children: named(part["children"] as Plain[], rings, level + 1, fontSize) };
    return level + 1 < rings.length ? { ...part, label } : part;
  });
}

/** Rings as wide as there is room, with names on those parts that are broad enough for a line. */
function fitSunburst(series: Plain, { width, height }: ChartPlace, head: number): Plain {
  const levels = series["levels"] as Plain[];
  const radius = Math.max(60, Math.min(width, height - head) / 2 - 8);
  const hole = radius * 0.2;
  const ring = (radius - hole) / Math.max(1, levels.length - 1);
  const fontSize = 9;
  const rings = levels.slice(1).map((_, at) => ({ inner: hole + at * ring, outer: hole + (at + 1) * ring }));
  const fitted = rings.map(({ inner, outer }, at) => ({
    ...levels[at + 1],
    r0: inner,
    r: outer,
    label: { ...(levels[at + 1]!["label"] as Plain), minAngle: angleOf(fontSize, (inner + outer) / 2), fontSize, width: ring - 8 },
  }));
  return {
    ...series,
    data: rings.length > 0 ? named(series["data"] as Plain[], rings, 0, fontSize) : [],
    radius: [hole, radius],
    center: [width / 2, head + (height - head) / 2],
    levels: [levels[0], ...fitted],
  };
}

/** Names in lines of about so many letters, broken between words; what is too long for the last line is cut by whoever draws it. */
function inLines(letters: number, most: number): (mark: { readonly name: string }) => string {
  return ({ name }) => {
    const lines: string[] = [];
    for (const word of name.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && (lines.length === most || last.length + word.length < letters)) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.join("\n");
  };
}

/** Letters of a line whose width is known in pixels. */
const lettersIn = (width: number, fontSize: number): number => Math.floor(width / (fontSize * 0.58));

function fitSankey(series: Plain, { width, height }: ChartPlace): Plain {
  const columns = Math.max(2, (series["levels"] as unknown[]).length);
  const last = Math.round(Math.min(210, width * 0.28));
  const between = (width - 24 - last) / (columns - 1);
  const fontSize = width < 500 ? 10 : 12;
  const room = Math.max(30, Math.min(last - 16, between - 24));
  // Where there is room for gaps of two lines, names have two lines.
  const nodeGap = Math.min(24, (height * 0.95) / Math.max(1, (series["data"] as unknown[]).length));
  const folded = nodeGap >= 18;
  const label = {
    ...(series["label"] as Plain),
    width: room,
    fontSize,
    ...(folded ? { formatter: inLines(lettersIn(room, fontSize), 2) } : {}),
  };
  return { ...series, right: last, label, nodeGap };
}

/** Of the width of the flat world to its height. */
const worldShape = 2.28;

const onMap = (place: ChartPlace, head: number, legend: number): Plain => {
  const room = Math.max(60, place.height - head - legend);
  return { layoutCenter: [place.width / 2, head + room / 2], layoutSize: Math.min(place.width - 16, room * worldShape) };
};

function fitSeries(series: Plain, place: ChartPlace, head: number): Plain {
  if (series["type"] === "sunburst") return fitSunburst(series, place, head);
  if (series["type"] === "sankey") return { ...fitSankey(series, place), top: head };
  if (series["type"] === "treemap") return { ...series, top: head, label: { ...(series["label"] as Plain), formatter: inLines(14, 9) } };
  if (series["type"] === "map") return { ...series, ...onMap(place, head, 40) };
  if (series["type"] === "pie" && place.width < 500) return { ...series, radius: ["25%", "45%"] };
  return series;
}

/** Pixels of a line with the name of a mark. */
const nameHeight = 16;

const head = (titled: boolean, note: unknown): number => (titled ? 56 : 10) + (note ? 20 : 0);

/** The height in pixels, without the title, below which names of marks that stand below each other would be left out. */
export function leastHeight({ title, grid, yAxis }: ChartOption): number {
  const { type, data } = (yAxis ?? {}) as { readonly type?: string; readonly data?: readonly unknown[] };
  if (type !== "category" || !data) return 0;
  return head(false, (title as Plain)["subtext"]) + data.length * nameHeight + 24 + Number((grid as Plain)["bottom"]);
}

const listOf = (it: unknown): Plain[] => (Array.isArray(it) ? it : it ? [it as Plain] : []);

/** The option of a chart, laid out for where it is shown. */
export function fitChart(option: ChartOption, place: ChartPlace): Plain {
  const { title, grid, xAxis, yAxis, geo, legend, visualMap, series } = option as Readonly<Record<string, Plain | undefined>>;
  const top = head(place.titled, title?.["subtext"]);
  const names = listOf(series).map((it) => String(it["name"]));
  const narrow = place.width < 600 && legend ? fitLegend(legend, names, place.width, place.height) : null;
  const heading = place.titled ? title : { ...title, text: "", top: -4 };
  return {
    ...option,
    title: heading,
    ...(grid ? { grid: { ...grid, top, ...(narrow ? { bottom: 10 + narrow.height } : {}) } } : {}),
    ...(narrow ? { legend: narrow.legend } : {}),
    ...(xAxis ? { xAxis: fitAxis(xAxis, place.width) } : {}),
    ...(yAxis ? { yAxis: fitAxis(yAxis, place.width) } : {}),
    ...(visualMap && place.width < 500
      ? { visualMap: { ...visualMap, itemGap: 8, itemWidth: 12, textStyle: { ...(visualMap["textStyle"] as Plain), fontSize: 10 } } }
      : {}),
    ...(geo ? { geo: { ...geo, ...onMap(place, top, 12) } } : {}),
    series: listOf(series).map((it) => fitSeries(it, place, top)),
  };
}
