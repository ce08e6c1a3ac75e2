import fc from "fast-check";
import { fillGaps } from "../../src/analysis/fillGaps.js";
import { type Group, type GroupValue, mergeGroups } from "../../src/analysis/groups.js";
import { orderGroups } from "../../src/analysis/orderGroups.js";
import { byCurrency, mergeStatistics, noStatistics, type Statistic } from "../../src/analysis/statistics.js";

const group = (values: readonly GroupValue[], count = 1, statistics: readonly Statistic[] = []): Group => ({ values, count, statistics });
const valuesOf = (groups: readonly Group[]) => groups.map((it) => it.values);

describe("gaps", () => {
  const filled = (values: readonly GroupValue[], unit: "YEAR" | "QUARTER" | "MONTH") =>
    fillGaps(
      values.map((it) => group([it])),
      [unit],
      [],
    )
      .map((it) => [it.values[0], it.count])
      .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));

  it("are years, quarters and months, over the ends of years", () => {
    expect(filled(["1999", "2001"], "YEAR").map(([it]) => it)).toEqual(["1999", "2000", "2001"]);
    expect(filled(["1999-Q3", "2000-Q2"], "QUARTER").map(([it]) => it)).toEqual(["1999-Q3", "1999-Q4", "2000-Q1", "2000-Q2"]);
    expect(filled(["1999-11", "2000-01"], "MONTH")).toEqual([
      ["1999-11", 1],
      ["1999-12", 0],
      ["2000-01", 1],
    ]);
  });

  it("are not opened by dates known less exactly, nor by none", () => {
    expect(filled(["1990", null, "2000-01"], "MONTH").map(([it]) => it)).toEqual(["1990", "2000-01", null]);
    expect(filled([null], "YEAR")).toEqual([[null, 1]]);
  });

  it("are filled under every combination of other values, with nothing in them", () => {
    const money: Statistic = { type: "money", amounts: [{ currency: "CNY", day: null, known: 1, sum: 1n, min: 1n, max: 1n }] };
    const found = fillGaps([group(["2000", "a"], 2, [money]), group(["2002", "b"], 3, [money])], ["YEAR", null], ["money"]);
    expect(found).toHaveLength(6);
    expect(found).toContainEqual(group(["2001", "a"], 0, [noStatistics.money]));
    expect(found).toContainEqual(group(["2002", "b"], 3, [money]));
  });

  it("that are too many are refused", () => {
    const far = Array.from({ length: 20 }, (_, at) => group([at % 2 ? "0001-01" : "9999-12", `${at}`]));
    expect(() => fillGaps(far, ["MONTH", null], [])).toThrow(/more than 200,000 groups/);
  });
});

describe("the order of groups", () => {
  const values = fc.tuple(
    fc.option(fc.constantFrom("a", "b", "c"), { nil: null }),
    fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  );
  const groups = fc
    .uniqueArray(values, { maxLength: 8, selector: (it) => JSON.stringify(it) })
    .chain((all) => fc.tuple(...all.map((it) => fc.integer({ min: 0, max: 2 }).map((count) => group(it, count)))));

  it("does not depend on the order in which they come, since ties are decided by their values", () => {
    const orders = fc.constantFrom([], [{ by: "count", direction: "DESC" }] as const, [{ by: "key", direction: "DESC" }] as const);
    fc.assert(
      fc.property(groups, orders, fc.infiniteStream(fc.nat()), (all, order, weights) => {
        const shuffled = [...all]
          .map((it) => [weights.next().value, it] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, it]) => it);
        expect(orderGroups(shuffled, order)).toEqual(orderGroups(all, order));
      }),
    );
  });

  it("has nulls last in both directions", () => {
    const all = [group([null]), group([2]), group([1])];
    expect(valuesOf(orderGroups(all, [{ by: "key", direction: "ASC" }]))).toEqual([[1], [2], [null]]);
    expect(valuesOf(orderGroups(all, [{ by: "key", direction: "DESC" }]))).toEqual([[2], [1], [null]]);
  });

  it("compares the amounts of one currency, groups without it last", () => {
    const rich = (currency: string, sum: bigint): Statistic => ({
      type: "money",
      amounts: [{ currency, day: "2000", known: 2, sum, min: 1n, max: sum }],
    });
    const all = [group(["a"], 1, [rich("CNY", 5n)]), group(["b"], 1, [rich("USD", 1n)]), group(["c"], 1, [rich("USD", 9n)])];
    const by = (direction: "ASC" | "DESC") =>
      valuesOf(orderGroups(all, [{ by: "measure", at: 0, figure: "SUM", currency: "USD", direction }])).flat();
    expect(by("ASC")).toEqual(["b", "c", "a"]);
    expect(by("DESC")).toEqual(["c", "b", "a"]);
  });

  it("compares dates by their first day, then by their last", () => {
    const born = (first: string, last: string, stated: string): Statistic => {
      const date = first + last + stated;
      return { type: "date", known: 1, min: date, max: date };
    };
    const all = [
      group(["year"], 1, [born("2000-01-01", "2000-12-31", "2000")]),
      group(["day"], 1, [born("2000-01-01", "2000-01-01", "2000-01-01")]),
      group(["month"], 1, [born("2000-01-01", "2000-01-31", "2000-01")]),
    ];
    const ordered = orderGroups(all, [{ by: "measure", at: 0, figure: "MIN", currency: null, direction: "ASC" }]);
    expect(valuesOf(ordered).flat()).toEqual(["day", "month", "year"]);
  });
});

const money = fc
  .array(
    fc
      .record({
        currency: fc.constantFrom("CNY", "USD"),
        day: fc.constantFrom(null, "2000"),
        minor: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      })
      .map(({ minor, ...it }) => ({ ...it, known: 1, sum: minor, min: minor, max: minor })),
    { maxLength: 4 },
  )
  .map((amounts): Statistic => ({ type: "money", amounts }));
const number = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 4 }).map(
  (all): Statistic => ({
    type: "number",
    known: all.length,
    sum: all.reduce((a, b) => a + b, 0),
    min: all.length === 0 ? null : Math.min(...all),
    max: all.length === 0 ? null : Math.max(...all),
  }),
);

/** As it is told: amounts by currency. */
const told = (it: Statistic) => (it.type === "money" ? byCurrency(it) : it);

describe("statistics", () => {
  it("merge in any order to the same, and nothing changes nothing", () => {
    for (const some of [money, number])
      fc.assert(
        fc.property(some, some, some, (a, b, c) => {
          expect(told(mergeStatistics(a, b))).toEqual(told(mergeStatistics(b, a)));
          expect(told(mergeStatistics(mergeStatistics(a, b), c))).toEqual(told(mergeStatistics(a, mergeStatistics(b, c))));
          expect(told(mergeStatistics(a, noStatistics[a.type]))).toEqual(told(a));
        }),
      );
  });

  it("of different types do not merge", () => {
    expect(() => mergeStatistics(noStatistics.money, noStatistics.date)).toThrow(/cannot be merged/);
  });

  it("of the same group come together", () => {
    const two = mergeGroups([
      group(["a"], 2, [noStatistics.number]),
      group([null], 1, [noStatistics.number]),
      group(["a"], 3, [noStatistics.number]),
    ]);
    expect(two.map((it) => [it.values, it.count])).toEqual([
      [["a"], 5],
      [[null], 1],
    ]);
  });
});
