import { randomFor } from "./randomFor.js";
import { dayOf, yearOf } from "./statedDate.js";
import { cityOf, homeOf } from "./syntheticHomes.js";
import type { SyntheticInstitution } from "./syntheticInstitution.js";

/**
 * Chains of institutions, numbered from `first`: two were closed and merged into a third, which a fourth continued; every second chain
 * split instead, into a fourth and a fifth.
 */
export function institutionLineages(seed: number, count: number, first: number): readonly SyntheticInstitution[] {
  const all: SyntheticInstitution[] = [];
  for (let at = 1; at <= count; at++) {
    const random = randomFor(seed, `lineages/${at}`);
    const plain = { types: ["RESEARCH_CENTRE"], home: homeOf(at), city: cityOf(at), parents: [] };
    const merger = dayOf(random.whole(1998, 2006), random.whole(1, 12), random.whole(1, 28));
    const end = dayOf(random.whole(2010, 2016), random.whole(1, 12), random.whole(1, 28));
    const number = first + all.length;
    const successors = at % 2 === 0 ? [number + 3, number + 4] : [number + 3];
    const closed = (offset: number) => ({
      number: number + offset,
      founded: random.whole(1950, 1990),
      closed: merger,
      successors: [number + 2],
    });
    all.push({ ...plain, ...closed(0) }, { ...plain, ...closed(1) });
    all.push({ ...plain, number: number + 2, founded: yearOf(merger), closed: end, successors });
    for (const it of successors) all.push({ ...plain, number: it, founded: yearOf(end), closed: null, successors: [] });
  }
  return all;
}
