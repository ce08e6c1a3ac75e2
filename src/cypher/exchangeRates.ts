import type { Statement } from "./statement.js";

/**
 * All exchange rates of the given currencies against the US dollar. Columns currency, day, unitsPerUsd, usdPerUnit, source; of the two numbers,
 * decimal text both, one is null.
 */
export function exchangeRatesOf(currencies: readonly string[]): Statement {
  return {
    text: "UNWIND $p.currencies AS currency MATCH (r:ExchangeRate {currency: currency}) RETURN r.currency, r.day, r.unitsPerUsd, r.usdPerUnit, r.source",
    parameters: { p: { currencies } },
  };
}
