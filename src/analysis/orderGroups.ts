import type { Group, GroupValue } from "./groups.js";
import { roundHalfEven } from "./roundHalfEven.js";
import { byCurrency, type Statistic } from "./statistics.js";

export type Figure = "SUM" | "MIN" | "MAX" | "AVG";

/** What groups are ordered by. */
export type GroupOrder = { readonly direction: "ASC" | "DESC" } & (
  | { readonly by: "count" }
  | { readonly by: "key" }
  | { readonly by: "measure"; readonly at: number; readonly figure: Figure; readonly currency: string | null }
);

/** The average of amounts in minor units, rounded half to even. */
export const averageOf = (sum: bigint, known: number): bigint => roundHalfEven(sum, BigInt(known));

function moneyFigure(statistic: Extract<Statistic, { type: "money" }>, figure: Figure, currency: string | null): bigint | null {
  const found = byCurrency(statistic).find((it) => it.currency === currency);
  if (!found || found.known === 0) return null;
  if (figure === "AVG") return averageOf(found.sum, found.known);
  return figure === "SUM" ? found.sum : figure === "MIN" ? found.min : found.max;
}

function figureOf(statistic: Statistic, figure: Figure, currency: string | null): string | number | bigint | null {
  if (statistic.type === "money") return moneyFigure(statistic, figure, currency);
  if (statistic.type === "date") return figure === "MAX" ? statistic.max : statistic.min;
  if (statistic.known === 0) return null;
  if (figure === "AVG") return statistic.sum / statistic.known;
  return figure === "SUM" ? statistic.sum : figure === "MIN" ? statistic.min : statistic.max;
}

type Compared = string | number | bigint | boolean | null;

/** Nulls last in both directions. */
function compare(one: Compared, other: Compared, direction: "ASC" | "DESC"): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  const order = typeof one === typeof other ? one < other : typeof one < typeof other;
  return order === (direction === "ASC") ? -1 : 1;
}

function compareValues(one: readonly GroupValue[], other: readonly GroupValue[], direction: "ASC" | "DESC"): number {
  for (const [at, value] of one.entries()) {
    const difference = compare(value, other[at]!, direction);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Sorts groups; ties are decided by their values. */
export function orderGroups(groups: readonly Group[], orders: readonly GroupOrder[]): readonly Group[] {
  const figures = new Map(
    groups.map((group) => [
      group,
      orders.map((it) =>
        it.by === "measure" ? figureOf(group.statistics[it.at]!, it.figure, it.currency) : it.by === "count" ? group.count : null,
      ),
    ]),
  );
  return groups.toSorted((one, other) => {
    for (const [at, order] of orders.entries()) {
      const difference =
        order.by === "key"
          ? compareValues(one.values, other.values, order.direction)
          : compare(figures.get(one)![at]!, figures.get(other)![at]!, order.direction);
      if (difference !== 0) return difference;
    }
    return compareValues(one.values, other.values, "ASC");
  });
}
