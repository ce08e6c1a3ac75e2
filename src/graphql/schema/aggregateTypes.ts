import { type ClassType, Int } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { groupedDates, groupedProperties, measuredProperties, type RelatedGrouping, relatedGroupings } from "../../catalogue/grouping.js";
import { constantCase, type KindSpec } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import type { CommonTypes } from "./commonTypes.js";
import {
  addField,
  addFieldWithArguments,
  addOption,
  argumentsType,
  type EnumValue,
  enumType,
  inputType,
  objectType,
  type TypeThunk,
} from "./derivedType.js";
import { type StatisticTypes, statisticOf } from "./statisticTypes.js";

/** The types that aggregates and their groups are made of. */
export interface AggregateTypes {
  /** The aggregate of entities of some kinds, and the arguments that it takes. */
  readonly ofKinds: (kinds: readonly KindSpec[]) => ClassType;
  readonly args: ClassType;
  /** Input types of exactly one field. */
  readonly oneOf: readonly string[];
}

interface Parts {
  readonly catalogue: Catalogue;
  readonly common: CommonTypes;
  readonly statistics: StatisticTypes;
  readonly objectOf: (kind: KindSpec) => ClassType;
}

/** The name that aggregates of some kinds begin with: the kind's, or `Entity` where there are several. */
export const aggregateName = (kinds: readonly KindSpec[]): string => (kinds.length === 1 ? kinds[0]!.name : "Entity");

/** Values of an enumeration that stand for names. */
const namesAsValues = (entries: readonly { readonly name: string; readonly description: string }[]): readonly EnumValue[] =>
  entries.map(({ name, description }) => ({ constant: constantCase(name), value: name, description }));

const itemType = ({ value }: PropertySpec): TypeThunk => {
  const type = value.fieldType();
  return () => (Array.isArray(type) ? type[0] : type);
};

/** What entities of some kinds can be grouped by. */
interface Groupings {
  readonly fields: readonly PropertySpec[];
  readonly dates: readonly PropertySpec[];
  readonly related: readonly RelatedGrouping[];
  readonly measures: readonly PropertySpec[];
}

function groupingsOf(catalogue: Catalogue, kinds: readonly KindSpec[]): Groupings {
  const [kind, ...others] = kinds;
  if (!kind || others.length > 0) return { fields: [], dates: [], related: [], measures: [] };
  return {
    fields: groupedProperties(kind),
    dates: groupedDates(kind),
    related: relatedGroupings(catalogue, kind),
    measures: measuredProperties(kind),
  };
}

const kindField = { name: "kind", description: "Their kind." };

function groupingType(name: string, { fields, dates, related }: Groupings, { dateUnit }: StatisticTypes): ClassType {
  const type = inputType(`${name}Grouping`, "What makes a group: give exactly one field; several go into the list one after the other.");
  const field = enumType(`${name}Field`, "A property whose values make groups.", namesAsValues(fields.length > 0 ? fields : [kindField]));
  addOption(type, "field", () => field, "The value of a property; of a list each of its values.");
  if (dates.length > 0) {
    const property = enumType(`${name}Date`, "A date whose parts make groups.", namesAsValues(dates));
    const date = inputType(`${name}DateGrouping`, "A part of a date: `{field: START, unit: YEAR}`.");
    addField(date, "field", () => property, { description: "Which date." });
    addField(date, "unit", () => dateUnit, {
      description: "Which part of it. A date known less exactly makes a group of what is known: `2017`.",
    });
    addOption(type, "date", () => date, "A part of a date.");
  }
  if (related.length > 0) {
    const relation = enumType(`${name}Relation`, "Related entities that make groups.", namesAsValues(related));
    addOption(
      type,
      "related",
      () => relation,
      "Each of the entities that it is related to; what is related to none makes a group without one.",
    );
  }
  return type;
}

function keyType(name: string, groupings: Groupings, { common, objectOf }: Parts): ClassType {
  const type = objectType(`${name}GroupKey`, "What a group is of: one field for each grouping asked for, null where it is not stated.");
  const { fields, dates, related } = groupings;
  if (fields.length === 0) addOption(type, "kind", () => common.entityKind, "Their kind.");
  for (const it of fields) addOption(type, it.name, itemType(it), it.description);
  for (const it of dates) addOption(type, it.name, () => String, `${it.description} As \`2017\`, \`2017-Q3\` or \`2017-07\`.`);
  for (const { name: field, targets, description } of related)
    addOption(type, field, () => (targets.length === 1 ? objectOf(targets[0]!) : common.entity), description);
  return type;
}

function orderType(name: string, measures: readonly PropertySpec[], { common: { direction }, statistics }: Parts): ClassType {
  const type = inputType(
    `${name}GroupOrder`,
    "What groups are ordered by. Give exactly one field. Ties are decided by the values of the groups.",
  );
  addOption(type, "count", () => direction, "How many entities they have.");
  addOption(type, "key", () => direction, "Their values, one grouping after the other: dates in time, related entities by their ids.");
  for (const it of measures) addOption(type, it.name, () => statistics.orders[statisticOf(it)], it.description);
  return type;
}

function addMeasures(type: ClassType, measures: readonly PropertySpec[], { objects }: StatisticTypes): void {
  addField(type, "count", () => Int, { description: "How many entities there are, each once, however many relationships lead to it." });
  for (const it of measures) addField(type, it.name, () => objects[statisticOf(it)], { description: it.description });
}

function groupsType(name: string, group: ClassType, { pageInfo }: CommonTypes): ClassType {
  const type = objectType(`${name}Groups`, "A page of groups.");
  addField(type, "totalCount", () => Int, {
    description: "How many groups there are over all pages, gaps included where they are filled.",
  });
  addField(type, "nodes", () => [group], { description: "The groups of this page." });
  addField(type, "pageInfo", () => pageInfo, { description: "Where this page lies among all groups." });
  addField(type, "notes", () => [String], {
    description: "What had to be assumed to come to these groups, such as shares that do not add up.",
  });
  return type;
}

function groupArguments(name: string, grouping: ClassType, order: ClassType): ClassType {
  const args = argumentsType(`${name}GroupsArguments`);
  addField(args, "by", () => [grouping], { description: "What makes a group, one to four groupings." });
  addOption(
    args,
    "orderBy",
    () => [order],
    "The order; by default the largest count first, or with a date first in `by` the oldest first.",
  );
  addOption(args, "first", () => Int, "The first so many, 1 to 1,000; 50 when not given.");
  addOption(args, "after", () => String, "Only what comes after this cursor.");
  addOption(
    args,
    "fillGaps",
    () => Boolean,
    "Whether years, quarters or months without anything between the first and the last are groups too; without a date in `by` there are none.",
  );
  return args;
}

function aggregateType(kinds: readonly KindSpec[], parts: Parts, oneOf: string[]): ClassType {
  const name = aggregateName(kinds);
  const groupings = groupingsOf(parts.catalogue, kinds);
  const group = objectType(`${name}Group`, "Entities that have something in common, counted and summed up.");
  const key = keyType(name, groupings, parts);
  addField(group, "key", () => key, { description: "What they have in common." });
  const type = objectType(`${name}Aggregate`, "Entities counted and summed up, under the filter of their list.");
  for (const it of [group, type]) addMeasures(it, groupings.measures, parts.statistics);
  const [grouping, order] = [groupingType(name, groupings, parts.statistics), orderType(name, groupings.measures, parts)];
  oneOf.push(`${name}Grouping`, `${name}GroupOrder`);
  const groups = groupsType(name, group, parts.common);
  addFieldWithArguments(type, "groups", () => groups, groupArguments(name, grouping, order), {
    description:
      "The same by groups. An entity counts in every group that it belongs to; amounts too, unless they are counted `FRACTIONAL`.",
  });
  addField(type, "notes", () => [String], {
    description: "What had to be assumed to come to these figures, such as shares that do not add up; groups have notes of their own.",
  });
  return type;
}

/** Makes the aggregates of every kind, and one for entities of several kinds. */
export function aggregateTypes(parts: Parts): AggregateTypes {
  const oneOf: string[] = [];
  const byName = new Map<string, ClassType>();
  const ofKinds = (kinds: readonly KindSpec[]): ClassType => {
    const name = aggregateName(kinds);
    const known = byName.get(name) ?? aggregateType(kinds, parts, oneOf);
    byName.set(name, known);
    return known;
  };
  const args = argumentsType("AggregateArguments");
  addOption(
    args,
    "counting",
    () => parts.statistics.counting,
    "How an amount with several recipients, funders and so on counts; `WHOLE` when not given.",
  );
  return { ofKinds, args, oneOf };
}
