import type { GraphQLSchema } from "graphql";
import type { EntityValue } from "../../../cypher/layout.js";
import type { OrderTerm } from "../../../cypher/order.js";
import { type PathPosition, pathsBetween } from "../../../cypher/paths.js";
import type { Period } from "../../../cypher/period.js";
import { attach, attachById, type Resolver } from "../attach.js";
import { canonicalJson, decodeCursor, encodeCursor, listSignature, refuseCursor } from "../cursor.js";
import { entityAt } from "../entityAt.js";
import { askedPeriod, periodAt } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { asksFor, type Selections, selectionsOf } from "../selections.js";
import { type PathsArguments, pathPageSize, pathSearchOf, refuseUnknown } from "./reachArguments.js";
import { type PathValue, positionOf, shownPath } from "./shownPaths.js";
import { shownLayout } from "./shownRelationships.js";

const idList: OrderTerm = { expression: "", type: "texts", nullable: false, direction: "ASC" };

function positionAfter(cursor: string, signature: string, maxLength: number): PathPosition {
  const [nodes, relationships] = decodeCursor(cursor, signature, [idList, idList]) as [readonly string[], readonly string[]];
  const { length } = relationships;
  if (length < 1 || length > maxLength || nodes.length !== length + 1) throw refuseCursor(cursor, "is damaged");
  return { nodes, relationships };
}

function pathPage(paths: readonly PathValue[], size: number, signature: string, hasPreviousPage: boolean) {
  const edges = paths.slice(0, size).map((node) => {
    const { nodes, relationships } = positionOf(node);
    return { node, cursor: encodeCursor(signature, [nodes, relationships]) };
  });
  return {
    nodes: edges.map((it) => it.node),
    edges,
    pageInfo: {
      hasNextPage: paths.length > size,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

type PathPage = ReturnType<typeof pathPage>;

/** A page of the paths between two entities, by one statement. Throws `NOT_FOUND` where one of them does not exist. */
function pathList(
  work: RequestWork,
  args: PathsArguments,
  { selections, period }: { readonly selections: Selections; readonly period: Period | null },
): Promise<PathPage> {
  const loader = work.loader(`paths ${canonicalJson([args, period])}`, () => {
    const size = pathPageSize(args);
    const search = pathSearchOf(work.catalogue, args, period);
    const { first: _first, after, ...question } = args;
    const signature = listSignature(["Query.paths", { ...question, maxLength: search.maxLength }, period]);
    // One more than asked for may lie at a length that takes a search of its own.
    const more = asksFor(selections, "PathConnection.pageInfo", "PageInfo", "hasNextPage") ? 1 : 0;
    const page = { size: size + more, after: typeof after === "string" ? positionAfter(after, signature, search.maxLength) : null };
    const layout = shownLayout(work.catalogue, search.types, "Step.relationship", selections);
    return async (keys) => {
      const [row] = await work.reads.read(pathsBetween(search, args, page, layout));
      const [from, to, paths] = row as [boolean, boolean, readonly unknown[]];
      refuseUnknown([...(from ? [] : [{ id: args.from, argument: "from" }]), ...(to ? [] : [{ id: args.to, argument: "to" }])]);
      const shown = paths.map((it) => shownPath(it, layout, period));
      return keys.map(() => pathPage(shown, size, signature, page.after !== null));
    };
  });
  return loader.load("all");
}

const nodeOf =
  (type: string, field: string): Resolver =>
  (source: Readonly<Record<string, EntityValue>>, _args, { work }, info) =>
    entityAt(`${type}.${field}`, source[field]!, work, { selections: selectionsOf(info), period: periodAt(source, info) });

/** Gives paths what resolves them. */
export function attachPaths(schema: GraphQLSchema): void {
  attach(schema, "Query", "paths", (source, args: PathsArguments, { work }, info) =>
    pathList(work, args, { selections: selectionsOf(info), period: askedPeriod(args, source, info) }),
  );
  attachById(schema, "Path", "start", nodeOf("Path", "start"));
  attachById(schema, "Step", "node", nodeOf("Step", "node"));
}
