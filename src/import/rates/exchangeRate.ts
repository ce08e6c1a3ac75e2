import type { Unreadable } from "../sourceRecord.js";

/** What tells a rate, one of the two: so many units of the currency for a US dollar, or so many US dollars for a unit. */
export const quotations = Object.freeze(["unitsPerUsd", "usdPerUnit"] as const);
export type Quotation = (typeof quotations)[number];

/** An exchange rate as a source states it. */
export interface ExchangeRate {
  /** ISO 4217. */
  readonly currency: string;
  /** A full day; of a monthly mean the first of its month. */
  readonly day: string;
  readonly quotation: Quotation;
  /** Decimal text, digit by digit as stated: its inverse would have to be rounded. */
  readonly rate: string;
}

/** One row of a table of rates. */
export type RateReading =
  | { readonly exchangeRate: ExchangeRate; readonly place: string; readonly input: string }
  /** A row that is left out on purpose, and why. */
  | { readonly leftOut: string; readonly place: string }
  | { readonly unreadable: Unreadable };
