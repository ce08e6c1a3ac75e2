import { type DividedAmount, divideAmounts } from "../../../analysis/divideAmounts.js";
import { type Group, type GroupValue, groupName, mergeGroups, mostGroups } from "../../../analysis/groups.js";
import { type AmountStatistic, noStatistics, type Statistic } from "../../../analysis/statistics.js";
import { type AggregateSpec, aggregateCells, type Measure, measureWidth, piece } from "../../../cypher/aggregateCells.js";
import type { FilterScope } from "../../../cypher/filter.js";
import type { Parameters } from "../../../cypher/parameters.js";
import { statisticOf } from "../../schema/statisticTypes.js";
import type { RequestWork } from "../requestWork.js";
import { readAmounts, scaledNote } from "./readAmounts.js";
import { type Row, readRows } from "./readRows.js";

/** Groups of one owner's entities, in no order, and what had to be assumed to come to them. */
export interface ReadGroups {
  readonly groups: readonly Group[];
  readonly notes: readonly string[];
}

/** What is read, and for which owners, by their keys; null where there is none. */
export interface GroupsRequest {
  readonly spec: AggregateSpec;
  readonly fractional: boolean;
  readonly owners: readonly unknown[];
  readonly scopeOf: (parameters: Parameters) => FilterScope;
}

function amountsOf([currency, day, known, high, low, min, max]: Row): readonly AmountStatistic[] {
  if (currency === null || known === 0) return [];
  const sum = BigInt(high as string) * BigInt(piece) + BigInt(low as string);
  return [
    {
      currency: currency as string,
      day: day as string | null,
      known: known as number,
      sum,
      min: BigInt(min as string),
      max: BigInt(max as string),
    },
  ];
}

function statistic({ property }: Measure, columns: Row): Statistic {
  const type = statisticOf(property);
  if (type === "money") return { type, amounts: amountsOf(columns) };
  if (type === "date") return { type, known: columns[0] as number, min: columns[1] as string | null, max: columns[2] as string | null };
  const [known, sum, min, max] = columns as [number, number, number | null, number | null];
  return { type, known, sum, min, max };
}

function groupOf({ keys, measures }: AggregateSpec, cell: Row): Group {
  let from = keys.length + 1;
  const statistics = measures.map((measure) => {
    const columns = cell.slice(from, from + measureWidth(measure));
    from += columns.length;
    return statistic(measure, columns);
  });
  return { values: cell.slice(0, keys.length) as readonly GroupValue[], count: cell[keys.length] as number, statistics };
}

/** Replaces whole amounts by parts of them. */
function withParts(groups: readonly Group[], at: number, amounts: readonly DividedAmount[]): ReadGroups {
  const { groups: parts, scaled } = divideAmounts(amounts);
  const replaced = groups.map((group) => ({
    ...group,
    statistics: group.statistics.with(at, { type: "money", amounts: parts.get(groupName(group.values)) ?? [] }),
  }));
  return { groups: replaced, notes: scaledNote(scaled) };
}

/** Reads the groups of every owner: one statement, and where amounts are divided another one for each amount. */
export async function readGroups(work: RequestWork, { spec, fractional, owners, scopeOf }: GroupsRequest): Promise<readonly ReadGroups[]> {
  const divided = fractional
    ? spec.measures.flatMap(({ property }, at) => (statisticOf(property) === "money" ? [{ property, at }] : []))
    : [];
  const [cells, ...shares] = await Promise.all([
    readRows(work, aggregateCells(spec, owners, { scopeOf, most: mostGroups })),
    ...divided.map(({ property }) => readAmounts(work, { ...spec, money: property, owners, scopeOf })),
  ]);
  return owners.map((key) => {
    const owner = JSON.stringify(key);
    const found = mergeGroups((cells!.get(owner) ?? []).map((it) => groupOf(spec, it)));
    const whole = spec.keys.length === 0 && found.length === 0 ? [emptyGroup(spec)] : found;
    return divided.reduce<ReadGroups>(
      ({ groups, notes }, { at }, which) => {
        const parts = withParts(groups, at, shares[which]!.get(owner)?.amounts ?? []);
        return { groups: parts.groups, notes: [...notes, ...parts.notes] };
      },
      { groups: whole, notes: [] },
    );
  });
}

const emptyGroup = ({ measures }: AggregateSpec): Group => ({
  values: [],
  count: 0,
  statistics: measures.map(({ property }) => noStatistics[statisticOf(property)]),
});
