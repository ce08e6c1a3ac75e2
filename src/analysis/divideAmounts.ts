import { apportion, type Share } from "./apportion.js";
import { type GroupValue, groupName } from "./groups.js";
import { type AmountStatistic, mergeAmounts } from "./statistics.js";

/** A step from an entity to what it is grouped by, with the part that is stated to fall to it. */
export interface WayStep {
  readonly value: GroupValue;
  readonly share: number | null;
  /** The id of the relationship, which several ways may have in common; null where there is none. */
  readonly relationship: string | null;
}

/** An amount that is to be divided. */
export interface DividedAmount {
  /** The entity that has it. */
  readonly id: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly day: string | null;
  /** Among whom it is divided first, only the parts of members counting; null where the whole counts. */
  readonly owners: readonly (Share & { readonly member: boolean })[] | null;
  /** For each key the ways that lead to its values; none where it has none. */
  readonly ways: readonly (readonly (readonly WayStep[])[])[];
}

/** The part of an amount that falls to one group. */
export interface GroupPart {
  readonly values: readonly GroupValue[];
  readonly minor: bigint;
}

export interface Divided {
  readonly parts: readonly GroupPart[];
  /** Whether shares did not add up to 1 and were scaled. */
  readonly scaled: boolean;
}

/** All ways whose first step leads to the same value. */
interface Branch {
  readonly value: GroupValue;
  /** By relationship: each counts once, however many ways go on from it. */
  readonly shares: Map<string | null, number | null>;
  readonly further: (readonly WayStep[])[];
}

function branchesOf(ways: readonly (readonly WayStep[])[]): ReadonlyMap<string, Branch> {
  const branches = new Map<string, Branch>();
  for (const [step, ...further] of ways) {
    const name = branchName(step!.value);
    const branch: Branch = branches.get(name) ?? { value: step!.value, shares: new Map(), further: [] };
    branches.set(name, branch);
    branch.shares.set(step!.relationship, step!.share);
    branch.further.push(further);
  }
  return branches;
}

/** Related entities go by their ids, whose order decides where the last minor units go. */
const branchName = (value: GroupValue): string => (typeof value === "string" ? `=${value}` : JSON.stringify(value));

/** Divides amounts and remembers whether shares had to be scaled. */
class Divider {
  scaled = false;

  /** Parts by the value at the end of ways of one or several steps. */
  alongWays(minor: bigint, ways: readonly (readonly WayStep[])[]): readonly (readonly [GroupValue, bigint])[] {
    if (ways.length === 0) return [[null, minor]];
    const branches = branchesOf(ways);
    return [...this.#among(minor, branches)].flatMap(([name, part]) => {
      const { value, further } = branches.get(name)!;
      return further[0]!.length === 0 ? [[value, part] as const] : this.alongWays(part, further);
    });
  }

  owned(minor: bigint, owners: DividedAmount["owners"]): bigint {
    if (owners === null) return minor;
    const { parts, scaled } = apportion(minor, owners);
    this.scaled ||= scaled;
    const members = new Set(owners.filter((it) => it.member).map((it) => it.id));
    return [...parts].reduce((sum, [id, part]) => (members.has(id) ? sum + part : sum), 0n);
  }

  #among(minor: bigint, branches: ReadonlyMap<string, Branch>): ReadonlyMap<string, bigint> {
    const shares = [...branches].flatMap(([id, it]) => [...it.shares.values()].map((share) => ({ id, share })));
    const { parts, scaled } = apportion(minor, shares);
    this.scaled ||= scaled;
    return parts;
  }
}

/** Adds up what comes to the same group by different ways, so that an amount counts once in it. */
function together(parts: readonly GroupPart[]): readonly GroupPart[] {
  const found = new Map<string, GroupPart>();
  for (const { values, minor } of parts) {
    const name = groupName(values);
    found.set(name, { values, minor: minor + (found.get(name)?.minor ?? 0n) });
  }
  return [...found.values()];
}

/** Divides one amount among its owners and then, key by key, among its values, one part a group; parts always add up to what the owners have. */
export function divideAmount(amount: DividedAmount): Divided {
  const divider = new Divider();
  let parts: readonly GroupPart[] = [{ values: [], minor: divider.owned(amount.minor, amount.owners) }];
  for (const ways of amount.ways)
    parts = parts.flatMap(({ values, minor }) =>
      divider.alongWays(minor, ways).map(([value, part]) => ({ values: [...values, value], minor: part })),
    );
  return { parts: together(parts), scaled: divider.scaled };
}

/** What is known of divided amounts, by group; and the ids of those whose shares were scaled. */
export function divideAmounts(amounts: readonly DividedAmount[]): {
  readonly groups: ReadonlyMap<string, readonly AmountStatistic[]>;
  readonly scaled: readonly string[];
} {
  const found = new Map<string, AmountStatistic[]>();
  const scaled: string[] = [];
  for (const amount of amounts) {
    const divided = divideAmount(amount);
    if (divided.scaled) scaled.push(amount.id);
    for (const { values, minor } of divided.parts) {
      const name = groupName(values);
      const known = found.get(name) ?? [];
      found.set(name, known);
      known.push({ currency: amount.currency, day: amount.day, known: 1, sum: minor, min: minor, max: minor });
    }
  }
  return { groups: new Map([...found].map(([name, all]) => [name, mergeAmounts(all)])), scaled };
}
