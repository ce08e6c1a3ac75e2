import fc from "fast-check";
import { randomFor } from "../../../src/import/synthetic/randomFor.js";

const expected = [89351, 486244, 588670, 305824, 809967, 9168, 46304, 251058];

describe("numbers from a seed", () => {
  it("are the same wherever and whenever they are drawn", () => {
    const random = randomFor(1, "researchers/0831");
    expect(Array.from({ length: 8 }, () => random.whole(0, 999_999))).toEqual(expected);
    expect(randomFor(1, "researchers/0831").whole(0, 999_999)).toBe(expected[0]);
  });

  it("are others for another seed or another purpose", () => {
    const draws = [randomFor(1, "a"), randomFor(2, "a"), randomFor(1, "b")].map((it) => it.distinct(5, 1_000_000).join());
    expect(new Set(draws).size).toBe(3);
  });

  it("lie between the limits, and those drawn as distinct are so", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat({ max: 40 }), fc.nat({ max: 40 }), (seed, purpose, count, most) => {
        const random = randomFor(seed, purpose);
        const drawn = random.distinct(count, most);
        expect(drawn).toHaveLength(Math.min(count, most));
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const it of drawn) expect(it >= 1 && it <= most).toBe(true);
        const number = random.whole(-count, most);
        expect(number >= -count && number <= most).toBe(true);
      }),
    );
  });

  it("come about equally often", () => {
    const random = randomFor(7, "dice");
    const counts = Array.from({ length: 6 }, () => 0);
    for (let at = 0; at < 60_000; at++) counts[random.whole(0, 5)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
