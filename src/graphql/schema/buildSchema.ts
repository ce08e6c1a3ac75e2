import "reflect-metadata";
import {
  assertValidSchema,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
  specifiedDirectives,
} from "graphql";
import { Arg, Args, buildSchemaSync, type ClassType, ID } from "type-graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { KindSpec } from "../../catalogue/kind.js";
import { isNullable } from "../../catalogue/property.js";
import { aggregateTypes } from "./aggregateTypes.js";
import { asOfDirective } from "./asOfDirective.js";
import { addCollaborators } from "./collaborationTypes.js";
import { commonTypes } from "./commonTypes.js";
import { addConnection, type ConnectionParts, rootConnection } from "./connectionTypes.js";
import { addField, addOption, inputType, objectType, once } from "./derivedType.js";
import { filterTypes } from "./filterTypes.js";
import { flowRoots } from "./flowTypes.js";
import { addHierarchy } from "./hierarchyTypes.js";
import { matchRoots } from "./matchTypes.js";
import { orderTypes } from "./orderTypes.js";
import { pathRoots } from "./pathTypes.js";
import { relationshipTypes } from "./relationshipTypes.js";
import { queriesOf, type Root } from "./roots.js";
import { searchRoots } from "./searchTypes.js";
import { statisticTypes } from "./statisticTypes.js";
import { subgraphRoots } from "./subgraphTypes.js";
import { addSuccession } from "./successionTypes.js";

function objectOf(kind: KindSpec, entity: ClassType): ClassType {
  const type = objectType(kind.name, kind.description, [entity]);
  for (const property of kind.properties)
    addField(type, property.name, () => (property.name === "id" ? ID : property.value.fieldType()), {
      description: property.description,
      nullable: isNullable(property),
    });
  return type;
}

function byType(kind: KindSpec): ClassType {
  const type = inputType(
    `${kind.name}By`,
    `Names one ${kind.name}: give exactly one. The bare, the prefixed form and an address are all taken.`,
  );
  addOption(type, "id", () => ID, "Its id in this graph.");
  for (const property of kind.properties)
    if (property.identifier === "strong") addOption(type, property.name, () => ID, property.description);
  return type;
}

function kindRoots(kind: KindSpec, parts: ConnectionParts): readonly Root[] {
  const by = byType(kind);
  const { type, args } = rootConnection(kind, parts);
  return [
    {
      name: kind.singular,
      type: () => parts.objectOf(kind),
      nullable: true,
      description: `One ${kind.name}, or null where there is none.`,
      args: (prototype, name) => Arg("by", () => by)(prototype, name, 0),
    },
    {
      name: kind.plural,
      type: () => type,
      description: `${kind.description} All of them, filtered, ordered and in pages.`,
      args: (prototype, name) => Args(() => args)(prototype, name, 0),
    },
  ];
}

function commonRoots({ common }: ConnectionParts): readonly Root[] {
  return [
    { name: "graph", type: () => common.graph, description: "The graph as a whole: its revision, sources and counts." },
    {
      name: "node",
      type: () => common.entity,
      nullable: true,
      description: "Any entity by its id, or null where there is none.",
      args: (prototype, name) => Arg("id", () => ID)(prototype, name, 0),
    },
  ];
}

/** The GraphQL schema of a catalogue, without resolvers. */
export function buildSchema(catalogue: Catalogue): GraphQLSchema {
  const objects = once((kind: KindSpec): ClassType => objectOf(kind, common.entity));
  const common = commonTypes(catalogue, () => objects(catalogue.kind("Source")));
  const filters = filterTypes(catalogue, common.circle);
  const orders = orderTypes(catalogue, common.direction);
  const statistics = statisticTypes(common.direction);
  const aggregates = aggregateTypes({ catalogue, common, statistics, objectOf: objects });
  const parts: ConnectionParts = {
    catalogue,
    common,
    filters,
    orders,
    aggregates,
    counting: statistics.counting,
    unconvertedMoney: statistics.unconverted,
    objectOf: objects,
  };
  for (const connection of catalogue.connections) addConnection(connection, parts);
  for (const kind of catalogue.kinds) for (const add of [addHierarchy, addCollaborators, addSuccession]) add(kind, parts);
  const nodes: Root = {
    name: "nodes",
    type: () => [common.entity],
    nullable: "items",
    description: "Entities by id, in the order asked; null where there is none.",
    args: (prototype, name) => Arg("ids", () => [ID])(prototype, name, 0),
  };
  const analyses = [searchRoots, pathRoots, subgraphRoots, flowRoots, matchRoots].flatMap((roots) => roots(parts));
  const queries = queriesOf([...commonRoots(parts), nodes, ...analyses, ...catalogue.kinds.flatMap((kind) => kindRoots(kind, parts))]);
  const schema = buildSchemaSync({
    resolvers: [queries as never],
    directives: [...specifiedDirectives, asOfDirective],
    validate: false,
    skipCheck: true,
    orphanedTypes: [...catalogue.kinds.map(objects), ...relationshipTypes(catalogue, common)],
  });
  finish(schema, [...orders.oneOf, ...aggregates.oneOf, ...catalogue.kinds.map((it) => `${it.name}By`)]);
  return schema;
}

/** What type-graphql cannot say: input types of exactly one field, and interfaces that are resolved at once. */
function finish(schema: GraphQLSchema, oneOf: readonly string[]): void {
  for (const name of oneOf) (schema.getType(name) as GraphQLInputObjectType).isOneOf = true;
  (schema.getType("Entity") as GraphQLInterfaceType).resolveType = (value: { kind: string }) => value.kind;
  (schema.getType("Relationship") as GraphQLInterfaceType | undefined)!.resolveType = (value: { __typename: string }) => value.__typename;
  assertValidSchema(schema);
}

/** The schema as text, in a fixed order. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
