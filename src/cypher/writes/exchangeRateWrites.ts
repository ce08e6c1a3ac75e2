import type { Statement } from "../statement.js";

/** All properties of one exchange rate. */
export interface ExchangeRateRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The exchange rates whose ids begin alike, which is those of one source. Columns id, unitsPerUsd, usdPerUnit. */
export function exchangeRatesUnder(prefix: string): Statement {
  return {
    text: "MATCH (r:ExchangeRate) WHERE r.id STARTS WITH $p.prefix RETURN r.id, r.unitsPerUsd, r.usdPerUnit",
    parameters: { p: { prefix } },
  };
}

/** Creates exchange rates, of which none may exist. */
export function createExchangeRates(rows: readonly ExchangeRateRow[]): Statement {
  return { text: "UNWIND $p.rows AS row CREATE (r:System:ExchangeRate) SET r = row.properties", parameters: { p: { rows } } };
}

/** Replaces all properties of exchange rates that exist. */
export function replaceExchangeRates(rows: readonly ExchangeRateRow[]): Statement {
  return { text: "UNWIND $p.rows AS row MATCH (r:ExchangeRate {id: row.id}) SET r = row.properties", parameters: { p: { rows } } };
}

export function deleteExchangeRates(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (r:ExchangeRate {id: id}) DELETE r", parameters: { p: { ids } } };
}
