import type { DividedAmount, WayStep } from "../../../analysis/divideAmounts.js";
import { type GroupValue, mostGroups } from "../../../analysis/groups.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import type { AggregateSpec } from "../../../cypher/aggregateCells.js";
import { aggregateShares } from "../../../cypher/aggregateShares.js";
import type { FilterScope } from "../../../cypher/filter.js";
import type { Parameters } from "../../../cypher/parameters.js";
import type { RequestWork } from "../requestWork.js";
import { type Row, readRows } from "./readRows.js";

/** The amounts of one owner's entities, and how many entities have none. */
export interface ReadAmounts {
  readonly amounts: readonly DividedAmount[];
  readonly without: number;
}

export interface AmountsRequest extends Pick<AggregateSpec, "over" | "keys"> {
  readonly money: PropertySpec;
  /** The keys of owners; null where there is none. */
  readonly owners: readonly unknown[];
  readonly scopeOf: (parameters: Parameters) => FilterScope;
}

const stepsOf = (ways: unknown): readonly (readonly WayStep[])[] =>
  (ways as readonly (readonly Row[])[]).map((way) =>
    way.map(([value, share, relationship]) => ({
      value: value as GroupValue,
      share: share as number | null,
      relationship: relationship as string | null,
    })),
  );

function dividedAmount([id, minor, currency, day, owners, ...ways]: Row): DividedAmount {
  return {
    id: id as string,
    minor: BigInt(minor as string),
    currency: currency as string,
    day: day as string | null,
    owners:
      (owners as readonly [string, number | null, boolean][] | null)?.map(([of, share, member]) => ({ id: of, share, member })) ?? null,
    ways: ways.map(stepsOf),
  };
}

/** Reads every amount with all that is needed to divide it exactly; by the owner's key as JSON. */
export async function readAmounts(
  work: RequestWork,
  { over, keys, money, owners, scopeOf }: AmountsRequest,
): Promise<ReadonlyMap<string, ReadAmounts>> {
  const read = await readRows(work, aggregateShares({ over, keys }, money, owners, { scopeOf, most: mostGroups }));
  return new Map(
    [...read].map(([owner, rows]) => {
      const amounts = rows.filter((row) => row[1] !== null).map(dividedAmount);
      return [owner, { amounts, without: rows.length - amounts.length }];
    }),
  );
}

const named = 5;

/** Tells whose shares were scaled, a few of them by name. */
export function scaledNote(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const some = ids.toSorted().slice(0, named).join(", ");
  const more = ids.length > named ? ` and ${(ids.length - named).toLocaleString("en")} more` : "";
  return [`The shares of ${ids.length.toLocaleString("en")} did not add up to 1 and were scaled: ${some}${more}.`];
}
