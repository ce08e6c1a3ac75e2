import { unexpected, valueType } from "../valueType.js";
import { textScalar } from "./scalars.js";

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The form `2017`, `2017-07` or `2017-07-20`, with a month and a day that exist. */
export function parsePartialDate(value: unknown): string {
  const parts = typeof value === "string" ? form.exec(value.trim()) : null;
  const [, year, month, day] = parts ?? [];
  const exists =
    parts &&
    Number(year) > 0 &&
    (!month || (Number(month) >= 1 && Number(month) <= 12)) &&
    (!day || (Number(day) >= 1 && Number(day) <= lastDayOf(Number(year), Number(month))));
  if (!exists) throw unexpected("a date as 2017, 2017-07 or 2017-07-20", value);
  return (value as string).trim();
}

/** The first day that a date may mean: `2017` gives `2017-01-01`. */
export function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day that a date may mean: `2017-02` gives `2017-02-28`. */
export function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-${lastDayOf(Number(date.slice(0, 4)), Number(date.slice(5)))}` : date;
}

export const PartialDateScalar = textScalar(
  "PartialDate",
  "A calendar date as exact as it is known: `2017`, `2017-07` or `2017-07-20`. No time zone.",
  parsePartialDate,
);

export const DateScalar = textScalar("Date", "A full calendar day, `2017-07-20`. No time zone.", (value) => {
  const date = parsePartialDate(value);
  if (date.length !== 10) throw unexpected("a full day as 2017-07-20", value);
  return date;
});

/** A date as stated, kept with its first and last day so that comparing is exact. */
export const partialDate = valueType<string, string>({
  name: "PartialDate",
  fieldType: () => PartialDateScalar,
  isList: false,
  columns: [
    { suffix: "", type: "text" },
    { suffix: "First", type: "text", hidden: true },
    { suffix: "Last", type: "text", hidden: true },
  ],
  filter: "date",
  order: ["First", "Last"],
  parse: parsePartialDate,
  store: (value) => [value, firstDay(value), lastDay(value)],
  read: ([stored]) => (stored as string | null) ?? null,
});
