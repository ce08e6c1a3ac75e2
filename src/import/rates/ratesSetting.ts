import { currency } from "../../catalogue/values/scalars.js";
import { AtlasError } from "../../errors.js";
import { type Quotation, quotations } from "./exchangeRate.js";

/** How a table of rates is to be read. */
export interface RatesSetting {
  /** A CSV file in the same folder. */
  readonly file: string;
  /** The columns that hold the day, the place whose currency it is, and the rate. */
  readonly columns: { readonly day: string; readonly place: string; readonly rate: string };
  /** What the rates of a place are, by the name of the place. */
  readonly places: ReadonlyMap<string, { readonly currency: string; readonly quotation: Quotation }>;
  /** Places whose rates are left out on purpose. */
  readonly leftOut: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

const isMap = (it: unknown): it is Fields => typeof it === "object" && it !== null && !Array.isArray(it);

const names = ["file", "columns", ...quotations, "leftOut"];

function readText(given: Fields, name: string, where: string, faults: string[]): string {
  const value = given[name];
  if (typeof value === "string" && value !== "") return value;
  faults.push(`${where}${name}: expected a text, got ${JSON.stringify(value) ?? "nothing"}`);
  return "";
}

function readMap(given: Fields, name: string, faults: string[]): Fields {
  const value = given[name] ?? {};
  if (isMap(value)) return value;
  faults.push(`${name}: expected a map, got ${JSON.stringify(value)}`);
  return {};
}

function readPlaces(given: Fields, faults: string[]): RatesSetting["places"] {
  const places = new Map<string, { currency: string; quotation: Quotation }>();
  for (const quotation of quotations)
    for (const [place, code] of Object.entries(readMap(given, quotation, faults))) {
      if (places.has(place)) faults.push(`${quotation}.${place}: expected each place once, got it again`);
      try {
        places.set(place, { currency: currency.parse(code), quotation });
      } catch (error) {
        faults.push(`${quotation}.${place}: ${(error as Error).message}`);
      }
    }
  return places;
}

function readLeftOut(given: Fields, places: RatesSetting["places"], faults: string[]): ReadonlySet<string> {
  const value = given["leftOut"] ?? [];
  if (!Array.isArray(value) || !value.every((it) => typeof it === "string")) {
    faults.push(`leftOut: expected a list of places, got ${JSON.stringify(value)}`);
    return new Set();
  }
  for (const place of value)
    if (places.has(place)) faults.push(`leftOut: expected places without a currency, got ${JSON.stringify(place)}`);
  return new Set(value);
}

/** Checks what a seed says about its rates. Throws `INVALID_SEED` with everything that is wrong; `path` is the file in which it stands. */
export function ratesSetting(given: unknown, path: string): RatesSetting {
  const faults: string[] = [];
  const fields = isMap(given) ? given : {};
  if (!isMap(given)) faults.push(`expected a map, got ${JSON.stringify(given)}`);
  for (const name of Object.keys(fields)) if (!names.includes(name)) faults.push(`expected one of ${names.join(", ")}, got "${name}"`);
  const file = readText(fields, "file", "", faults);
  const stated = readMap(fields, "columns", faults);
  const [day, place, rate] = ["day", "place", "rate"].map((name) => readText(stated, name, "columns.", faults)) as [string, string, string];
  const places = readPlaces(fields, faults);
  const leftOut = readLeftOut(fields, places, faults);
  if (faults.length > 0) throw new AtlasError("INVALID_SEED", `${path}: rates: ${faults.join("; ")}.`);
  return { file, columns: { day, place, rate }, places, leftOut };
}
