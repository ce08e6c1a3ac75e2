import type { GraphQLResolveInfo, GraphQLSchema } from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { type KindSpec, upperFirst } from "../../catalogue/kind.js";
import { type IdentifierScheme, normaliseIdentifier } from "../../catalogue/values/identifier.js";
import { graphCounts, graphState, sourceIds } from "../../cypher/graphSummary.js";
import type { EntityValue } from "../../cypher/layout.js";
import { AtlasError } from "../../errors.js";
import { edgeTypeName } from "../schema/connectionTypes.js";
import { relationshipTypeName } from "../schema/relationshipTypes.js";
import { attachAggregates } from "./aggregates/aggregateResolvers.js";
import { attachFlow } from "./aggregates/flowResolvers.js";
import { attach, attachById, type Resolver } from "./attach.js";
import { entityAt } from "./entityAt.js";
import { entityLoader, keyedLoader, readsByIdOnlyAt } from "./entityLoaders.js";
import { entityEvidenceLoader, recordLoader } from "./evidenceLoaders.js";
import { attachCollaborations } from "./lists/collaborationLists.js";
import { connectionLists, knownLists } from "./lists/connectionList.js";
import { attachList } from "./lists/entityList.js";
import { attachHierarchies } from "./lists/hierarchyLists.js";
import { listRequest, listsOfOne } from "./lists/listsAhead.js";
import type { ListArguments } from "./lists/pageArguments.js";
import { rootList } from "./lists/rootList.js";
import { attachPaths } from "./paths/pathResolvers.js";
import { attachSubgraphs } from "./paths/subgraphResolvers.js";
import { askedPeriod, periodAt } from "./period.js";
import type { GraphContext } from "./requestWork.js";
import { attachSearch } from "./search/attachSearch.js";
import { attachMatch } from "./search/matchResolvers.js";
import { selectionsOf } from "./selections.js";
import { attachSuccessions } from "./successionResolvers.js";

/** The most ids that one `nodes` takes. */
const maximumIds = 1000;

/** One entity of a kind, read with the lists that are asked for of it; by its id alone it is read with all others that are read by theirs, where there are any. */
function oneOf(kind: KindSpec): Resolver {
  return async (source, { by }: { by: Readonly<Record<string, string>> }, { work }, info) => {
    const selections = selectionsOf(info);
    const [name, value] = Object.entries(by).find(([, it]) => it !== undefined && it !== null)!;
    const period = periodAt(source, info);
    const ahead = listsOfOne(work, kind, { owner: "n", info, period });
    if (name === "id" && ahead.length === 0 && !readsByIdOnlyAt(`Query.${kind.singular}`, selections, work)) {
      const entity = await entityLoader(work, selections).load(value);
      return entity?.kind === kind.name ? entity : null;
    }
    const { value: type } = kind.properties.find((it) => it.name === name)!;
    const key = name === "id" ? value : normaliseIdentifier((type as unknown as { scheme: IdentifierScheme }).scheme, value);
    return keyedLoader(work, kind, name, { selections, period, ahead }).load(key);
  };
}

const nodesById: Resolver = async (_source, { ids }: { ids: readonly string[] }, { work }, info) => {
  if (ids.length > maximumIds)
    throw new AtlasError("BAD_USER_INPUT", `\`ids\` has ${ids.length} values, at most ${maximumIds} are allowed.`);
  const loader = entityLoader(work, selectionsOf(info));
  return Promise.all(ids.map((it) => loader.load(it)));
};

function attachRoots(schema: GraphQLSchema, catalogue: Catalogue): void {
  attachById(schema, "Query", "node", (_source, { id }: { id: string }, { work }, info) => entityLoader(work, selectionsOf(info)).load(id));
  attachById(schema, "Query", "nodes", nodesById);
  attach(schema, "Query", "graph", () => ({}));
  for (const kind of catalogue.kinds) {
    attachById(schema, "Query", kind.singular, oneOf(kind));
    attach(schema, "Query", kind.plural, (source, args: ListArguments, { work }, info) =>
      rootList(work, kind, listRequest(work, args, info, askedPeriod(args, source, info))),
    );
    attachList(schema, `${kind.name}Connection`);
  }
}

/** An end of a relationship: read by id only where more than its id is asked for. */
function endOf(type: string, end: "from" | "to"): Resolver {
  return (edge: Readonly<Record<"from" | "to", EntityValue>>, _args, { work }, info) =>
    entityAt(`${type}.${end}`, edge[end], work, { selections: selectionsOf(info), period: periodAt(edge, info) });
}

const relationshipEvidence: Resolver = async (edge: { readonly records: readonly string[] }, _args, { work }, info) => {
  const loader = recordLoader(work, selectionsOf(info));
  const records = await Promise.all(edge.records.map((it) => loader.load(it)));
  return records.filter((it) => it !== null);
};

/** The fields that every relationship has, whatever shows it. */
function attachRelationship(schema: GraphQLSchema, type: string): void {
  attachById(schema, type, "from", endOf(type, "from"));
  attachById(schema, type, "to", endOf(type, "to"));
  attach(schema, type, "evidence", relationshipEvidence);
}

function attachKind(schema: GraphQLSchema, catalogue: Catalogue, kind: KindSpec): void {
  attach(schema, kind.name, "evidence", (entity: EntityValue, _args, { work }, info) =>
    entityEvidenceLoader(work, selectionsOf(info)).load(entity.id),
  );
  for (const connection of catalogue.connectionsFrom(kind)) {
    attach(schema, kind.name, connection.field, (entity: EntityValue, args: ListArguments, { work }, info) => {
      const period = askedPeriod(args, entity, info);
      const lists =
        knownLists(work, connection, { args, period }) ?? connectionLists(work, connection, listRequest(work, args, info, period));
      return lists.of(entity.id);
    });
    attachList(schema, `${kind.name}${upperFirst(connection.field)}Connection`);
    attachRelationship(schema, edgeTypeName(connection));
  }
}

function attachGraph(schema: GraphQLSchema, catalogue: Catalogue): void {
  const counts = ({ work }: GraphContext) =>
    work
      .loader("counts", () => async (keys) => {
        const [row] = await work.reads.read(graphCounts(catalogue));
        return keys.map(() => row as readonly (readonly number[])[]);
      })
      .load("all");
  const state = ({ work }: GraphContext) =>
    work
      .loader("state", () => async (keys) => {
        const [row] = await work.reads.read(graphState);
        return keys.map(() => row ?? [null, null]);
      })
      .load("all");
  attach(schema, "Graph", "revision", (_graph, _args, { work }) => work.reads.revision());
  attach(schema, "Graph", "formatVersion", async (_graph, _args, context) => (await state(context))[0]);
  attach(schema, "Graph", "loadedAt", async (_graph, _args, context) => (await state(context))[1]);
  attach(schema, "Graph", "entities", async (_graph, _args, context) => {
    const [kinds] = await counts(context);
    return catalogue.kinds.map((kind, at) => ({ kind: kind.name, count: kinds![at] }));
  });
  attach(schema, "Graph", "relationships", async (_graph, _args, context) => {
    const [, types] = await counts(context);
    return catalogue.types.map((type, at) => ({ type, count: types![at] }));
  });
  attachById(schema, "Graph", "sources", async (_graph, _args, context, info: GraphQLResolveInfo) => {
    const ids = await context.work.scheduler.track(() => context.work.reads.read(sourceIds));
    const loader = entityLoader(context.work, selectionsOf(info));
    return Promise.all(ids.map(([id]) => loader.load(id as string)));
  });
}

/** Gives every field of a derived schema what resolves it. Plain properties need nothing. */
export function attachResolvers(schema: GraphQLSchema, catalogue: Catalogue): GraphQLSchema {
  attachRoots(schema, catalogue);
  attachGraph(schema, catalogue);
  for (const kind of catalogue.kinds) attachKind(schema, catalogue, kind);
  const more = [
    attachAggregates,
    attachHierarchies,
    attachCollaborations,
    attachSuccessions,
    attachFlow,
    attachPaths,
    attachSubgraphs,
    attachSearch,
    attachMatch,
  ];
  for (const attachMore of more) attachMore(schema, catalogue);
  for (const type of catalogue.types) attachRelationship(schema, relationshipTypeName(type));
  return schema;
}
