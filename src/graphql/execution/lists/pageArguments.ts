import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { ConnectionSpec } from "../../../catalogue/connection.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import type { PropertySpec } from "../../../catalogue/property.js";
import { filterScope } from "../../../cypher/filter.js";
import { connectionSource } from "../../../cypher/listSource.js";
import { type Direction, type OrderKey, type OrderPlace, orderTerms, type PageSpec, rootOrder } from "../../../cypher/order.js";
import { Parameters } from "../../../cypher/parameters.js";
import type { Period } from "../../../cypher/period.js";
import { AtlasError } from "../../../errors.js";
import { canonicalJson, decodeCursor, listSignature } from "../cursor.js";

/** The largest page. */
export const maximumPage = 1000;
/** The size of a page when the request gives none. */
export const standardPage = Object.freeze({ root: 50, nested: 10 });
/** The sizes of pages of the fields that look through the names of all entities, by `Parent.field`. */
export const searchPages = Object.freeze({
  "Query.search": { standard: 20, maximum: maximumPage },
  "Query.suggest": { standard: 10, maximum: 50 },
});

/** The arguments of a list, as GraphQL hands them over. */
export interface ListArguments {
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: readonly Readonly<Record<string, unknown>>[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly kinds?: readonly string[] | null;
  readonly asOf?: string | null;
  readonly during?: Readonly<Partial<Period>> | null;
}

const outside = (name: string, size: number, maximum: number): AtlasError =>
  new AtlasError("INVALID_PAGE", `\`${name}\` must be from 1 to ${maximum}, got ${size}.`);

/** How many elements a page may have. Throws `INVALID_PAGE` where the arguments contradict each other. */
export function pageSize({ first, last, after, before }: ListArguments, standard: number, maximum = maximumPage): number {
  const given = (value: unknown): boolean => value !== undefined && value !== null;
  if (given(first) && given(last)) throw new AtlasError("INVALID_PAGE", "Both `first` and `last` are given: give one of them.");
  if ((given(first) || given(after)) && given(before))
    throw new AtlasError("INVALID_PAGE", "`before` goes with `last`, not with `first` or `after`.");
  if (given(last) && given(after)) throw new AtlasError("INVALID_PAGE", "`after` goes with `first`, not with `last`.");
  for (const [name, size] of [
    ["first", first],
    ["last", last],
  ] as const)
    if (given(size) && (size! < 1 || size! > maximum)) throw outside(name, size!, maximum);
  return first ?? last ?? standard;
}

/** What a list lies on: a kind, or a connection. */
export interface ListPlace {
  readonly key: string;
  readonly nodes: readonly KindSpec[];
  readonly edge: readonly PropertySpec[] | null;
  readonly order: OrderPlace;
}

export const rootPlace = (kind: KindSpec): ListPlace => ({
  key: `Query.${kind.plural}`,
  nodes: [kind],
  edge: null,
  order: rootOrder,
});

export const connectionPlace = (connection: ConnectionSpec): ListPlace => ({
  key: connection.key,
  nodes: connection.targets,
  edge: connection.relationship.properties,
  order: connectionSource(connection).order,
});

function keyOf(place: ListPlace, catalogue: Catalogue, on: "node" | "edge", [name, direction]: readonly [string, unknown]): OrderKey {
  const properties = on === "edge" ? place.edge! : place.nodes[0]!.properties;
  const property = properties.find((it) => it.name === name);
  const counted = () => catalogue.connectionsFrom(place.nodes[0]!).find((it) => `${it.field}Count` === name)!;
  return { on, by: property ?? counted(), direction: direction as Direction };
}

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(value as object).filter(([, it]) => it !== undefined);

/** The order that was asked for, key by key. */
export function orderOf(place: ListPlace, catalogue: Catalogue, orderBy: ListArguments["orderBy"]): readonly OrderKey[] {
  return (orderBy ?? []).flatMap(entries).flatMap(([name, value]) => {
    if (place.edge === null) return [keyOf(place, catalogue, "node", [name, value])];
    const on = name as "node" | "edge";
    return entries(value).map((it) => keyOf(place, catalogue, on, it));
  });
}

const pageOrPeriod = new Set(["orderBy", "first", "after", "last", "before", "asOf", "during"]);

/** Names what a list holds: its filter, its depth and the like; not which page of it is asked for. */
export function heldBy({ key }: Pick<ListPlace, "key">, args: ListArguments, period: Period | null): string {
  const given = Object.entries(args).filter(([name, value]) => !pageOrPeriod.has(name) && value !== undefined && value !== null);
  return `${key} ${canonicalJson([{ where: {}, ...Object.fromEntries(given) }, period])}`;
}

/** A page as it is asked for, with the signature that its cursors carry. */
export interface AskedPage {
  readonly page: PageSpec;
  readonly size: number;
  readonly signature: string;
  readonly period: Period | null;
}

/** The page that arguments ask for; reads one more element than the page has, to know whether there are more. */
export function askedPage(
  place: ListPlace,
  catalogue: Catalogue,
  args: ListArguments,
  { standard, period }: { readonly standard: number; readonly period: Period | null },
): AskedPage {
  const size = pageSize(args, standard);
  const order = orderOf(place, catalogue, args.orderBy);
  const signature = listSignature([heldBy(place, args, period), args.orderBy ?? []]);
  const cursor = args.after ?? args.before ?? null;
  const terms = orderTerms(order, place.order, filterScope(catalogue, new Parameters(), period));
  const backward = typeof args.last === "number" || typeof args.before === "string";
  const position = cursor === null ? null : decodeCursor(cursor, signature, terms);
  return { size, signature, period, page: { order, size: size + 1, backward, position } };
}
