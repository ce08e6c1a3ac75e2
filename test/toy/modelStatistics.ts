import { firstDay, lastDay } from "./modelPeriod.js";
import type { PlantedEntity } from "./plantGraph.js";

interface Stated {
  readonly amount: string;
  readonly currency: string;
}

/** Hundredths, exact. Every currency of the toy graph has two decimals. */
export const centsOf = ({ amount }: Stated): bigint => {
  const [whole, decimals = ""] = amount.split(".");
  return BigInt(whole! + decimals.padEnd(2, "0"));
};

export const moneyText = (cents: bigint): string => {
  const text = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** Half to even. */
export function average(sum: bigint, count: number): bigint {
  const [below, rest] = [sum / BigInt(count), sum % BigInt(count)];
  const twice = rest * 2n;
  return twice > BigInt(count) || (twice === BigInt(count) && below % 2n === 1n) ? below + 1n : below;
}

/** The wealth of people in one currency, in hundredths. */
export const wealthIn = (people: readonly PlantedEntity[], currency: string): readonly bigint[] =>
  people.flatMap((it) => ((it["wealth"] as Stated | null)?.currency === currency ? [centsOf(it["wealth"] as Stated)] : []));

const ascending = (amounts: readonly bigint[]): readonly bigint[] => amounts.toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** A figure of amounts; null where there is none. */
export function moneyFigure(amounts: readonly bigint[], figure: string): bigint | null {
  if (amounts.length === 0) return null;
  if (figure === "AVG") return average(total(amounts), amounts.length);
  if (figure === "SUM") return total(amounts);
  return ascending(amounts).at(figure === "MIN" ? 0 : -1)!;
}

/** Dates in the order of their first day, then their last. */
export const datesOf = (people: readonly PlantedEntity[]): readonly string[] =>
  people
    .flatMap((it) => (it["born"] ? [it["born"] as string] : []))
    .toSorted((a, b) => (firstDay(a) + lastDay(a) < firstDay(b) + lastDay(b) ? -1 : 1));

export const numbersOf = (people: readonly PlantedEntity[], property: string): readonly number[] =>
  people.flatMap((it) => (typeof it[property] === "number" ? [it[property] as number] : []));

function numberStatistic(numbers: readonly number[]) {
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (numbers.length === 0) return { known: 0, sum, min: null, max: null, avg: null };
  return { known: numbers.length, sum, min: Math.min(...numbers), max: Math.max(...numbers), avg: sum / numbers.length };
}

/** What an aggregate tells of people, as GraphQL answers. */
export function statisticsOf(people: readonly PlantedEntity[]) {
  const dates = datesOf(people);
  const inEach = (figure: string) =>
    ["CNY", "USD"].flatMap((currency) => {
      const found = moneyFigure(wealthIn(people, currency), figure);
      return found === null ? [] : [{ amount: moneyText(found), currency }];
    });
  return {
    count: people.length,
    wealth: {
      known: people.filter((it) => it["wealth"]).length,
      sum: inEach("SUM"),
      min: inEach("MIN"),
      max: inEach("MAX"),
      avg: inEach("AVG"),
    },
    height: numberStatistic(numbersOf(people, "height")),
    weight: numberStatistic(numbersOf(people, "weight")),
    born: { known: dates.length, min: dates[0] ?? null, max: dates.at(-1) ?? null },
  };
}

/** What asks for all of it. */
export const personFigures = `count born { known min max } height { known sum min max avg } weight { known sum min max avg }
  wealth { known sum { amount currency } min { amount currency } max { amount currency } avg { amount currency } }`;
