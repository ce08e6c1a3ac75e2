import { type CrossRate, crossRate, type UsedRate } from "./crossRate.js";
import type { RateTable } from "./exchangeRates.js";
import { sumFractions } from "./fraction.js";
import { roundHalfEven } from "./roundHalfEven.js";
import { gatherUnconverted, missingReason, type Unconverted } from "./unconverted.js";

/** Money of one currency and day. */
export interface MoneyPart {
  readonly minor: bigint;
  readonly currency: string;
  /** When it counts: its rate is that of this day. May be a partial date. */
  readonly day: string | null;
  /** How many amounts were added up in it. */
  readonly count: number;
}

export interface Converted {
  /** The sum of what could be converted, in minor units of the target. */
  readonly minor: bigint;
  /** Every rate that was used, by currency and day. Money that is in the target currency already needs none. */
  readonly rates: readonly UsedRate[];
  readonly unconverted: readonly Unconverted[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Converts money into one currency: each part by the rate of its own day, or all by that of the day `at`. The sum is exact and rounded once, half
 * to even, to the target's minor unit. What cannot be converted is not in the sum but told, with the reason.
 */
export function convertMoney(parts: readonly MoneyPart[], to: string, at: string | null, table: RateTable): Converted {
  const unconverted = gatherUnconverted();
  const used = new Map<string, { readonly rate: CrossRate; minor: bigint }>();
  let own = 0n;
  for (const part of parts) {
    if (part.currency === to) {
      own += part.minor;
      continue;
    }
    const rate = crossRate(part.currency, to, at ?? part.day, table);
    if (!("key" in rate)) {
      unconverted.add(part, rate);
      continue;
    }
    // What one rate converts is added up first: there are fewer rates than parts.
    const known = used.get(rate.key);
    if (known) known.minor += part.minor;
    else used.set(rate.key, { rate, minor: part.minor });
  }
  const converted = [...used.values()].map(({ rate: { minorPerMinor }, minor }) => ({
    numerator: minor * minorPerMinor.numerator,
    denominator: minorPerMinor.denominator,
  }));
  const total = sumFractions([{ numerator: own, denominator: 1n }, ...converted]);
  return {
    minor: roundHalfEven(total.numerator, total.denominator),
    rates: [...used].toSorted(([a], [b]) => compare(a, b)).map(([, { rate }]) => rate.used()),
    unconverted: unconverted.all(),
  };
}

/** What became of one part: whole minor units of the target and the rate, null where none was needed; or the reason why it has none. */
export type ConvertedPart = { readonly minor: bigint; readonly rate: UsedRate | null } | { readonly reason: string };

/** Converts money of one currency and day, rounded by itself, half to even. Sums of parts so converted may differ from `convertMoney`'s. */
export function convertPart(part: Omit<MoneyPart, "count">, to: string, at: string | null, table: RateTable): ConvertedPart {
  if (part.currency === to) return { minor: part.minor, rate: null };
  const rate = crossRate(part.currency, to, at ?? part.day, table);
  if (!("key" in rate)) return { reason: missingReason(rate.currencies, rate.day === null ? [] : [rate.day]) };
  const { numerator, denominator } = rate.minorPerMinor;
  return { minor: roundHalfEven(part.minor * numerator, denominator), rate: rate.used() };
}
