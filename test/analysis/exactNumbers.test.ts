import fc from "fast-check";
import { decimalFraction, sumFractions } from "../../src/analysis/fraction.js";
import { roundHalfEven } from "../../src/analysis/roundHalfEven.js";
import { significantDecimals } from "../../src/analysis/significantDecimals.js";

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe("rounding half to even", () => {
  it("finds the nearest whole number, of two the even one", () => {
    fc.assert(
      fc.property(whole, fc.oneof(positive, fc.constantFrom(1n, 2n, 4n, 10n)), (numerator, denominator) => {
        const rounded = roundHalfEven(numerator, denominator);
        const twice = 2n * (rounded * denominator - numerator);
        const distance = twice < 0n ? -twice : twice;
        expect(distance <= denominator).toBe(true);
        if (distance === denominator) expect(rounded % 2n).toBe(0n);
      }),
    );
  });

  it("is the same on both sides of zero, and whatever the sign stands on", () => {
    fc.assert(
      fc.property(whole, positive, (numerator, denominator) => {
        expect(roundHalfEven(-numerator, denominator)).toBe(-roundHalfEven(numerator, denominator));
        expect(roundHalfEven(numerator, -denominator)).toBe(-roundHalfEven(numerator, denominator));
      }),
    );
  });

  it.each([
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [-1n, 2n, 0n],
    [-3n, 2n, -2n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [6n, 3n, 2n],
  ])("%s/%s is %s", (numerator, denominator, expected) => {
    expect(roundHalfEven(numerator, denominator)).toBe(expected);
  });

  it("refuses a division by zero", () => {
    expect(() => roundHalfEven(1n, 0n)).toThrow(RangeError);
  });
});

describe("fractions", () => {
  it.each([
    ["6.2180", 62180n, 10_000n],
    ["0.5", 5n, 10n],
    ["12", 12n, 1n],
    ["1e-7", 1n, 10_000_000n],
    ["1.5e+21", 15n * 10n ** 20n, 1n],
    ["-0.25", -25n, 100n],
  ])("%s is read digit by digit", (text, numerator, denominator) => {
    expect(decimalFraction(text)).toEqual({ numerator, denominator });
  });

  it("read the text of any float as what it says", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (float) => {
        const { numerator, denominator } = decimalFraction(String(float));
        expect(Number(`${numerator}e-${String(denominator).length - 1}`)).toBe(float === 0 ? 0 : float);
      }),
    );
  });

  it("refuse what is no number", () => {
    expect(() => decimalFraction("abc")).toThrow(SyntaxError);
  });

  it("are added exactly, however many", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ numerator: whole, denominator: positive }), { maxLength: 9 }), (all) => {
        const { numerator, denominator } = sumFractions(all);
        const common = all.reduce((product, it) => product * it.denominator, 1n);
        const expected = all.reduce((sum, it) => sum + it.numerator * (common / it.denominator), 0n);
        expect(numerator * common).toBe(expected * denominator);
      }),
    );
  });
});

describe("significant decimals", () => {
  it("have as many digits as asked, the last one rounded", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 15 }), (numerator, denominator, digits) => {
        const text = significantDecimals({ numerator, denominator }, digits);
        expect(text).toMatch(/^\d+(\.\d+)?$/);
        const shown = decimalFraction(text);
        const difference = shown.numerator * denominator - numerator * shown.denominator;
        // Within half a unit of the last digit: relative to the number at most 0.5 in 10 to the digits less one.
        const scaled = (difference < 0n ? -difference : difference) * 2n * 10n ** BigInt(digits - 1);
        expect(scaled <= numerator * shown.denominator).toBe(true);
        if (text.includes(".")) expect(text.replace(".", "").replace(/^0+/, "")).toHaveLength(digits);
      }),
    );
  });

  it.each([
    [1n, 3n, 4, "0.3333"],
    [62181n, 10_000n, 10, "6.218100000"],
    [99999n, 10_000n, 4, "10.00"],
    [1n, 4_191_337n, 10, "0.0000002385873529"],
    [123_456_789n, 1n, 4, "123500000"],
    [25n, 10n, 1, "2"],
  ])("%s/%s in %s digits is %s", (numerator, denominator, digits, expected) => {
    expect(significantDecimals({ numerator, denominator }, digits)).toBe(expected);
  });
});
