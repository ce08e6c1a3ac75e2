import fc from "fast-check";
import { drawFlow, type FlowingAmount } from "../../src/analysis/flow.js";

const value = fc.option(fc.constantFrom("a", "b", "c", "d", "e"), { nil: null, freq: 5 });
const amounts = (levels: number): fc.Arbitrary<readonly FlowingAmount[]> =>
  fc.array(
    fc.uniqueArray(
      fc.record({ values: fc.array(value, { minLength: levels, maxLength: levels }), minor: fc.bigInt({ min: 0n, max: 10n ** 18n }) }),
      { minLength: 1, maxLength: 4, selector: (it) => JSON.stringify(it.values) },
    ),
    { maxLength: 8 },
  );

const sum = (some: readonly { readonly minor: bigint }[]): bigint => some.reduce((all, it) => all + it.minor, 0n);

describe("a flow", () => {
  it("is the same at each level, and what enters a place leaves it", () => {
    fc.assert(
      fc.property(amounts(3), fc.integer({ min: 1, max: 6 }), (some, shown) => {
        const { places, between } = drawFlow(some, 3, shown);
        for (const level of [0, 1, 2]) expect(sum(places.filter((it) => it.level === level))).toBe(sum(some.flat()));
        for (const { id, level, minor } of places) {
          if (level > 0) expect(sum(between.filter((it) => it.target === id))).toBe(minor);
          if (level < 2) expect(sum(between.filter((it) => it.source === id))).toBe(minor);
        }
      }),
    );
  });

  it("shows so many entities of a level and one place more for all smaller ones, never for one alone", () => {
    fc.assert(
      fc.property(amounts(2), fc.integer({ min: 1, max: 4 }), (some, shown) => {
        const { places } = drawFlow(some, 2, shown);
        for (const level of [0, 1]) {
          const here = places.filter((it) => it.level === level);
          const entities = new Set(some.flat().flatMap(({ values }) => values[level] ?? []));
          const folded = here.filter((it) => it.folded > 0);
          expect(folded.map((it) => it.folded)).toEqual(entities.size > shown + 1 ? [entities.size - shown] : []);
          expect(here.filter((it) => it.entity !== null)).toHaveLength(folded.length > 0 ? shown : entities.size);
        }
      }),
    );
  });

  it("counts an amount once wherever several of its parts meet", () => {
    const some = [
      [
        { values: ["a", "x"], minor: 1n },
        { values: ["a", "y"], minor: 2n },
        { values: [null, "y"], minor: 3n },
      ],
      [{ values: ["a", "x"], minor: 4n }],
    ];
    const { places, between } = drawFlow(some, 2, 10);
    expect(places.map((it) => [it.level, it.entity, it.minor, it.count])).toEqual([
      [0, "a", 7n, 2],
      [0, null, 3n, 1],
      [1, "x", 5n, 2],
      [1, "y", 5n, 1],
    ]);
    expect(between.map((it) => [it.source, it.target, it.minor, it.count])).toEqual([
      ["0=a", "1=x", 5n, 2],
      ["0:not-stated", "1=y", 3n, 1],
      ["0=a", "1=y", 2n, 1],
    ]);
  });

  it("tells entities from what is not stated and from the small ones, whatever their ids", () => {
    const ids = ["other", "not-stated", "0:other", "0=other", "1:not-stated"];
    const some = ids.map((id, at) => [{ values: [id, null], minor: BigInt(at + 1) }]);
    const { places } = drawFlow(some, 2, 3);
    expect(places.map((it) => [it.entity, it.folded, it.minor])).toEqual([
      ["1:not-stated", 0, 5n],
      ["0=other", 0, 4n],
      [null, 2, 3n],
      ["0:other", 0, 3n],
      [null, 0, 15n],
    ]);
  });
});
