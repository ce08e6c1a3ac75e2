import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { fold } from "../../../catalogue/fold.js";
import { longestText } from "../../../catalogue/values/text.js";
import { type EntityLayout, type EntityValue, entityLayout } from "../../../cypher/layout.js";
import type { OrderTerm } from "../../../cypher/order.js";
import type { Period } from "../../../cypher/period.js";
import { respelledSuggestions, type SearchSpec, searchPage, suggestions } from "../../../cypher/search.js";
import { attach, attachById } from "../attach.js";
import { canonicalJson, decodeCursor, encodeCursor, listSignature, refuseCursor } from "../cursor.js";
import { entityAt } from "../entityAt.js";
import { type ListArguments, pageSize, searchPages } from "../lists/pageArguments.js";
import { periodAt } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { selectionsOf } from "../selections.js";
import { type Found, foundOf, searchedNames } from "./searchMatch.js";

type SearchArguments = Pick<ListArguments, "where" | "kinds" | "first" | "after"> & { readonly text: string };
type Asked = SearchArguments & { readonly period: Period | null };
type Row = readonly unknown[];

/** A row is read with all that is searched by name, to tell which name it was. */
const layoutOf = (catalogue: Catalogue): EntityLayout =>
  entityLayout(catalogue.kinds, new Map(catalogue.kinds.map((it) => [it.name, new Set(searchedNames(it))])));

const canBeFound = (text: string): boolean => text.length <= longestText && fold(text) !== "";

function specOf(catalogue: Catalogue, { text, kinds, where, period }: Asked, layout: EntityLayout): SearchSpec {
  return {
    catalogue,
    text,
    kinds: kinds ? [...new Set(kinds)].map(catalogue.kind) : null,
    where: where ?? {},
    period,
    columns: layout.expressions("n"),
  };
}

function found(catalogue: Catalogue, text: string, layout: EntityLayout, [tier, identifier, ...columns]: Row): Found {
  const entity = layout.decode(columns, 0);
  return foundOf(text, tier as number, identifier as string | null, entity, catalogue.kind(entity.kind));
}

const cursorTerms = (["text", "integer"] as const).map((type): OrderTerm => ({ expression: "", type, nullable: false, direction: "ASC" }));

/** The place that a cursor tells: how many come before it, in which revision of the graph. */
function placeOf(cursor: string, signature: string): { readonly revision: string; readonly skip: number } {
  const [revision, skip] = decodeCursor(cursor, signature, cursorTerms) as readonly [string, number];
  if (skip < 1) throw refuseCursor(cursor, "is damaged");
  return { revision, skip };
}

/** A page of a search. Throws `INVALID_CURSOR` when anything was written since its cursor was given. */
async function search(work: RequestWork, args: Asked): Promise<object> {
  const { catalogue } = work;
  const { standard, maximum } = searchPages["Query.search"];
  const size = pageSize(args, standard, maximum);
  const signature = listSignature(["search", args.text, args.kinds ?? null, args.where ?? {}, args.period]);
  const place = typeof args.after === "string" ? placeOf(args.after, signature) : null;
  const skip = place?.skip ?? 0;
  const layout = layoutOf(catalogue);
  const statement = searchPage(specOf(catalogue, args, layout), { skip, size });
  const { rows, bookmark } = canBeFound(args.text) ? await work.reads.result(statement) : { rows: [[0, []]], bookmark: null };
  const revision = listSignature(bookmark);
  if (place && bookmark !== null && place.revision !== revision)
    throw refuseCursor(args.after!, "belongs to another revision of the graph, to which something was written since");
  const [total, page] = rows[0] as [number, readonly Row[]];
  const edges = page.map((row, at) => {
    const { entity, ...rest } = found(catalogue, args.text, layout, row);
    return { ...rest, node: entity, cursor: encodeCursor(signature, [revision, skip + at + 1]) };
  });
  return {
    nodes: edges.map((it) => it.node),
    edges,
    totalCount: total,
    pageInfo: {
      hasNextPage: skip + edges.length < total,
      hasPreviousPage: skip > 0 && total > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** What may be meant by what was typed so far; other spellings are a second statement, where there is nothing else. */
async function suggest(work: RequestWork, args: Asked): Promise<readonly object[]> {
  const { catalogue, reads } = work;
  const { standard, maximum } = searchPages["Query.suggest"];
  const size = pageSize(args, standard, maximum);
  if (!canBeFound(args.text)) return [];
  const layout = layoutOf(catalogue);
  const spec = specOf(catalogue, args, layout);
  const better = await reads.read(suggestions(spec, size));
  const respelled = better.length === 0 ? respelledSuggestions(spec, size) : null;
  const rows = respelled ? await reads.read(respelled) : better;
  return rows.map(([row]) => {
    const { entity, score, matched } = found(catalogue, args.text, layout, row as Row);
    return { value: matched.value, kind: entity.kind, score, node: entity };
  });
}

/** Gives `search` and `suggest` what resolves them. */
export function attachSearch(schema: GraphQLSchema): void {
  const asked = { search, suggest };
  for (const [name, read] of Object.entries(asked))
    attach(schema, "Query", name, (source, args: SearchArguments, { work }, info) =>
      work
        .loader(`${name} ${canonicalJson(args)}`, () => async (keys) => {
          const answer = await read(work, { ...args, period: periodAt(source, info) });
          return keys.map(() => answer);
        })
        .load("all"),
    );
  for (const type of ["SearchEdge", "Suggestion"])
    attachById(schema, type, "node", ({ node }: { readonly node: EntityValue }, _args, { work }, info) =>
      entityAt(`${type}.node`, node, work, { selections: selectionsOf(info), period: periodAt(node, info) }),
    );
  attachById(schema, "SearchConnection", "nodes", ({ nodes }: { readonly nodes: readonly EntityValue[] }, _args, { work }, info) =>
    Promise.all(
      nodes.map((it) => entityAt("SearchConnection.nodes", it, work, { selections: selectionsOf(info), period: periodAt(it, info) })),
    ),
  );
}
