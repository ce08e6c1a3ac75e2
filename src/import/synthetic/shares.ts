import type { Random } from "./randomFor.js";

/** A hundred in so many parts of at least one, at random. */
export function splitHundred(random: Random, parts: number): readonly number[] {
  if (parts === 0) return [];
  const cuts = [0, ...random.distinct(parts - 1, 99).toSorted((a, b) => a - b), 100];
  return cuts.slice(1).map((it, at) => it - cuts[at]!);
}

/** The ways in which sources state shares. */
const ways = ["WHOLE", "WHOLE", "WHOLE", "WHOLE", "PARTLY", "PARTLY", "UNKNOWN", "OFF", "ZERO"] as const;

/** Shares in hundredths: all known and adding up to 100, some or all unknown (null), adding up to something else, or one of them nothing. */
function hundredths(random: Random, parts: number): readonly (number | null)[] {
  const whole = splitHundred(random, parts);
  const way = random.pick(ways);
  if (way === "UNKNOWN") return whole.map(() => null);
  if (way === "OFF") {
    const less = whole[0]! > 90 || (whole[0]! > 10 && random.chance(50));
    return whole.map((it, at) => (at > 0 ? it : less ? it - 10 : it + 10));
  }
  if (way === "PARTLY" && parts > 1) {
    const known = random.whole(1, parts - 1);
    return whole.map((it, at) => (at < known ? it : null));
  }
  if (way === "ZERO" && parts > 1) return [...splitHundred(random, parts - 1), 0];
  return whole;
}

/** The values of so many relationships among which money is shared. */
export function shares(random: Random, parts: number): readonly { readonly share?: number }[] {
  return hundredths(random, parts).map((it) => (it === null ? {} : { share: it / 100 }));
}
