import { convertMoney } from "../../../analysis/convertMoney.js";
import { exchangeRates, type RateTable, type StatedRate, statedRate } from "../../../analysis/exchangeRates.js";
import type { MoneyStatistic } from "../../../analysis/statistics.js";
import { exchangeRatesOf } from "../../../cypher/exchangeRates.js";
import type { RequestWork } from "../requestWork.js";
import { shownMoney } from "./shownStatistic.js";

/** A table of the exchange rates of some currencies. */
export async function rateTable(work: RequestWork, currencies: readonly string[]): Promise<RateTable> {
  const loader = work.loader("exchange rates", () => async (keys) => {
    const rates = (await work.reads.read(exchangeRatesOf(keys))).map(statedRate);
    return keys.map((currency): readonly StatedRate[] => rates.filter((it) => it.currency === currency));
  });
  const rates = await Promise.all(currencies.map((it) => loader.load(it)));
  return exchangeRates(rates.flat());
}

export interface ConversionArguments {
  readonly to: string;
  readonly at?: string | null;
}

/** Sums of several currencies in one, with the rates that were used and what could not be converted. */
export async function converted(work: RequestWork, { amounts }: MoneyStatistic, { to, at = null }: ConversionArguments) {
  const currencies = [...new Set([to, ...amounts.map((it) => it.currency)])];
  // What is in the currency asked for already needs no rate.
  const table = await rateTable(work, currencies.length === 1 ? [] : currencies);
  const parts = amounts.map((it) => ({ minor: it.sum, currency: it.currency, day: it.day, count: it.known }));
  const { minor, rates, unconverted } = convertMoney(parts, to, at, table);
  const { amount, value } = shownMoney(minor, to);
  return {
    amount,
    value,
    currency: to,
    rates,
    unconverted: unconverted.map((it) => ({ money: shownMoney(it.minor, it.currency), count: it.count, reason: it.reason })),
  };
}
