import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import { fold } from "../../../catalogue/fold.js";
import { longestText } from "../../../catalogue/values/text.js";
import { type EntityLayout, entityLayout } from "../../../cypher/layout.js";
import type { OrderTerm } from "../../../cypher/order.js";
import type { Period } from "../../../cypher/period.js";
import { respelledSuggestions, type SearchSpec, searchPage, searchTiers, suggestions } from "../../../cypher/search.js";
import { attach } from "../attach.js";
import { canonicalJson, decodeCursor, encodeCursor, listSignature, refuseCursor } from "../cursor.js";
import { type ListArguments, pageSize, searchPages } from "../lists/pageArguments.js";
import { periodAt } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { asksFor, fieldsBelow, mergeFields, type Selections, selectionsOf } from "../selections.js";
import { matchedName, scores, searchedNames } from "./searchMatch.js";

type SearchArguments = Pick<ListArguments, "where" | "kinds" | "first" | "after"> & { readonly text: string };
type Asked = SearchArguments & { readonly period: Period | null };
type Row = readonly unknown[];

/** How a search is read: its entities with what is asked of them, and with all that is searched by name where it is asked which name it was. */
interface Reading {
  readonly layout: EntityLayout;
  readonly matched: boolean;
}

function readingOf(catalogue: Catalogue, selections: Selections, places: readonly string[], matched: boolean): Reading {
  const names = new Map(catalogue.kinds.map((it) => [it.name, new Set(matched ? searchedNames(it) : [])]));
  const asked = places.map((it) => fieldsBelow(selections, it));
  return { layout: entityLayout(catalogue.kinds, mergeFields([names, ...asked])), matched };
}

const canBeFound = (text: string): boolean => text.length <= longestText && fold(text) !== "";

function specOf(catalogue: Catalogue, { text, kinds, where, period }: Asked, layout: EntityLayout): SearchSpec {
  return {
    catalogue,
    text,
    kinds: kinds ? [...new Set(kinds)].map(catalogue.kind) : null,
    where: where ?? {},
    period,
    // The id, which comes first, is read by the search itself.
    columns: layout.expressions("n").slice(1),
  };
}

/** What a row of a search tells; which name it was only where that is asked. */
function found({ catalogue }: RequestWork, text: string, { layout, matched }: Reading, row: Row) {
  const [tier, identifier] = row as [number, string | null];
  const node = layout.decode(row, 2);
  return {
    node,
    score: scores[searchTiers[tier]!],
    matched: matched ? matchedName(text, identifier, node, catalogue.kind(node.kind)) : null,
  };
}

const cursorTerms = (["text", "integer"] as const).map((type): OrderTerm => ({ expression: "", type, nullable: false, direction: "ASC" }));

/** The place that a cursor tells: how many come before it, in which revision of the graph. */
function placeOf(cursor: string, signature: string): { readonly revision: string; readonly skip: number } {
  const [revision, skip] = decodeCursor(cursor, signature, cursorTerms) as readonly [string, number];
  if (skip < 1) throw refuseCursor(cursor, "is damaged");
  return { revision, skip };
}

/** A page of a search. Throws `INVALID_CURSOR` when anything was written since its cursor was given. */
async function search(work: RequestWork, args: Asked, selections: Selections): Promise<object> {
  const { standard, maximum } = searchPages["Query.search"];
  const size = pageSize(args, standard, maximum);
  const signature = listSignature(["search", args.text, args.kinds ?? null, args.where ?? {}, args.period]);
  const place = typeof args.after === "string" ? placeOf(args.after, signature) : null;
  const skip = place?.skip ?? 0;
  const matched = asksFor(selections, "SearchConnection.edges", "SearchEdge", "matched");
  const reading = readingOf(work.catalogue, selections, ["SearchConnection.nodes", "SearchEdge.node"], matched);
  const statement = searchPage(specOf(work.catalogue, args, reading.layout), { skip, size });
  const { rows, bookmark } = canBeFound(args.text) ? await work.reads.result(statement) : { rows: [[0, []]], bookmark: null };
  const revision = listSignature(bookmark);
  if (place && bookmark !== null && place.revision !== revision)
    throw refuseCursor(args.after!, "belongs to another revision of the graph, to which something was written since");
  const [total, page] = rows[0] as [number, readonly Row[]];
  const edges = page.map((row, at) => ({
    ...found(work, args.text, reading, row),
    cursor: encodeCursor(signature, [revision, skip + at + 1]),
  }));
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
async function suggest(work: RequestWork, args: Asked, selections: Selections): Promise<readonly object[]> {
  const { standard, maximum } = searchPages["Query.suggest"];
  const size = pageSize(args, standard, maximum);
  if (!canBeFound(args.text)) return [];
  const matched = asksFor(selections, "Query.suggest", "Suggestion", "value");
  const reading = readingOf(work.catalogue, selections, ["Suggestion.node"], matched);
  const spec = specOf(work.catalogue, args, reading.layout);
  const better = await work.reads.read(suggestions(spec, size));
  const respelled = better.length === 0 ? respelledSuggestions(spec, size) : null;
  const rows = respelled ? await work.reads.read(respelled) : better;
  return rows.map(([row]) => {
    const { matched: name, ...rest } = found(work, args.text, reading, row as Row);
    return { ...rest, kind: rest.node.kind, value: name?.value };
  });
}

/** Gives `search` and `suggest` what resolves them. */
export function attachSearch(schema: GraphQLSchema): void {
  const asked = { search, suggest };
  for (const [name, read] of Object.entries(asked))
    attach(schema, "Query", name, (source, args: SearchArguments, { work }, info) =>
      work
        .loader(`${name} ${canonicalJson(args)}`, () => async (keys) => {
          const answer = await read(work, { ...args, period: periodAt(source, info) }, selectionsOf(info));
          return keys.map(() => answer);
        })
        .load("all"),
    );
}
