import type { GraphQLSchema } from "graphql";
import type { MoneyStatistic } from "../../../analysis/statistics.js";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { measuredProperties, relatedGroupings } from "../../../catalogue/grouping.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import { aggregateName } from "../../schema/aggregateTypes.js";
import { attach, attachById } from "../attach.js";
import { canonicalJson } from "../cursor.js";
import { entityLoader } from "../entityLoaders.js";
import type { AggregateValue } from "../lists/entityList.js";
import { scopeOf } from "../lists/listLoaders.js";
import { periodAt, within } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { type Selections, selectionsOf } from "../selections.js";
import { type ConversionArguments, converted } from "./conversion.js";
import { type AskedKey, askedKeys, type GroupArguments, groupPage, groupPageSize, orderedMeasures } from "./groupPage.js";
import { type ReadGroups, readGroups } from "./readGroups.js";
import { shownStatistic } from "./shownStatistic.js";

/** The fields that an operation asks for of a type, wherever it does. */
function fieldsOf(selections: Selections, type: string): ReadonlySet<string> {
  return new Set([...selections.values()].flatMap((byType) => [...(byType.get(type) ?? [])]));
}

interface GroupsWanted {
  readonly keys: readonly AskedKey[];
  readonly measures: readonly PropertySpec[];
}

const keyName = ({ name, key }: AskedKey): string => `${name} ${key.by === "date" ? key.unit : key.by}`;

/** The groups of an aggregate's owner; all owners of a level are read together. */
function load(
  work: RequestWork,
  { list, fractional }: AggregateValue,
  { keys, measures }: GroupsWanted,
  selections: Selections,
): Promise<ReadGroups> {
  const byMonth = fieldsOf(selections, "MoneyAggregate").has("converted");
  const name = canonicalJson([list.name, fractional, keys.map(keyName), measures.map((it) => it.name)]);
  const loader = work.loader(`aggregate ${name}`, () => async (owners) => {
    const spec = { over: list.over, keys: keys.map((it) => it.key), measures: measures.map((property) => ({ property, byMonth })) };
    const { keyOf } = list;
    const keysOfOwners = list.over.owner === null ? [null] : keyOf ? owners.map(keyOf) : owners;
    return readGroups(work, { spec, fractional, owners: keysOfOwners, scopeOf: scopeOf(work, list.period) });
  });
  return loader.load(list.key ?? "all");
}

const measuresOf = (kinds: readonly KindSpec[], names: ReadonlySet<string>): readonly PropertySpec[] =>
  kinds.length === 1 ? measuredProperties(kinds[0]!).filter((it) => names.has(it.name)) : [];

/** What an aggregate tells of all its entities together. */
async function totals(value: AggregateValue, work: RequestWork, selections: Selections) {
  const { kinds } = value.list.over;
  const measures = measuresOf(kinds, fieldsOf(selections, `${aggregateName(kinds)}Aggregate`));
  const { groups, notes } = await load(work, value, { keys: [], measures }, selections);
  return { group: groups[0]!, notes, measures };
}

async function groups(value: AggregateValue, args: GroupArguments, work: RequestWork, selections: Selections) {
  const { kinds } = value.list.over;
  groupPageSize(args);
  const keys = askedKeys(work, kinds, args.by);
  const measures = measuresOf(kinds, new Set([...fieldsOf(selections, `${aggregateName(kinds)}Group`), ...orderedMeasures(args)]));
  const read = await load(work, value, { keys, measures }, selections);
  const page = groupPage(read.groups, { args, keys, measures, list: canonicalJson([value.list.name, value.list.key, value.fractional]) });
  return { ...page, notes: read.notes, nodes: page.nodes.map((it) => ({ ...it, key: within(it.key, value.list.period) })) };
}

/** The related entities of a group's key are read by their ids, a page of groups together. */
function attachKey(schema: GraphQLSchema, catalogue: Catalogue, kind: KindSpec): void {
  for (const { name } of relatedGroupings(catalogue, kind))
    attachById(schema, `${kind.name}GroupKey`, name, async (key: Readonly<Record<string, string | null>>, _args, { work }, info) => {
      const id = key[name] ?? null;
      const entity = id === null ? null : await entityLoader(work, selectionsOf(info)).load(id);
      return entity && within({ ...entity }, periodAt(key, info));
    });
}

function attachAggregate(schema: GraphQLSchema, name: string, measures: readonly PropertySpec[]): void {
  const type = `${name}Aggregate`;
  attach(
    schema,
    type,
    "count",
    async (value: AggregateValue, _args, { work }, info) => (await totals(value, work, selectionsOf(info))).group.count,
  );
  attach(
    schema,
    type,
    "notes",
    async (value: AggregateValue, _args, { work }, info) => (await totals(value, work, selectionsOf(info))).notes,
  );
  for (const { name: field } of measures)
    attach(schema, type, field, async (value: AggregateValue, _args, { work }, info) => {
      const total = await totals(value, work, selectionsOf(info));
      return shownStatistic(total.group.statistics[total.measures.findIndex((it) => it.name === field)]!);
    });
  attach(schema, type, "groups", (value: AggregateValue, args: GroupArguments, { work }, info) =>
    groups(value, args, work, selectionsOf(info)),
  );
}

/** Gives the fields of all aggregates what resolves them. */
export function attachAggregates(schema: GraphQLSchema, catalogue: Catalogue): void {
  for (const kind of catalogue.kinds) {
    attachAggregate(schema, kind.name, measuredProperties(kind));
    attachKey(schema, catalogue, kind);
  }
  if (schema.getType("EntityAggregate")) attachAggregate(schema, "Entity", []);
  if (schema.getType("MoneyAggregate"))
    attach(schema, "MoneyAggregate", "converted", ({ statistic }: { statistic: MoneyStatistic }, args: ConversionArguments, { work }) =>
      converted(work, statistic, args),
    );
}
