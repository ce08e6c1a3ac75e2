import type { GraphQLSchema } from "graphql";
import { neighbourhood, type Truncation } from "../../../analysis/neighbourhood.js";
import type { EntityValue } from "../../../cypher/layout.js";
import { relationshipsBetween } from "../../../cypher/neighbourhood.js";
import { firstPaths } from "../../../cypher/paths.js";
import type { Period } from "../../../cypher/period.js";
import { attach, attachById } from "../attach.js";
import { canonicalJson } from "../cursor.js";
import { entityAt } from "../entityAt.js";
import { askedPeriod, periodAt, within } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { asksFor, type Selections, selectionsOf } from "../selections.js";
import {
  centresOf,
  depthOf,
  distinctIds,
  type JoiningArguments,
  limitOf,
  type NeighbourhoodArguments,
  pathSearchOf,
  reachOf,
  refuseUnknown,
  type SearchArguments,
} from "./reachArguments.js";
import { nodesOf, shownPath } from "./shownPaths.js";
import { type ShownRelationship, shownLayout, shownRelationship } from "./shownRelationships.js";

/** A part of the graph as resolvers see it. */
interface SubgraphValue {
  readonly nodes: readonly EntityValue[];
  readonly relationships: readonly ShownRelationship[];
  readonly truncated: Truncation | null;
}

/** How a part of the graph is asked for besides its arguments. */
interface Question {
  readonly selections: Selections;
  readonly period: Period | null;
}

const compare = ({ id: one }: { readonly id: string }, { id: other }: { readonly id: string }): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** Each thing once, by its id. */
const distinct = <Value extends { readonly id: string }>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((it) => [it.id, it])).values(),
];

/** The given entities in the order of their ids. Throws `NOT_FOUND` where one of them does not exist. */
function givenEntities(ids: readonly string[], found: ReadonlyMap<string, EntityValue>): readonly EntityValue[] {
  refuseUnknown(ids.filter((it) => !found.has(it)).map((id) => ({ id, argument: "ids" })));
  return ids.map((it) => found.get(it)!);
}

/** Every two of several ids, the lower first, so that the same entities are joined alike in whatever order they are given. */
const pairsOf = (ids: readonly string[]): readonly (readonly [string, string])[] =>
  [...ids].sort().flatMap((one, at, sorted) => sorted.slice(at + 1).map((other): [string, string] => [one, other]));

async function joiningPaths(work: RequestWork, args: JoiningArguments, { selections, period }: Question): Promise<SubgraphValue> {
  const ids = distinctIds(args.ids, 2, 10);
  const search = pathSearchOf(work.catalogue, args, period);
  const layout = shownLayout(work.catalogue, search.types, "Subgraph.relationships", selections);
  const [row] = await work.reads.read(firstPaths(search, ids, pairsOf(ids), layout));
  const [found, rows] = row as [readonly (readonly [string, string])[], readonly unknown[]];
  const given = givenEntities(ids, new Map(found.map(([id, kind]) => [id, { kind, id }])));
  const paths = rows.map((it) => shownPath(it, layout, period));
  const others = paths.flatMap(nodesOf).toSorted(compare);
  const relationships = paths.flatMap((it) => it.steps.map((step) => step.relationship));
  return { nodes: distinct([...given, ...others]), relationships: distinct(relationships).toSorted(compare), truncated: null };
}

async function around(work: RequestWork, args: NeighbourhoodArguments, { selections, period }: Question): Promise<SubgraphValue> {
  const ids = centresOf(args);
  const reach = reachOf(work.catalogue, args, period);
  const found = await neighbourhood({ ids, reach, depth: depthOf(args), limit: limitOf(args) }, (it) => work.reads.read(it));
  const nodes = [...givenEntities(ids, found.given), ...found.around];
  const byId = new Map(nodes.map((it): [string, EntityValue] => [it.id, it]));
  const { truncated } = found;
  if (!asksFor(selections, "Query.neighbourhood", "Subgraph", "relationships")) return { nodes, relationships: [], truncated };
  const layout = shownLayout(work.catalogue, reach.types, "Subgraph.relationships", selections);
  const rows = await work.reads.read(relationshipsBetween(reach, [...byId.keys()], layout));
  return {
    nodes,
    relationships: rows.map((it) =>
      within(
        shownRelationship(layout.decode(it), (id) => byId.get(id)!),
        period,
      ),
    ),
    truncated,
  };
}

/** Gives a query for a part of the graph what resolves it; what is asked for twice in a request is read once. */
function attachSearch<Args extends SearchArguments>(
  schema: GraphQLSchema,
  field: string,
  search: (work: RequestWork, args: Args, question: Question) => Promise<SubgraphValue>,
): void {
  attach(schema, "Query", field, async (source, args: Args, { work }, info) => {
    const period = askedPeriod(args, source, info);
    const loader = work.loader(`${field} ${canonicalJson([args, period])}`, () => async (keys) => {
      const found = await search(work, args, { selections: selectionsOf(info), period });
      return keys.map(() => found);
    });
    return within({ ...(await loader.load("all")) }, period);
  });
}

/** Gives the queries for parts of the graph, and these parts, what resolves them. */
export function attachSubgraphs(schema: GraphQLSchema): void {
  attachSearch(schema, "joiningPaths", joiningPaths);
  attachSearch(schema, "neighbourhood", around);
  attachById(schema, "Subgraph", "nodes", (graph: SubgraphValue, _args, { work }, info) => {
    const question = { selections: selectionsOf(info), period: periodAt(graph, info) };
    return Promise.all(graph.nodes.map((it) => entityAt("Subgraph.nodes", it, work, question)));
  });
}
