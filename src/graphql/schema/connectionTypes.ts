import { type ClassType, Int } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import { type KindSpec, upperFirst } from "../../catalogue/kind.js";
import { isNullable } from "../../catalogue/property.js";
import { commonRelationshipProperties } from "../../catalogue/relationship.js";
import { DateScalar } from "../../catalogue/values/partialDate.js";
import type { AggregateTypes } from "./aggregateTypes.js";
import type { CommonTypes } from "./commonTypes.js";
import { addField, addFieldWithArguments, addOption, argumentsType, objectType } from "./derivedType.js";
import type { FilterTypes } from "./filterTypes.js";
import type { OrderTypes } from "./orderTypes.js";

/** The types that connections are made of. */
export interface ConnectionParts {
  readonly catalogue: Catalogue;
  readonly common: CommonTypes;
  readonly filters: FilterTypes;
  readonly orders: OrderTypes;
  readonly aggregates: AggregateTypes;
  readonly counting: object;
  readonly unconvertedMoney: ClassType;
  readonly objectOf: (kind: KindSpec) => ClassType;
}

/** What a list holds. */
export interface ListedType {
  readonly name: string;
  /** For its description: what is on the page. */
  readonly what: string;
  readonly kinds: readonly KindSpec[];
  readonly edge: ClassType;
}

/** The type of entities of some kinds. */
export const entityType = ({ common, objectOf }: ConnectionParts, kinds: readonly KindSpec[]): ClassType =>
  kinds.length === 1 ? objectOf(kinds[0]!) : common.entity;

/** The type of a list and its pages. */
export function connectionType({ name, what, kinds, edge }: ListedType, parts: ConnectionParts): ClassType {
  const aggregate = parts.aggregates.ofKinds(kinds);
  const type = objectType(`${name}Connection`, `A page of ${what}.`);
  addField(type, "nodes", () => [entityType(parts, kinds)], { description: "The entities of this page." });
  addField(type, "edges", () => [edge], {
    description: "The same with what belongs to their place: cursor and, where there is one, relationship.",
  });
  addField(type, "pageInfo", () => parts.common.pageInfo, { description: "Where this page lies in its list." });
  addField(type, "totalCount", () => Int, { description: "How many there are under the same filter, over all pages." });
  addFieldWithArguments(type, "aggregate", () => aggregate, parts.aggregates.args, {
    description: "All of them counted and summed up, over all pages, also by groups.",
  });
  return type;
}

/** The arguments that say when relationships must hold. */
export function addPeriodArguments(args: ClassType, { dateRange }: CommonTypes): void {
  addOption(
    args,
    "asOf",
    () => DateScalar,
    "Only relationships that hold on this day, here and below: in the list, its filter, counts and sums. Unknown ends are open.",
  );
  addOption(
    args,
    "during",
    () => dateRange,
    "Only relationships that hold at some time of this period, here and below. Not together with `asOf`.",
  );
}

export function addPageArguments(
  args: ClassType,
  filter: ClassType | null,
  order: ClassType | null,
  standard: number,
  common: CommonTypes,
): void {
  if (filter) addOption(args, "where", () => filter, "Only what fits these conditions.");
  if (order) addOption(args, "orderBy", () => [order], "The order; ties and the default are decided by the id.");
  addOption(args, "first", () => Int, `The first so many, 1 to 1,000; ${standard} when neither \`first\` nor \`last\` is given.`);
  addOption(args, "after", () => String, "Only what comes after this cursor.");
  addOption(args, "last", () => Int, "The last so many, 1 to 1,000.");
  addOption(args, "before", () => String, "Only what comes before this cursor.");
  addPeriodArguments(args, common);
}

/** The list of all entities of a kind: its type and its arguments. */
export function rootConnection(kind: KindSpec, parts: ConnectionParts): { readonly type: ClassType; readonly args: ClassType } {
  const edge = objectType(`${kind.name}Edge`, `One of a page of ${kind.plural}.`);
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "node", () => parts.objectOf(kind), { description: "The entity." });
  const args = argumentsType(`${kind.name}ListArguments`);
  addPageArguments(args, parts.filters.ofKind(kind), parts.orders.ofKind(kind), 50, parts.common);
  return { type: connectionType({ name: kind.name, what: kind.plural, kinds: [kind], edge }, parts), args };
}

/** The GraphQL type of the edges of a connection: `InstitutionChildrenEdge`. */
export const edgeTypeName = (connection: ConnectionSpec): string => `${connection.owner.name}${upperFirst(connection.field)}Edge`;

/** Adds the field for a connection to the type of its owner. */
export function addConnection(connection: ConnectionSpec, parts: ConnectionParts): void {
  const { owner, field, targets, relationship, description } = connection;
  const name = `${owner.name}${upperFirst(field)}`;
  const several = targets.length > 1;
  const edge = objectType(edgeTypeName(connection), relationship.description, [parts.common.relationship]);
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "node", () => entityType(parts, targets), { description: "The entity at the other end." });
  for (const property of relationship.properties.slice(commonRelationshipProperties.length))
    addField(edge, property.name, () => property.value.fieldType(), { description: property.description, nullable: isNullable(property) });
  const args = argumentsType(`${name}Arguments`);
  addPageArguments(args, parts.filters.ofConnection(connection), parts.orders.ofConnection(connection), 10, parts.common);
  if (several)
    addOption(
      args,
      "kinds",
      () => [parts.common.entityKind],
      `Only entities of these kinds, of ${targets.map((it) => it.plural).join(", ")}.`,
    );
  const type = connectionType({ name, what: `what \`${field}\` leads to`, kinds: targets, edge }, parts);
  addFieldWithArguments(parts.objectOf(owner), field, () => type, args, { description });
}
