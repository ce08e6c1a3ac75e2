/** What is known of the amounts of one currency and day together, in minor units. */
export interface AmountStatistic {
  readonly currency: string;
  /** What the exchange rate is looked up by, as exact as it was asked for; null where it is not known or was not asked for. */
  readonly day: string | null;
  readonly known: number;
  readonly sum: bigint;
  readonly min: bigint;
  readonly max: bigint;
}

/** Amounts of money, kept apart by currency and day. */
export interface MoneyStatistic {
  readonly type: "money";
  readonly amounts: readonly AmountStatistic[];
}

/** Dates as they are compared: the first and the last day, both full, then the date as stated. */
export interface DateStatistic {
  readonly type: "date";
  readonly known: number;
  readonly min: string | null;
  readonly max: string | null;
}

export interface NumberStatistic {
  readonly type: "number";
  readonly known: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
}

/** What is known of the values of one property, over several entities. */
export type Statistic = MoneyStatistic | DateStatistic | NumberStatistic;

/** Nothing: what merges with anything without effect. */
export const noStatistics: Readonly<Record<Statistic["type"], Statistic>> = Object.freeze({
  money: Object.freeze({ type: "money", amounts: [] }),
  date: Object.freeze({ type: "date", known: 0, min: null, max: null }),
  number: Object.freeze({ type: "number", known: 0, sum: 0, min: null, max: null }),
});

function pick<Value extends string | number | bigint>(
  one: Value | null,
  other: Value | null,
  better: (a: Value, b: Value) => boolean,
): Value | null {
  if (one === null || other === null) return one ?? other;
  return better(other, one) ? other : one;
}

const least = <Value extends string | number | bigint>(one: Value | null, other: Value | null) => pick(one, other, (a, b) => a < b);
const most = <Value extends string | number | bigint>(one: Value | null, other: Value | null) => pick(one, other, (a, b) => a > b);

const together = (one: AmountStatistic, other: AmountStatistic): AmountStatistic => ({
  currency: one.currency,
  day: one.day,
  known: one.known + other.known,
  sum: one.sum + other.sum,
  min: least(one.min, other.min)!,
  max: most(one.max, other.max)!,
});

/** Merges amounts, one entry a currency and day. */
export function mergeAmounts(amounts: readonly AmountStatistic[]): readonly AmountStatistic[] {
  const merged = new Map<string, AmountStatistic>();
  for (const it of amounts) {
    const key = `${it.currency} ${it.day}`;
    const known = merged.get(key);
    merged.set(key, known ? together(known, it) : it);
  }
  return [...merged.values()];
}

/** Merges what is known of two sets of entities that have none in common. */
export function mergeStatistics(one: Statistic, other: Statistic): Statistic {
  if (one.type === "money" && other.type === "money") return { type: "money", amounts: mergeAmounts([...one.amounts, ...other.amounts]) };
  if (one.type === "date" && other.type === "date")
    return { type: "date", known: one.known + other.known, min: least(one.min, other.min), max: most(one.max, other.max) };
  if (one.type === "number" && other.type === "number")
    return {
      type: "number",
      known: one.known + other.known,
      sum: one.sum + other.sum,
      min: least(one.min, other.min),
      max: most(one.max, other.max),
    };
  throw new Error(`A statistic of type ${one.type} cannot be merged with one of type ${other.type}.`);
}

/** The amounts by currency alone, in the order of the currencies. */
export const byCurrency = ({ amounts }: MoneyStatistic): readonly AmountStatistic[] =>
  mergeAmounts(amounts.map((it) => ({ ...it, day: null }))).toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
