import { fillGaps } from "../../../analysis/fillGaps.js";
import { type Group, groupName } from "../../../analysis/groups.js";
import { type Figure, type GroupOrder, orderGroups } from "../../../analysis/orderGroups.js";
import { groupedDates, groupedProperties, relatedGroupings } from "../../../catalogue/grouping.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import type { DateUnit, GroupKey } from "../../../cypher/groupKey.js";
import { AtlasError } from "../../../errors.js";
import { statisticOf } from "../../schema/statisticTypes.js";
import { decodeText, encodeText, listSignature } from "../cursor.js";
import { pageSize } from "../lists/pageArguments.js";
import type { RequestWork } from "../requestWork.js";
import { shownStatistic } from "./shownStatistic.js";

interface GivenGrouping {
  readonly field?: string | null;
  readonly date?: { readonly field: string; readonly unit: DateUnit } | null;
  readonly related?: string | null;
}

interface GivenFigure {
  readonly direction: "ASC" | "DESC";
  readonly by?: Figure | null;
  readonly currency?: string;
}

/** The arguments of `groups`. */
export interface GroupArguments {
  readonly by: readonly GivenGrouping[];
  readonly orderBy?: readonly Readonly<Record<string, "ASC" | "DESC" | GivenFigure>>[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly fillGaps?: boolean | null;
}

/** A key as it was asked for, by the name under which it is shown. */
export interface AskedKey {
  readonly name: string;
  readonly key: GroupKey;
}

const mostKeys = 4;

function askedKey(work: RequestWork, [kind, ...others]: readonly KindSpec[], { field, date, related }: GivenGrouping): AskedKey {
  if (others.length > 0) return { name: "kind", key: { by: "kind" } };
  if (date)
    return { name: date.field, key: { by: "date", property: groupedDates(kind!).find((it) => it.name === date.field)!, unit: date.unit } };
  if (related)
    return { name: related, key: { by: "related", grouping: relatedGroupings(work.catalogue, kind!).find((it) => it.name === related)! } };
  if (field === "kind") return { name: field, key: { by: "kind" } };
  return { name: field!, key: { by: "field", property: groupedProperties(kind!).find((it) => it.name === field)! } };
}

/** What the groups are of. `BAD_USER_INPUT` where nothing, too much or the same twice is asked for. */
export function askedKeys(work: RequestWork, kinds: readonly KindSpec[], by: GroupArguments["by"]): readonly AskedKey[] {
  if (by.length === 0 || by.length > mostKeys)
    throw new AtlasError("BAD_USER_INPUT", `\`by\` must have 1 to ${mostKeys} groupings, got ${by.length}.`);
  const keys = by.map((it) => askedKey(work, kinds, it));
  const twice = keys.find(({ name }, at) => keys.findIndex((it) => it.name === name) !== at);
  if (twice) throw new AtlasError("BAD_USER_INPUT", `\`by\` has ${twice.name} more than once: each may make groups in one way only.`);
  return keys;
}

function ordersOf({ orderBy, by }: GroupArguments, measures: readonly PropertySpec[]): readonly GroupOrder[] {
  const given = (orderBy ?? []).flatMap((it) => Object.entries(it).filter(([, value]) => value !== undefined && value !== null));
  if (given.length === 0) return [by[0]?.date ? { by: "key", direction: "ASC" } : { by: "count", direction: "DESC" }];
  return given.map(([name, value]): GroupOrder => {
    if (typeof value === "string") return { by: name as "count" | "key", direction: value };
    const at = measures.findIndex((it) => it.name === name);
    const first = statisticOf(measures[at]!) === "date" ? "MIN" : "SUM";
    return { by: "measure", at, direction: value.direction, figure: value.by ?? first, currency: value.currency ?? null };
  });
}

/** The names of what groups are ordered by besides their count and values, which must be read though it may not be shown. */
export const orderedMeasures = ({ orderBy }: GroupArguments): readonly string[] =>
  (orderBy ?? []).flatMap((it) => Object.keys(it).filter((name) => name !== "count" && name !== "key"));

const shownGroup = (group: Group, keys: readonly AskedKey[], measures: readonly PropertySpec[]) => ({
  key: Object.fromEntries(keys.map(({ name }, at) => [name, group.values[at]])),
  count: group.count,
  ...Object.fromEntries(measures.map(({ name }, at) => [name, shownStatistic(group.statistics[at]!)])),
});

const unitOf = ({ key }: AskedKey): DateUnit | null => (key.by === "date" ? key.unit : null);

export interface GroupsAsked {
  readonly args: GroupArguments;
  readonly keys: readonly AskedKey[];
  readonly measures: readonly PropertySpec[];
  /** Tells the list that the cursors belong to. */
  readonly list: string;
}

const standard = 50;

/** The size of a page of groups. Throws `INVALID_PAGE`. */
export const groupPageSize = ({ first }: Pick<GroupArguments, "first">): number => pageSize({ first }, standard);

/** A page of groups as GraphQL shows it. Throws `INVALID_CURSOR` where the group that a cursor names is no longer there. */
export function groupPage(read: readonly Group[], { args, keys, measures, list }: GroupsAsked) {
  const size = groupPageSize(args);
  const types = measures.map(statisticOf);
  const all = orderGroups(args.fillGaps ? fillGaps(read, keys.map(unitOf), types) : read, ordersOf(args, measures));
  const signature = listSignature([list, args.by, args.orderBy ?? [], args.fillGaps ?? false]);
  const after = typeof args.after === "string" ? decodeText(args.after, signature) : null;
  const before = after === null ? -1 : all.findIndex((it) => groupName(it.values) === after);
  if (after !== null && before < 0)
    throw new AtlasError("INVALID_CURSOR", "The group that the cursor names is no longer there. Start again from the first page.");
  const page = all.slice(before + 1, before + 1 + size);
  const cursor = (group: Group | undefined): string | null => (group ? encodeText(signature, groupName(group.values)) : null);
  return {
    totalCount: all.length,
    nodes: page.map((it) => shownGroup(it, keys, measures)),
    pageInfo: {
      hasNextPage: before + 1 + size < all.length,
      hasPreviousPage: before >= 0,
      startCursor: cursor(page[0]),
      endCursor: cursor(page.at(-1)),
    },
  };
}
