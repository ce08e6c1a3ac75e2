import { mergeStatistics, type Statistic } from "./statistics.js";

/** The most groups or amounts that one aggregate may have; more are refused, never left out. */
export const mostGroups = 200_000;

/** A value that a group is of; of related entities the id. Null where it is not stated. */
export type GroupValue = string | number | boolean | null;

/** Entities that have the same values under every key. */
export interface Group {
  readonly values: readonly GroupValue[];
  readonly count: number;
  /** One a measure, in the order of the measures. */
  readonly statistics: readonly Statistic[];
}

/** Tells a group from all others of the same keys. */
export const groupName = (values: readonly GroupValue[]): string => JSON.stringify(values);

/** Puts cells of the same values together: groups, in no order. */
export function mergeGroups(cells: readonly Group[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const name = groupName(cell.values);
    const known = groups.get(name);
    groups.set(
      name,
      known
        ? {
            values: known.values,
            count: known.count + cell.count,
            statistics: known.statistics.map((it, at) => mergeStatistics(it, cell.statistics[at]!)),
          }
        : cell,
    );
  }
  return [...groups.values()];
}
