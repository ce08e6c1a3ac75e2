import { minorDigits } from "../catalogue/values/money.js";
import { firstDay } from "../catalogue/values/partialDate.js";
import type { Rate, RateTable } from "./exchangeRates.js";
import type { Fraction } from "./fraction.js";
import { significantDecimals } from "./significantDecimals.js";

/** A rate by which money was converted. */
export interface UsedRate {
  /** What was converted. */
  readonly currency: string;
  /** The day of the rate; where two rates against the US dollar were joined, that of the older one. */
  readonly day: string;
  /** Units of the target currency for a unit, as decimal text of ten significant digits; converting is exact. */
  readonly unitsOfTargetPerUnit: string;
  /** Ids of the sources that state it. */
  readonly sources: readonly string[];
}

/** A rate between two currencies, through the US dollar. */
export interface CrossRate {
  /** Tells it from the other rates to the same target. */
  readonly key: string;
  /** Minor units of the target for a minor unit, exact. */
  readonly minorPerMinor: Fraction;
  /** Tells what was used. */
  readonly used: () => UsedRate;
}

/** What keeps money from being converted. */
export interface MissingRate {
  /** Currencies without a rate on the day. */
  readonly currencies: readonly string[];
  /** A full day; null when none is known. */
  readonly day: string | null;
}

/** The US dollar's own rate is the same on every day. */
const dayOf = (rate: Rate): string => (rate.source === null ? "" : rate.day);

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

function joined(from: Rate, to: Rate): CrossRate {
  const numerator = to.unitsPerUsd.numerator * from.unitsPerUsd.denominator;
  const denominator = to.unitsPerUsd.denominator * from.unitsPerUsd.numerator;
  return {
    key: `${from.currency}|${dayOf(from)}|${dayOf(to)}`,
    minorPerMinor: {
      numerator: numerator * power(minorDigits(to.currency)),
      denominator: denominator * power(minorDigits(from.currency)),
    },
    used: () => ({
      currency: from.currency,
      // The US dollar's own rate has the day asked for, which is not before the other's.
      day: [from.day, to.day].toSorted()[0]!,
      unitsOfTargetPerUnit: significantDecimals({ numerator, denominator }, 10),
      sources: [...new Set([from.source, to.source])].filter((it) => it !== null).toSorted(),
    }),
  };
}

/** The rate from one currency to another on a day, which may be a partial date; or what is missing. */
export function crossRate(from: string, to: string, date: string | null, table: RateTable): CrossRate | MissingRate {
  if (date === null) return { currencies: [], day: null };
  const [source, target] = [table.rateOn(from, date), table.rateOn(to, date)];
  if (source && target) return joined(source, target);
  return { currencies: [...(source ? [] : [from]), ...(target ? [] : [to])], day: firstDay(date) };
}
