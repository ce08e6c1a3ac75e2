import { firstDay } from "../catalogue/values/partialDate.js";
import { decimalFraction, type Fraction } from "./fraction.js";

/** A rate against the US dollar as a source states it: one of the two numbers, as decimal text. */
export interface StatedRate {
  readonly currency: string;
  /** A full day; of a monthly mean the first of its month. */
  readonly day: string;
  readonly unitsPerUsd: string | null;
  readonly usdPerUnit: string | null;
  /** The id of the source. */
  readonly source: string;
}

/** A rate against the US dollar. */
export interface Rate {
  readonly currency: string;
  /** The day of the rate; for the US dollar itself the day asked for. */
  readonly day: string;
  /** Units of the currency for a US dollar, exact. */
  readonly unitsPerUsd: Fraction;
  /** The id of the source; null for the US dollar itself. */
  readonly source: string | null;
}

export interface RateTable {
  /**
   * The latest rate of a currency that is not after a day and at most twelve months older; null where there is none. A partial date counts from
   * its first day. Where several sources state the same day, the first in the order of their ids is taken. The US dollar is always 1.
   */
  rateOn(currency: string, day: string): Rate | null;
}

/** Reads a row of the columns currency, day, unitsPerUsd, usdPerUnit, source. */
export function statedRate(row: readonly unknown[]): StatedRate {
  const [currency, day, unitsPerUsd, usdPerUnit, source] = row as [string, string, string | null, string | null, string];
  return { currency, day, unitsPerUsd: unitsPerUsd ?? null, usdPerUnit: usdPerUnit ?? null, source };
}

function unitsPerUsd(stated: StatedRate): Fraction {
  if (stated.unitsPerUsd !== null) return decimalFraction(stated.unitsPerUsd);
  const { numerator, denominator } = decimalFraction(stated.usdPerUnit!);
  return { numerator: denominator, denominator: numerator };
}

const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;

const order = (a: StatedRate, b: StatedRate): number => (a.day === b.day ? (a.source < b.source ? -1 : 1) : a.day < b.day ? -1 : 1);

/** One rate a day, in the order of the days. */
function series(stated: readonly StatedRate[]): readonly Rate[] {
  const firsts = stated.toSorted(order).filter((it, at, all) => it.day !== all[at - 1]?.day);
  return firsts.map((it) => ({ currency: it.currency, day: it.day, unitsPerUsd: unitsPerUsd(it), source: it.source }));
}

/** The last of the rates that is not after a day. */
function lastUntil(rates: readonly Rate[], day: string): Rate | null {
  let [from, until] = [0, rates.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (rates[middle]!.day <= day) from = middle + 1;
    else until = middle;
  }
  return rates[from - 1] ?? null;
}

/** A table of stated rates, in which the rate of a day is looked up. */
export function exchangeRates(stated: readonly StatedRate[]): RateTable {
  const grouped = new Map<string, StatedRate[]>();
  for (const it of stated) {
    const known = grouped.get(it.currency);
    if (known) known.push(it);
    else grouped.set(it.currency, [it]);
  }
  const byCurrency = new Map([...grouped].map(([currency, rates]) => [currency, series(rates)]));
  return {
    rateOn: (currency, date) => {
      const day = firstDay(date);
      if (currency === "USD") return { currency, day, unitsPerUsd: { numerator: 1n, denominator: 1n }, source: null };
      const found = lastUntil(byCurrency.get(currency) ?? [], day);
      return found && found.day >= yearBefore(day) ? found : null;
    },
  };
}
