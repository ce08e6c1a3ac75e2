import { decimalFraction, type Fraction } from "./fraction.js";

/** The part of an amount that belongs to an id, from 0 to 1; null when it is not known. */
export interface Share {
  readonly id: string;
  readonly share: number | null;
}

export interface Apportionment {
  /** Whole minor units by id, in the order of the ids; together they are the amount, unless there are no shares at all. */
  readonly parts: ReadonlyMap<string, bigint>;
  /** Whether the stated shares had to be changed, since they do not add up to 1 or one of them is below zero. */
  readonly scaled: boolean;
}

interface Weights {
  /** One a share, in the same order, none below zero. */
  readonly weights: readonly bigint[];
  readonly scaled: boolean;
}

/** Stated shares are floats: what differs from 1 by less than one part of this many adds up to 1. */
const tolerance = 1_000_000_000n;

const largest = (values: readonly bigint[]): bigint => values.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 1n;

const sum = (values: Iterable<bigint>): bigint => [...values].reduce((a, b) => a + b, 0n);

/** The shares as whole numbers of which `unit` are 1. A denominator is a power of ten, so that the largest fits all. */
function inUnits(shares: readonly Share[]): { readonly unit: bigint; readonly known: readonly (bigint | null)[] } {
  // The shortest text of a float is what was stated.
  const fractions = shares.map(({ share }): Fraction | null => (share === null ? null : decimalFraction(String(share))));
  const unit = largest(fractions.map((it) => it?.denominator ?? 1n));
  return { unit, known: fractions.map((it) => it && it.numerator * (unit / it.denominator)) };
}

function weigh(shares: readonly Share[]): Weights {
  const { unit, known } = inUnits(shares);
  const positive = known.map((it) => (it !== null && it < 0n ? 0n : it));
  const negative = known.some((it) => it !== null && it < 0n);
  const unknown = BigInt(known.filter((it) => it === null).length);
  const total = sum(positive.map((it) => it ?? 0n));
  const above = (total - unit) * tolerance > unit;
  if (unknown > 0n) {
    const rest = total < unit ? unit - total : 0n;
    // The unknown shares are `rest / unknown` each: everything is multiplied by their number.
    return { weights: positive.map((it) => (it === null ? rest : it * unknown)), scaled: above || negative };
  }
  if (total === 0n) return { weights: positive.map(() => 1n), scaled: true };
  const below = (unit - total) * tolerance > unit;
  return { weights: positive.map((it) => it ?? 0n), scaled: above || below || negative };
}

function weightsById(shares: readonly Share[], weights: readonly bigint[]): readonly (readonly [string, bigint])[] {
  const found = new Map<string, bigint>();
  for (const [at, { id }] of shares.entries()) found.set(id, (found.get(id) ?? 0n) + weights[at]!);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function divide(amount: bigint, weights: readonly (readonly [string, bigint])[]): ReadonlyMap<string, bigint> {
  const total = sum(weights.map(([, weight]) => weight));
  const parts = new Map(weights.map(([id, weight]) => [id, (amount * weight) / total]));
  const remainders = weights.map(([id, weight]) => ({ id, remainder: (amount * weight) % total }));
  // Sorting is stable: ids that are equally far from their due stay in their order.
  remainders.sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  const left = Number(amount - sum(parts.values()));
  for (const { id } of remainders.slice(0, left)) parts.set(id, parts.get(id)! + 1n);
  return parts;
}

/**
 * Divides an amount in minor units by shares. Unknown shares split equally what the known ones leave of 1, and get nothing when these reach it;
 * shares that do not add up to 1 are scaled; when all are zero they count as equal. Several shares of one id are added. Minor units that are
 * left go to the largest remainders, of equal ones to the first in the order of ids. A negative amount is the mirror image of a positive one.
 */
export function apportion(amount: bigint, shares: readonly Share[]): Apportionment {
  if (shares.length === 0) return { parts: new Map(), scaled: false };
  const { weights, scaled } = weigh(shares);
  const byId = weightsById(shares, weights);
  if (amount >= 0n) return { parts: divide(amount, byId), scaled };
  return { parts: new Map([...divide(-amount, byId)].map(([id, part]) => [id, -part])), scaled };
}
