/** Where made-up institutions are, and what their funders pay with. */
export interface SyntheticHome {
  readonly country: string;
  readonly currency: string;
  /** Digits of the currency's minor unit by ISO 4217. */
  readonly decimals: number;
  /** The powers of ten between which amounts begin, in major units. */
  readonly powers: readonly [number, number];
}

/** A country for each currency, among them currencies without and with three decimals. */
export const syntheticHomes: readonly SyntheticHome[] = Object.freeze([
  { country: "CN", currency: "CNY", decimals: 2, powers: [5, 7] },
  { country: "US", currency: "USD", decimals: 2, powers: [4, 6] },
  { country: "DE", currency: "EUR", decimals: 2, powers: [4, 6] },
  { country: "JP", currency: "JPY", decimals: 0, powers: [6, 8] },
  { country: "KR", currency: "KRW", decimals: 0, powers: [7, 9] },
  { country: "GB", currency: "GBP", decimals: 2, powers: [4, 6] },
  { country: "KW", currency: "KWD", decimals: 3, powers: [3, 5] },
]);

/** The homes in turn, from 1. */
export const homeOf = (number: number): SyntheticHome => syntheticHomes[(number - 1) % syntheticHomes.length]!;

/** `Synthetic City 03` */
export const cityOf = (number: number): string => `Synthetic City ${String(number).padStart(2, "0")}`;
