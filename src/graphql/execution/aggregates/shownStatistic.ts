import { averageOf } from "../../../analysis/orderGroups.js";
import { byCurrency, type MoneyStatistic, type NumberStatistic, type Statistic } from "../../../analysis/statistics.js";
import { fromMinorUnits, Money } from "../../../catalogue/values/money.js";

/** Minor units as they are shown. */
export const shownMoney = (minor: bigint, currency: string): Money => new Money(fromMinorUnits(minor, currency), currency);

/** Sums of money as they are shown, with what they can be converted from. */
export interface ShownMoney {
  readonly known: number;
  readonly sum: readonly Money[];
  readonly min: readonly Money[];
  readonly max: readonly Money[];
  readonly avg: readonly Money[];
  readonly statistic: MoneyStatistic;
}

function moneyShown(statistic: MoneyStatistic): ShownMoney {
  const amounts = byCurrency(statistic);
  return {
    known: amounts.reduce((sum, it) => sum + it.known, 0),
    sum: amounts.map((it) => shownMoney(it.sum, it.currency)),
    min: amounts.map((it) => shownMoney(it.min, it.currency)),
    max: amounts.map((it) => shownMoney(it.max, it.currency)),
    avg: amounts.map((it) => shownMoney(averageOf(it.sum, it.known), it.currency)),
    statistic,
  };
}

const numberShown = ({ known, sum, min, max }: NumberStatistic) => ({ known, sum, min, max, avg: known === 0 ? null : sum / known });

/** A date as it was stated, after the first and the last day that it is compared by. */
const statedDate = (compared: string | null): string | null => (compared === null ? null : compared.slice(20));

/** What is known of a property as GraphQL shows it. */
export function shownStatistic(statistic: Statistic): object {
  if (statistic.type === "money") return moneyShown(statistic);
  if (statistic.type === "number") return numberShown(statistic);
  return { known: statistic.known, min: statedDate(statistic.min), max: statedDate(statistic.max) };
}
