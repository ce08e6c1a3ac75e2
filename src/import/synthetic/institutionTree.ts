import { type Random, randomFor } from "./randomFor.js";
import { cityOf, homeOf } from "./syntheticHomes.js";
import type { SyntheticInstitution } from "./syntheticInstitution.js";
import { keyOf } from "./syntheticRecord.js";

type Above = readonly SyntheticInstitution[];

const types = ["EDUCATION", "FACILITY", "RESEARCH_CENTRE", "OTHER"];

/** How many institutions there are on each of four levels, the topmost first. */
function levelSizes(count: number): readonly number[] {
  const [eighth, quarter] = [Math.floor(count / 8), Math.floor(count / 4)];
  return [eighth, quarter, count - eighth - 2 * quarter, quarter];
}

/** What an institution is or was a part of, the one whose country it shares first. */
function parentsOf(random: Random, above: Above, depth: number, at: number): Above {
  if (depth === 0) return [];
  if (depth === 1) return [above[at < 2 ? 0 : at % above.length]!];
  if (depth === 2 && at === 0) return above.slice(0, 2);
  return random.several(above, depth === 2 && at % 6 === 5 ? 2 : 1);
}

function datedParents(random: Random, parents: Above, founded: number, moved: boolean): SyntheticInstitution["parents"] {
  const year = String(random.whole(2000, 2018));
  if (moved && parents.length === 2)
    return [
      { number: parents[0]!.number, since: year },
      { number: parents[1]!.number, until: year },
    ];
  return parents.map(({ number }) => ({ number, ...(random.chance(50) ? { since: String(founded) } : {}) }));
}

/**
 * Institutions in a tree of four levels, numbered from 1, the upper levels first. The first of the third level is a part of the first two of
 * the second, which are parts of the same one; every sixth of the third level was once a part of another.
 */
export function institutionTree(seed: number, count: number): readonly SyntheticInstitution[] {
  const all: SyntheticInstitution[] = [];
  let above: Above = [];
  for (const [depth, size] of levelSizes(count).entries()) {
    above = Array.from({ length: size }, (_, at) => {
      const number = all.length + at + 1;
      const random = randomFor(seed, keyOf("institutions", number));
      const founded = random.whole(1900, 1975) + depth * random.whole(1, 12);
      const found = parentsOf(random, above, depth, at);
      const { home, city } = found[0] ?? { home: homeOf(number), city: cityOf(number) };
      const parents = datedParents(random, found, founded, depth === 2 && at > 0);
      return { number, types: [types[depth]!], home, city, founded, closed: null, parents, successors: [] };
    });
    all.push(...above);
  }
  return all;
}
