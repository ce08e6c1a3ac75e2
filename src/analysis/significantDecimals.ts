import type { Fraction } from "./fraction.js";
import { roundHalfEven } from "./roundHalfEven.js";

/** A number above zero as decimal text of so many significant digits, half to even, without exponent: a third in four is `"0.3333"`. */
export function significantDecimals({ numerator, denominator }: Fraction, digits: number): string {
  const limit = 10n ** BigInt(digits);
  // As many decimals as might be right, at most two too many.
  let decimals = digits - (String(numerator).length - String(denominator).length);
  let rounded: bigint;
  for (; ; decimals--) {
    rounded =
      decimals >= 0
        ? roundHalfEven(numerator * 10n ** BigInt(decimals), denominator)
        : roundHalfEven(numerator, denominator * 10n ** BigInt(-decimals));
    if (rounded < limit) break;
  }
  if (decimals <= 0) return String(rounded * 10n ** BigInt(-decimals));
  const text = String(rounded).padStart(decimals + 1, "0");
  return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
