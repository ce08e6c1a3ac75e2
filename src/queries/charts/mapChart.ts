import type { Table } from "../../export/answer/answerTable.js";
import { entriesOf, firstOf, labelOf, numberOf, Sums } from "./cells.js";
import { faint, gap, ink, land, palette, sequence } from "./colours.js";
import type { Drawing } from "./drawing.js";
import { equalEarth } from "./equalEarth.js";
import { said } from "./notes.js";

/** The most places that are drawn; the rest is left out, and the chart says so. */
const mostPlaces = 5_000;

/** What a map of countries is made of. */
export interface CountryData {
  readonly form: "countries";
  /** The numbers by code. */
  readonly values: ReadonlyMap<string, number>;
  readonly note: string;
}

/** What a map of places is made of. */
export interface PlaceData {
  readonly form: "places";
  readonly places: readonly { readonly name: string; readonly at: readonly [number, number]; readonly value: number | null }[];
  readonly note: string;
}

const code = /^[A-Z]{2}$/;

/** Of ISO 3166 what has no place on the map: Antarctica, and islands where nobody lives. */
const offTheMap: ReadonlySet<string> = new Set(["AQ", "BV", "HM", "UM"]);

function countryData(table: Table, { label, values: [column] }: Drawing): CountryData {
  const sums = new Sums();
  for (const entry of entriesOf(table, { label, values: column })) {
    const number = numberOf(table, column!, entry.values);
    const name = labelOf(firstOf(entry.label)).toUpperCase();
    if (number !== null) sums.add(code.test(name) ? name : "", entry, number);
  }
  const unknown = sums.get("") ?? 0;
  const outside = sums.all.filter(([name]) => offTheMap.has(name));
  const left = [
    ...(unknown > 0 ? [`${said(unknown)} of no known country`] : []),
    ...outside.map(([name, sum]) => `${said(sum)} of ${name}`),
  ];
  const values = new Map(sums.all.filter(([name]) => name !== "" && !offTheMap.has(name)));
  return { form: "countries", values, note: left.length > 0 ? `without ${left.join(", ")}` : "" };
}

function placeData(table: Table, { latitude, longitude, label, values: [column] }: Drawing): PlaceData {
  const entries = entriesOf(table, { latitude, longitude, label, values: column });
  const places = entries.flatMap((it) => {
    const [north, east] = [firstOf(it.latitude), firstOf(it.longitude)];
    if (typeof north !== "number" || typeof east !== "number") return [];
    return [
      { name: labelOf(it.label), at: equalEarth(east, north), value: column === undefined ? null : numberOf(table, column, it.values) },
    ];
  });
  const shown = places.slice(0, mostPlaces);
  const left = entries.length - shown.length;
  return { form: "places", places: shown, note: left > 0 ? `without ${said(left)} of ${said(entries.length)}` : "" };
}

/** What a drawing shows of a table on a map, by codes of countries or by latitude and longitude. */
export const mapData = (table: Table, drawing: Drawing): CountryData | PlaceData =>
  drawing.latitude ? placeData(table, drawing) : countryData(table, drawing);

/** How high it is best at a width of 800, in pixels. */
export const mapHeight = 470;

/** What every country is called, by its code. */
function countryNames(): Record<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return Object.fromEntries(codes.map((it) => [it, names.of(it)] as const).filter((it): it is [string, string] => it[1] !== undefined));
}

/** Where the classes begin: at powers of ten where the numbers are of several magnitudes, else in even steps. */
function classes(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least > 0 && most / least >= 100) {
    const [first, last] = [Math.floor(Math.log10(least)), Math.floor(Math.log10(most))];
    return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at)).slice(-sequence.length);
  }
  const whole = values.every((it) => Number.isInteger(it));
  const raw = (most - least) / sequence.length || 1;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(whole ? 1 : 0, [1, 2, 5, 10].map((it) => it * unit).find((it) => it >= raw)!);
  const start = Math.floor(least / step) * step;
  return Array.from({ length: sequence.length }, (_, at) => start + at * step).filter((it) => it <= most);
}

function pieces(values: readonly number[]): readonly object[] {
  const starts = classes(values);
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  // Few classes take colours that lie far apart.
  const stride = (sequence.length - 1) / Math.max(1, starts.length - 1);
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const color = sequence[starts.length === 1 ? 2 : Math.round(at * stride)];
    // What is less than the first begin belongs to it as well.
    const from = at === 0 ? {} : { gte: start };
    if (next === undefined) return { ...from, color, label: `${short.format(start)} and more` };
    return {
      ...from,
      lt: next,
      color,
      label: `${at === 0 && start > Math.min(...values) ? "less" : short.format(start)} to ${short.format(next)}`,
    };
  });
}

const outlines = { map: "world", aspectScale: 1, roam: false, itemStyle: { areaColor: land, borderColor: gap, borderWidth: 0.5 } };
const unmarked = { label: { show: false }, itemStyle: { borderColor: ink, borderWidth: 1 } };

function countryOption({ values }: CountryData): object {
  const names = countryNames();
  const data = [...values].map(([name, value]) => ({ name: names[name] ?? name, value }));
  return {
    tooltip: { trigger: "item" },
    visualMap: {
      type: "piecewise",
      orient: "horizontal",
      left: "center",
      bottom: 8,
      itemWidth: 18,
      itemHeight: 12,
      itemSymbol: "rect",
      itemGap: 16,
      textStyle: { color: ink },
      pieces: data.length > 0 ? pieces([...values.values()]) : [],
      outOfRange: { color: land },
    },
    series: [{ type: "map", ...outlines, nameMap: names, data, selectedMode: false, emphasis: unmarked }],
  };
}

function placeOption({ places }: PlaceData): object {
  const most = Math.max(0, ...places.map((it) => it.value ?? 0));
  // Areas tell how much.
  const sizeOf = (value: number | null): number => (value === null || most <= 0 ? 5 : 4 + 20 * Math.sqrt(Math.max(0, value) / most));
  const valued = places.some((it) => it.value !== null);
  return {
    tooltip: { trigger: "item" },
    geo: { ...outlines, silent: true },
    series: [
      {
        type: "scatter",
        coordinateSystem: "geo",
        data: places.map(({ name, at, value }) => ({ name, value: [...at, value], symbolSize: sizeOf(value) })),
        itemStyle: { color: palette[0], opacity: 0.65, borderColor: faint, borderWidth: 0.5 },
        ...(valued ? { encode: { tooltip: [2] } } : { tooltip: { formatter: "{b}" } }),
      },
    ],
  };
}

/** All but what every chart has. */
export const mapOption = (data: CountryData | PlaceData): object => (data.form === "countries" ? countryOption(data) : placeOption(data));
