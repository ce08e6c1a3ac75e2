import type { Candidate } from "./candidate.js";

/** Gives a candidate the names and cities of withdrawn records that it continues. */
function inherited(heir: Candidate, withdrawn: readonly Candidate[]): Candidate {
  const left = withdrawn.filter((it) => it.successors.length === 1 && it.successors[0] === heir.id);
  if (left.length === 0) return heir;
  const own = new Set(heir.names.map((it) => it.value));
  const names = left.flatMap((it) => it.names).filter((it) => !own.has(it.value));
  return {
    ...heir,
    names: [...heir.names, ...names.map((it) => ({ ...it, isInherited: true }))],
    cities: [...new Set([heir, ...left].flatMap((it) => it.cities))],
  };
}

/** Candidates without those whose records were withdrawn, which are names of what continued them: nothing is to be linked to such a record. */
export function withoutWithdrawn(pool: readonly Candidate[]): readonly Candidate[] {
  const withdrawn = pool.filter((it) => it.isWithdrawn);
  return withdrawn.length === 0 ? pool : pool.filter((it) => !it.isWithdrawn).map((it) => inherited(it, withdrawn));
}
