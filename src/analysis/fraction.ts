/** An exact number: the quotient of two whole numbers, the denominator above zero. Not reduced. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact value of a number written in decimals, `"6.7758"`, with an exponent or without, `"1e-7"`. Throws a `SyntaxError` for other text. */
export function decimalFraction(text: string): Fraction {
  const [mantissa = "", exponent = "0"] = text.split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return { numerator: a.numerator * b.denominator + b.numerator * a.denominator, denominator: a.denominator * b.denominator };
}

/** The exact sum of fractions. */
export function sumFractions(fractions: readonly Fraction[]): Fraction {
  if (fractions.length <= 2) return fractions.reduce(add, { numerator: 0n, denominator: 1n });
  // By halves, so that numbers grow long only near the end.
  const middle = fractions.length >> 1;
  return add(sumFractions(fractions.slice(0, middle)), sumFractions(fractions.slice(middle)));
}
