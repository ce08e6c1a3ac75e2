import { unexpected } from "../../catalogue/valueType.js";
import { dateReader } from "./dateForm.js";
import type { Plain, SteppedExpression } from "./expression.js";
import type { Row } from "./row.js";

/** Values of a lookup by key. */
export type Lookups = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One step of an expression, on one item; `null` is nothing. Throws an `Error` that says what was expected and what came. */
export type Step = (value: unknown, row: Row) => unknown;

type StepName = Exclude<keyof SteppedExpression, "from" | "first" | "object">;

const asText = (value: unknown): string => {
  if (typeof value === "object") throw unexpected("a text", value);
  return String(value);
};

function replaced(patterns: Readonly<Record<string, string>>): Step {
  const compiled = Object.entries(patterns).map(([pattern, by]) => [new RegExp(pattern, "gu"), by] as const);
  return (value) => compiled.reduce((text, [pattern, by]) => text.replace(pattern, by), asText(value)).trim() || null;
}

function mapped(words: Readonly<Record<string, Plain>>): Step {
  return (value) => {
    const word = asText(value);
    if (!Object.hasOwn(words, word)) throw unexpected(`one of ${Object.keys(words).join(", ")}`, word);
    return words[word];
  };
}

function decimal(value: unknown): number {
  const text = asText(value).trim();
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i.test(text)) throw unexpected("a number", value);
  return Number(text.replaceAll(",", ""));
}

const withPoint: Step = (value) => {
  const text = asText(value).trim();
  if (!/^[+-]?(\d+|\d{1,3}([. \u00a0\u202f]\d{3})+)(,\d+)?$/.test(text)) throw unexpected("a number such as 1.000.000,50", value);
  return text.replace(/[. \u00a0\u202f]/g, "").replace(",", ".");
};

function amount(currency: string, fill: (template: string, row: Row) => string | null): Step {
  return (value, row) => {
    const text = asText(value).trim();
    if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text)) throw unexpected("an amount such as 1000000.50", value);
    return { amount: text.replaceAll(",", ""), currency: fill(currency, row) ?? undefined };
  };
}

const unescaped: Step = (value) =>
  asText(value).replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** Makes a step from its name and its setting in the mapping. */
export function makeStep(name: StepName, setting: unknown, lookups: Lookups, fill: (template: string, row: Row) => string | null): Step {
  const lookup = (it: unknown) => lookups.get(it as string) ?? new Map<string, string>();
  const makers: Readonly<Record<StepName, () => Step>> = {
    split: () => (value) =>
      asText(value)
        .split(setting as string)
        .map((it) => it.trim())
        .filter((it) => it !== ""),
    replace: () => replaced(setting as Readonly<Record<string, string>>),
    map: () => mapped(setting as Readonly<Record<string, Plain>>),
    lookup: () => (value) => lookup(setting).get(asText(value)) ?? null,
    known: () => (value) => (lookup(setting).has(asText(value)) ? value : null),
    date: () => {
      const read = dateReader(setting as string);
      return (value) => read(asText(value));
    },
    decimal: () => withPoint,
    number: () => decimal,
    unescape: () => unescaped,
    money: () => amount(setting as string, fill),
  };
  return makers[name]();
}
