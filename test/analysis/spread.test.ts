import fc from "fast-check";
import { spread } from "../../src/analysis/spread.js";

const itself = (it: unknown): unknown => it;

test("groups give one each in turn, a short group is passed over", () => {
  expect(spread([["a", "b", "c", "d"], ["e"], ["f", "g"]], 6, itself)).toEqual(["a", "e", "f", "b", "g", "c"]);
});

test("what several groups hold is taken once, and the later group gives its next one instead", () => {
  expect(
    spread(
      [
        ["a", "b"],
        ["a", "c"],
        ["c", "b", "d"],
      ],
      4,
      itself,
    ),
  ).toEqual(["a", "c", "b", "d"]);
});

test("nothing is taken of nothing, or with no room", () => {
  expect(spread([], 5, itself)).toEqual([]);
  expect(spread([["a"]], 0, itself)).toEqual([]);
});

test("as many as there are and fit are taken, each once, and no group is more than one turn behind while it has more", () => {
  const groups = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), { maxLength: 5 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 0, max: 40 }), (given, limit) => {
      const taken = spread(given, limit, itself);
      const all = new Set(given.flat());
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken).toHaveLength(Math.min(limit, all.size));
      for (const group of given) {
        const left = group.filter((it) => !taken.includes(it));
        // Of a group that still has some, at least its share is taken.
        if (left.length > 0) expect(group.length - left.length).toBeGreaterThanOrEqual(Math.floor(taken.length / given.length));
      }
    }),
  );
});

test("only the first of each group, as many as fit, can ever be taken", () => {
  const groups = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 })), { maxLength: 5 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 0, max: 20 }), (given, limit) => {
      const cut = given.map((it) => it.slice(0, limit));
      expect(spread(cut, limit, itself)).toEqual(spread(given, limit, itself));
    }),
  );
});
