import { type ClassType, Int } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../catalogue/connection.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { isNullable } from "../../catalogue/property.js";
import { commonRelationshipProperties } from "../../catalogue/relationship.js";
import { DateScalar } from "../../catalogue/values/partialDate.js";
import type { CommonTypes } from "./commonTypes.js";
import { addField, addFieldWithArguments, addOption, argumentsType, objectType, upperFirst } from "./derivedType.js";
import type { FilterTypes } from "./filterTypes.js";
import type { OrderTypes } from "./orderTypes.js";

/** The types that connections are made of. */
export interface ConnectionParts {
  readonly catalogue: Catalogue;
  readonly common: CommonTypes;
  readonly filters: FilterTypes;
  readonly orders: OrderTypes;
  readonly objectOf: (kind: KindSpec) => ClassType;
}

function connectionType(name: string, what: string, node: () => ClassType, edge: ClassType, pageInfo: ClassType): ClassType {
  const type = objectType(`${name}Connection`, `A page of ${what}.`);
  addField(type, "nodes", () => [node()], { description: "The entities of this page." });
  addField(type, "edges", () => [edge], {
    description: "The same with what belongs to their place: cursor and, where there is one, relationship.",
  });
  addField(type, "pageInfo", () => pageInfo, { description: "Where this page lies in its list." });
  addField(type, "totalCount", () => Int, { description: "How many there are under the same filter, over all pages." });
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

export function addPageArguments(args: ClassType, filter: ClassType, order: ClassType | null, standard: number, common: CommonTypes): void {
  addOption(args, "where", () => filter, "Only what fits these conditions.");
  if (order) addOption(args, "orderBy", () => [order], "The order; ties and the default are decided by the id.");
  addOption(args, "first", () => Int, `The first so many, 1 to 1,000; ${standard} when neither \`first\` nor \`last\` is given.`);
  addOption(args, "after", () => String, "Only what comes after this cursor.");
  addOption(args, "last", () => Int, "The last so many, 1 to 1,000.");
  addOption(args, "before", () => String, "Only what comes before this cursor.");
  addPeriodArguments(args, common);
}

/** The list of all entities of a kind: its type and its arguments. */
export function rootConnection(kind: KindSpec, parts: ConnectionParts): { readonly type: ClassType; readonly args: ClassType } {
  const node = (): ClassType => parts.objectOf(kind);
  const edge = objectType(`${kind.name}Edge`, `One of a page of ${kind.plural}.`);
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "node", node, { description: "The entity." });
  const args = argumentsType(`${kind.name}ListArguments`);
  addPageArguments(args, parts.filters.ofKind(kind), parts.orders.ofKind(kind), 50, parts.common);
  return { type: connectionType(kind.name, kind.plural, node, edge, parts.common.pageInfo), args };
}

/** The GraphQL type of the edges of a connection: `InstitutionChildrenEdge`. */
export const edgeTypeName = (connection: ConnectionSpec): string => `${connection.owner.name}${upperFirst(connection.field)}Edge`;

/** Adds the field for a connection to the type of its owner. */
export function addConnection(connection: ConnectionSpec, parts: ConnectionParts): void {
  const { owner, field, targets, relationship, description } = connection;
  const name = `${owner.name}${upperFirst(field)}`;
  const several = targets.length > 1;
  const node = (): ClassType => (several ? parts.common.entity : parts.objectOf(targets[0]!));
  const edge = objectType(edgeTypeName(connection), relationship.description, [parts.common.relationship]);
  addField(edge, "cursor", () => String, { description: "Its place in the list, for `after` and `before`." });
  addField(edge, "node", node, { description: "The entity at the other end." });
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
  const type = connectionType(name, `what \`${field}\` leads to`, node, edge, parts.common.pageInfo);
  addFieldWithArguments(parts.objectOf(owner), field, () => type, args, { description });
}
