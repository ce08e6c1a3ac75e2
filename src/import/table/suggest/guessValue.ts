import type { PropertySpec } from "../../../catalogue/property.js";
import { currency } from "../../../catalogue/values/scalars.js";
import { dateReader } from "../dateForm.js";
import type { ColumnProfile, TableProfile } from "./profileColumns.js";

/** How a value is made from a column: YAML in one line, and what whoever reads it should know. */
export interface GuessedValue {
  readonly expression: string;
  readonly remark?: string;
}

/** A text of YAML on one line. */
export const quoted = (text: string): string => JSON.stringify(text);

/** The template of a column. */
export const columnText = (name: string): string => quoted(`{${name}}`);

/** Which part of the values must fit: a table has its slips. */
const mostly = 0.95;

export const fits = (values: readonly string[], test: (text: string) => boolean): boolean =>
  values.length > 0 && values.filter(test).length >= values.length * mostly;

const works = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};

const dateForms = Object.freeze([
  ...["YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD", "MM/DD/YYYY", "DD/MM/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "DD MMM YYYY"],
  ...["DD-MMM-YYYY", "MMM DD, YYYY", "MMM DD YYYY", "MMM YYYY", "MM/YYYY", "MM.YYYY", "YYYY/MM"],
]);

const swapped: Readonly<Record<string, string>> = { "MM/DD/YYYY": "DD/MM/YYYY", "MM-DD-YYYY": "DD-MM-YYYY" };

/** How a date is read from a column; nothing where it holds none. */
export function guessDate({ name, sample: values }: ColumnProfile): GuessedValue | null {
  const from = columnText(name);
  if (fits(values, (it) => works(() => dateReader("YYYY-MM-DD")(it)) || /^\d{4}(-\d\d)?$/.test(it))) return { expression: from };
  if (fits(values, (it) => /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(it)))
    return { expression: `{ from: ${from}, replace: { "[T ].*$": "" } }` };
  const form = dateForms.find((it) => fits(values, (text) => works(() => dateReader(it)(text))));
  if (!form) return null;
  const other = swapped[form];
  const open = other && fits(values, (text) => works(() => dateReader(other)(text)));
  return { expression: `{ from: ${from}, date: ${quoted(form)} }`, ...(open ? { remark: `or ${other}: the sample does not tell` } : {}) };
}

const signs: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "CNY" };

const isCurrency = (text: string): boolean => works(() => currency.parse(text.toUpperCase()));

/** In which currency amounts are: said by a sign or code beside them, by the column's name, or by a column of codes. */
function guessCurrency(column: ColumnProfile, table: TableProfile): string | null {
  const beside = column.values.map((it) => it.replace(/[\d\s.,+-]/g, "")).find((it) => it !== "") ?? "";
  if (signs[beside] || isCurrency(beside)) return signs[beside] ?? beside.toUpperCase();
  const named = column.name.split(/[^A-Za-z]+/).find((it) => it.length === 3 && isCurrency(it));
  if (named) return named.toUpperCase();
  const codes = table.columns.find((it) => /curr|devise|wahrung|währung/i.test(it.name) && fits(it.sample, isCurrency));
  return codes && !/[{}]/.test(codes.name) ? `{${codes.name}}` : null;
}

/** The steps by which a number is read; nothing where a column holds none. */
function numberSteps(values: readonly string[]): string | null {
  const bare = values.map((it) => it.replace(/[\p{Sc}]|\b[A-Z]{3}\b/gu, "").trim());
  const strip = bare.some((it, at) => it !== values[at]) ? ', replace: { "[$€£¥]|\\\\b[A-Z]{3}\\\\b": "" }' : "";
  if (fits(bare, (it) => /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(it))) return strip;
  if (fits(bare, (it) => /^-?(\d+|\d{1,3}([. \u00a0\u202f]\d{3})+)(,\d+)?$/.test(it))) return `${strip}, decimal: comma`;
  return null;
}

/** How money is read from a column; nothing where it holds none, or in an unknown currency. */
export function guessMoney(column: ColumnProfile, table: TableProfile): GuessedValue | null {
  const steps = numberSteps(column.sample);
  const unit = steps === null ? null : guessCurrency(column, table);
  return unit === null ? null : { expression: `{ from: ${columnText(column.name)}${steps}, money: ${quoted(unit)} }` };
}

/** Whether a column holds numbers. */
export const isNumeric = ({ sample }: ColumnProfile): boolean => numberSteps(sample) !== null;

/** What stands between the items of the lists in a column; nothing where it holds single values. */
export function guessSeparator({ values, isList }: ColumnProfile): string | null {
  if (isList) return null;
  const candidates = ["; ", ";", " | ", "|"];
  return candidates.find((it) => values.filter((value) => value.includes(it)).length > values.length / 20)?.trim() ?? null;
}

/** How a value of a property's own type is read from a column as it stands; nothing where it cannot be. */
export function guessPlain(property: PropertySpec, column: ColumnProfile): GuessedValue | null {
  const from = columnText(column.name);
  const { value } = property;
  if (!value.isList) return fits(column.sample, (it) => works(() => value.parse(it))) ? { expression: from } : null;
  const separator = guessSeparator(column);
  const items = separator
    ? column.values
        .flatMap((it) => it.split(separator))
        .map((it) => it.trim())
        .filter(Boolean)
    : column.sample;
  if (!fits(items, (it) => works(() => value.parse([it])))) return null;
  if (separator) return { expression: `{ from: ${from}, split: ${quoted(separator)} }` };
  return { expression: column.isList ? from : `[ ${from} ]` };
}
