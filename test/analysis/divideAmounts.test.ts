import fc from "fast-check";
import { type DividedAmount, divideAmount, divideAmounts, type WayStep } from "../../src/analysis/divideAmounts.js";

const step = (value: string, share: number | null = null, relationship: string | null = null): WayStep => ({ value, share, relationship });
const amount = (minor: bigint, rest: Partial<DividedAmount> = {}): DividedAmount => ({
  id: "award",
  minor,
  currency: "CNY",
  day: null,
  owners: null,
  ways: [],
  ...rest,
});
const told = (it: DividedAmount) => divideAmount(it).parts.map(({ values, minor }) => [...values, minor]);

describe("an amount", () => {
  it("is whole where nothing divides it, and not stated where no way leads anywhere", () => {
    expect(told(amount(7n))).toEqual([[7n]]);
    expect(told(amount(7n, { ways: [[]] }))).toEqual([[null, 7n]]);
  });

  it("belongs to an owner by its share, and is then divided key by key", () => {
    const owners = [
      { id: "a", share: 0.75, member: true },
      { id: "b", share: null, member: false },
    ];
    const ways = [[[step("x")], [step("y")]], [[step("u")]]];
    expect(told(amount(102n, { owners, ways }))).toEqual([
      ["x", "u", 39n],
      ["y", "u", 38n],
    ]);
  });

  it("goes along ways step by step: a relationship counts once, however many ways go on from it", () => {
    const ways = [
      [
        [step("p", 0.5, "1"), step("x", null, "3")],
        [step("p", 0.5, "1"), step("y", null, "4")],
        [step("q", 0.5, "2"), step("y", null, "5")],
      ],
    ];
    expect(told(amount(100n, { ways }))).toEqual([
      ["x", 25n],
      ["y", 75n],
    ]);
  });

  it("adds up several relationships to one entity", () => {
    const ways = [[[step("p", 0.25, "1")], [step("p", 0.25, "2")], [step("q", 0.5, "3")]]];
    expect(told(amount(10n, { ways }))).toEqual([
      ["p", 5n],
      ["q", 5n],
    ]);
  });
});

const ids = fc.constantFrom("a", "b", "c");
const share = fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { nil: null });
const ways = (steps: number) =>
  fc.uniqueArray(
    fc.array(fc.record({ value: ids, share: fc.constant(null), relationship: fc.constant(null) }), { minLength: steps, maxLength: steps }),
    { maxLength: 4, selector: (way) => way.map((it) => it.value).join() },
  );
const amounts: fc.Arbitrary<DividedAmount> = fc.record({
  id: fc.string({ maxLength: 2 }),
  minor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  currency: fc.constantFrom("CNY", "USD"),
  day: fc.constantFrom(null, "2000-01"),
  owners: fc.option(fc.array(fc.record({ id: ids, share, member: fc.boolean() }), { minLength: 1, maxLength: 3 }), { nil: null }),
  ways: fc.tuple(ways(1), ways(2)),
});

it("is divided without loss, whatever the shares and ways: parts add up to what the owners have, and everybody's parts to the amount", () => {
  fc.assert(
    fc.property(amounts, (it) => {
      const sum = (one: DividedAmount) => divideAmount(one).parts.reduce((all, { minor }) => all + minor, 0n);
      expect(sum(it)).toBe(sum({ ...it, ways: [] }));
      if (it.owners === null) expect(sum(it)).toBe(it.minor);
      const everybody = it.owners?.map((one) => ({ ...one, member: true })) ?? null;
      expect(sum({ ...it, owners: everybody })).toBe(it.minor);
    }),
  );
});

it("several amounts come together by group, currency and day, each counted once a group, and those with scaled shares are named", () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 5 }), (some) => {
      const { groups, scaled } = divideAmounts(some);
      expect(scaled).toEqual(some.filter((it) => divideAmount(it).scaled).map((it) => it.id));
      for (const currency of ["CNY", "USD"]) {
        const parts = some.filter((it) => it.currency === currency).flatMap((it) => divideAmount(it).parts);
        const statistics = [...groups.values()].flat().filter((it) => it.currency === currency);
        expect(statistics.reduce((all, it) => all + it.sum, 0n)).toBe(parts.reduce((all, it) => all + it.minor, 0n));
      }
      for (const [name, statistics] of groups)
        for (const { currency, day, known } of statistics) {
          const taking = some.filter(
            (it) =>
              it.currency === currency && it.day === day && divideAmount(it).parts.some(({ values }) => JSON.stringify(values) === name),
          );
          expect(known).toBe(taking.length);
        }
    }),
  );
});
