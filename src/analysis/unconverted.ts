import type { MissingRate } from "./crossRate.js";

/** Money that could not be converted. */
export interface Unconverted {
  readonly currency: string;
  readonly minor: bigint;
  /** How many amounts it is made of. */
  readonly count: number;
  /** Why, in a full sentence. */
  readonly reason: string;
}

/** Why money cannot be converted, in a full sentence, when what is missing is missing on these days; none where no day is known. */
export function missingReason(currencies: readonly string[], days: readonly string[]): string {
  const ordered = days.toSorted();
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined) return "No date is known, and no day was given (`at`) whose rate to take.";
  const when = first === last ? first : `any of ${new Set(days).size.toLocaleString("en")} days from ${first} to ${last}`;
  return `There is no rate for ${currencies.join(" and ")} on or up to 12 months before ${when}.`;
}

interface Gathered {
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly days: Set<string>;
  minor: bigint;
  count: number;
}

/** Gathers money that could not be converted: one sum a currency and a cause, whatever the days. */
export function gatherUnconverted() {
  const gathered = new Map<string, Gathered>();
  return {
    add(
      { minor, currency, count }: { readonly minor: bigint; readonly currency: string; readonly count: number },
      missing: MissingRate,
    ): void {
      const key = [currency, ...missing.currencies].join("|");
      const known = gathered.get(key) ?? { currency, currencies: missing.currencies, days: new Set(), minor: 0n, count: 0 };
      gathered.set(key, known);
      if (missing.day !== null) known.days.add(missing.day);
      known.minor += minor;
      known.count += count;
    },
    /** In the order of the currencies. */
    all: (): readonly Unconverted[] =>
      [...gathered]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { currency, currencies, days, minor, count }]) => ({
          currency,
          minor,
          count,
          reason: missingReason(currencies, [...days]),
        })),
  };
}
