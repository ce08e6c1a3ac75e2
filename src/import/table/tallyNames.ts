import type { NameOutcome } from "./nameLookup.js";

/** How many of the names that a source states were linked to entities, each name counted once, and the others by name. */
export interface NameTally {
  readonly linked: number;
  readonly unlinked: readonly string[];
  /** How many statements, such as awards, name each kind of them. */
  readonly statements: { readonly linked: number; readonly unlinked: number };
}

/** Gathers what becomes of stated names, to be told after reading: `onName` goes to `readTable`. A name linked in one row only counts as linked. */
export function tallyNames(): { readonly onName: (outcome: NameOutcome) => void; readonly tally: () => NameTally } {
  const linked = new Map<string, number>();
  const unlinked = new Map<string, number>();
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, it) => total + it, 0);
  return {
    onName: ({ name, found }) => {
      const counts = found ? linked : unlinked;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    tally: () => ({
      linked: linked.size,
      unlinked: [...unlinked.keys()].filter((it) => !linked.has(it)).sort(),
      statements: { linked: sum(linked), unlinked: sum(unlinked) },
    }),
  };
}
