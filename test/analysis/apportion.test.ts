import fc from "fast-check";
import { apportion, type Share } from "../../src/analysis/apportion.js";

const amounts = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const share = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 0.1, 0.2, 0.25, 0.3, 0.5, 1 / 3, 1, 2, 1e-7),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const shares = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), share }), { minLength: 1, maxLength: 8 });

const sum = (parts: ReadonlyMap<string, bigint>): bigint => [...parts.values()].reduce((a, b) => a + b, 0n);
const told = ({ parts, scaled }: ReturnType<typeof apportion>) => ({ parts: [...parts], scaled });

/** The portions as floats, worked out plainly. */
function portions(given: readonly Share[]): ReadonlyMap<string, number> {
  const known = given.reduce((total, it) => total + (it.share ?? 0), 0);
  const unknown = given.filter((it) => it.share === null).length;
  const each = unknown > 0 ? Math.max(0, 1 - known) / unknown : 0;
  const weights = given.map((it) => it.share ?? each);
  const total = weights.reduce((a, b) => a + b, 0);
  const found = new Map<string, number>();
  given.forEach(({ id }, at) => {
    found.set(id, (found.get(id) ?? 0) + (total === 0 ? 1 / given.length : weights[at]! / total));
  });
  return found;
}

describe("apportioning", () => {
  it("gives every minor unit to somebody, and none twice", () => {
    fc.assert(
      fc.property(amounts, shares, (amount, given) => {
        const { parts } = apportion(amount, given);
        expect(sum(parts)).toBe(amount);
        expect([...parts.keys()]).toEqual([...new Set(given.map((it) => it.id))].toSorted());
      }),
    );
  });

  it("gives each within one minor unit of its due", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), shares, (amount, given) => {
        const { parts } = apportion(BigInt(amount), given);
        for (const [id, portion] of portions(given)) expect(Math.abs(Number(parts.get(id)) - amount * portion)).toBeLessThan(1.001);
      }),
    );
  });

  it("does not depend on the order in which shares are stated", () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    fc.assert(
      fc.property(amounts, shares, orders, (amount, given, order) => {
        const shuffled = order.flatMap((at) => given[at] ?? []);
        expect(told(apportion(amount, shuffled))).toEqual(told(apportion(amount, given)));
      }),
    );
  });

  it("divides a negative amount as the mirror image", () => {
    fc.assert(
      fc.property(amounts, shares, (amount, given) => {
        const { parts, scaled } = apportion(-amount, given);
        expect({ parts: [...parts].map(([id, part]) => [id, -part]), scaled }).toEqual(told(apportion(amount, given)));
      }),
    );
  });

  it("is the same for shares that are scaled alike", () => {
    const whole = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), share: fc.integer({ min: 1, max: 50 }) }), { minLength: 1 });
    fc.assert(
      fc.property(amounts, whole, (amount, given) => {
        const tenth = given.map(({ id, share }) => ({ id, share: Number(`${share}e-3`) }));
        expect([...apportion(amount, tenth).parts]).toEqual([...apportion(amount, given).parts]);
      }),
    );
  });

  it("says that shares were scaled exactly when known ones do not add up to 1", () => {
    const decimal = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(decimal, fc.boolean(), (tenths, unknown) => {
        const given = tenths.map((it, at): Share => ({ id: String(at), share: it / 10 }));
        const total = tenths.reduce((a, b) => a + b, 0);
        const { scaled } = apportion(100n, unknown ? [...given, { id: "x", share: null }] : given);
        expect(scaled).toBe(unknown ? total > 10 : total !== 10);
      }),
    );
  });

  const cases: readonly (readonly [string, bigint, readonly (readonly [string, number | null])[], Record<string, bigint>, boolean])[] = [
    ["one share is everything", 7n, [["a", 1]], { a: 7n }, false],
    [
      "unknown shares split equally",
      10n,
      [
        ["a", null],
        ["b", null],
        ["c", null],
      ],
      { a: 4n, b: 3n, c: 3n },
      false,
    ],
    [
      "unknown shares split what is left",
      100n,
      [
        ["a", 0.5],
        ["b", null],
        ["c", null],
      ],
      { a: 50n, b: 25n, c: 25n },
      false,
    ],
    [
      "where the known reach 1, the unknown get nothing",
      100n,
      [
        ["a", 0.4],
        ["b", 0.6],
        ["c", null],
      ],
      { a: 40n, b: 60n, c: 0n },
      false,
    ],
    [
      "where the known pass 1, the unknown get nothing and the known are scaled",
      100n,
      [
        ["a", 1],
        ["b", 1],
        ["c", null],
      ],
      { a: 50n, b: 50n, c: 0n },
      true,
    ],
    [
      "shares below 1 are scaled",
      100n,
      [
        ["a", 0.2],
        ["b", 0.2],
      ],
      { a: 50n, b: 50n },
      true,
    ],
    [
      "shares above 1 are scaled",
      100n,
      [
        ["a", 3],
        ["b", 1],
      ],
      { a: 75n, b: 25n },
      true,
    ],
    [
      "zeros are equal",
      3n,
      [
        ["a", 0],
        ["b", 0],
      ],
      { a: 2n, b: 1n },
      true,
    ],
    [
      "zero beside an unknown stays nothing",
      3n,
      [
        ["a", 0],
        ["b", null],
      ],
      { a: 0n, b: 3n },
      false,
    ],
    [
      "shares of one id are added",
      100n,
      [
        ["b", 0.25],
        ["a", 0.5],
        ["b", 0.25],
      ],
      { a: 50n, b: 50n },
      false,
    ],
    [
      "ties go to the first id",
      1n,
      [
        ["b", 0.5],
        ["a", 0.5],
      ],
      { a: 1n, b: 0n },
      false,
    ],
    [
      "the largest remainder comes first",
      10n,
      [
        ["a", 0.33],
        ["b", 0.33],
        ["c", 0.34],
      ],
      { a: 3n, b: 3n, c: 4n },
      false,
    ],
    [
      "0.1 and 0.2 and 0.7 are exactly 1",
      1000n,
      [
        ["a", 0.1],
        ["b", 0.2],
        ["c", 0.7],
      ],
      { a: 100n, b: 200n, c: 700n },
      false,
    ],
    [
      "three thirds are near enough to 1",
      100n,
      [
        ["a", 1 / 3],
        ["b", 1 / 3],
        ["c", 1 / 3],
      ],
      { a: 34n, b: 33n, c: 33n },
      false,
    ],
    [
      "what misses 1 by more than 1e-9 is told",
      100n,
      [
        ["a", 0.5],
        ["b", 0.499999998],
      ],
      { a: 50n, b: 50n },
      true,
    ],
    [
      "a share below zero is nothing, and told",
      100n,
      [
        ["a", -1],
        ["b", 1],
      ],
      { a: 0n, b: 100n },
      true,
    ],
    [
      "nothing is divided into nothings",
      0n,
      [
        ["a", 0.5],
        ["b", 0.5],
      ],
      { a: 0n, b: 0n },
      false,
    ],
    [
      "a debt is divided like an asset",
      -10n,
      [
        ["a", null],
        ["b", null],
        ["c", null],
      ],
      { a: -4n, b: -3n, c: -3n },
      false,
    ],
  ];
  it.each(cases)("%s", (_, amount, given, expected, scaled) => {
    const result = apportion(
      amount,
      given.map(([id, it]) => ({ id, share: it })),
    );
    expect([Object.fromEntries(result.parts), result.scaled]).toEqual([expected, scaled]);
  });

  it("has no parts where there are no shares", () => {
    expect(told(apportion(5n, []))).toEqual({ parts: [], scaled: false });
  });
});
