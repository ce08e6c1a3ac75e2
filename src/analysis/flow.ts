import type { GroupPart } from "./divideAmounts.js";
import { type GroupValue, groupName } from "./groups.js";

/** What flows at a place or between two: minor units of one currency, and how many amounts take part in it. */
export interface FlowSum {
  readonly minor: bigint;
  readonly count: number;
}

/** A place at one level: an entity, all that is not stated, or all that is too small to be shown. */
export interface FlowPlace extends FlowSum {
  readonly id: string;
  /** Its level, from 0. */
  readonly level: number;
  readonly entity: string | null;
  /** How many entities are folded into it; 0 unless it stands for the small ones. */
  readonly folded: number;
}

export interface FlowBetween extends FlowSum {
  readonly source: string;
  readonly target: string;
}

export interface FlowDrawing {
  readonly places: readonly FlowPlace[];
  readonly between: readonly FlowBetween[];
}

/** One amount, divided over the values of every level. */
export type FlowingAmount = readonly GroupPart[];

class Tally<Key> {
  readonly sums = new Map<Key, { minor: bigint; count: number }>();

  /** Adds the parts of one amount, which counts once wherever several of them meet. */
  add(parts: ReadonlyMap<Key, bigint>): void {
    for (const [key, minor] of parts) {
      const known = this.sums.get(key) ?? { minor: 0n, count: 0 };
      this.sums.set(key, known);
      known.minor += minor;
      known.count++;
    }
  }
}

function gathered<Key>(parts: FlowingAmount, keyOf: (part: GroupPart) => Key): ReadonlyMap<Key, bigint> {
  const found = new Map<Key, bigint>();
  for (const part of parts) found.set(keyOf(part), (found.get(keyOf(part)) ?? 0n) + part.minor);
  return found;
}

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** The entities of a level that are not shown by themselves: all but the largest. */
function smallOnes(amounts: readonly FlowingAmount[], level: number, shown: number): ReadonlySet<GroupValue> {
  const tally = new Tally<GroupValue>();
  for (const parts of amounts) tally.add(gathered(parts, ({ values }) => values[level]!));
  const entities = [...tally.sums].filter(([value]) => value !== null);
  const ordered = entities.toSorted(([one, a], [other, b]) =>
    size(a.minor) === size(b.minor) ? (one! < other! ? -1 : 1) : size(a.minor) < size(b.minor) ? 1 : -1,
  );
  // One alone is not folded: the place that it would be folded into is no smaller than its own.
  return new Set(ordered.length <= shown + 1 ? [] : ordered.slice(shown).map(([value]) => value));
}

/** Tells the three kinds of places of a level apart, whatever ids entities have. */
const placeId = (level: number, value: GroupValue, small: ReadonlySet<GroupValue>): string =>
  value === null ? `${level}:not-stated` : small.has(value) ? `${level}:other` : `${level}=${value}`;

/**
 * Draws amounts that flow through levels. What enters a place leaves it again, since every amount takes the same way through all levels: what is
 * not stated has a place of its own, and all but the `shown` largest entities of a level share one.
 */
export function drawFlow(amounts: readonly FlowingAmount[], levels: number, shown: number): FlowDrawing {
  const small = Array.from({ length: levels }, (_, level) => smallOnes(amounts, level, shown));
  const idOf = (part: GroupPart, level: number): string => placeId(level, part.values[level]!, small[level]!);
  const places: FlowPlace[] = [];
  const between: FlowBetween[] = [];
  for (let level = 0; level < levels; level++) {
    const here = new Tally<string>();
    const links = new Tally<string>();
    for (const parts of amounts) {
      here.add(gathered(parts, (it) => idOf(it, level)));
      if (level > 0) links.add(gathered(parts, (it) => groupName([idOf(it, level - 1), idOf(it, level)])));
    }
    for (const [id, sum] of here.sums) {
      const entity = id.startsWith(`${level}=`) ? id.slice(`${level}=`.length) : null;
      places.push({ id, level, entity, folded: id === `${level}:other` ? small[level]!.size : 0, ...sum });
    }
    for (const [name, sum] of links.sums) {
      const [source, target] = JSON.parse(name) as [string, string];
      between.push({ source, target, ...sum });
    }
  }
  const larger = (a: FlowSum, b: FlowSum): number => (size(a.minor) === size(b.minor) ? 0 : size(a.minor) < size(b.minor) ? 1 : -1);
  const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return {
    places: places.toSorted((a, b) => a.level - b.level || larger(a, b) || byName(a.id, b.id)),
    between: between.toSorted(
      (a, b) => byName(a.source[0]!, b.source[0]!) || larger(a, b) || byName(a.source + a.target, b.source + b.target),
    ),
  };
}
