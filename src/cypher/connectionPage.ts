import type { ConnectionSpec } from "../catalogue/connection.js";
import { type ConnectionWhere, type FilterScope, whereClause } from "./filter.js";
import type { LegReading } from "./indexLegs.js";
import { type BoundList, connectionSource, type ListNames, type ListSource } from "./listSource.js";
import { afterPosition, orderBy, orderTerms, type PageSpec, positionColumns } from "./order.js";
import { type ListOwner, type OrderedRelationships, orderedRelationships, relationshipLegs } from "./orderedRelationships.js";
import { Parameters } from "./parameters.js";
import { pattern } from "./pattern.js";
import type { Statement } from "./statement.js";

/** What is wanted of a list besides its rows. */
export interface ListNeeds {
  readonly rows: boolean;
  readonly total: boolean;
  /** Whether anything lies on the near side of the cursor. */
  readonly other: boolean;
  /** Whether rows end with their place in the order, which cursors tell. */
  readonly places: boolean;
}

/** A page of a list that entities own, for many owners at once. */
export interface ConnectionPage {
  readonly source: ListSource;
  readonly where: ConnectionWhere;
  readonly page: PageSpec;
  readonly needs: ListNeeds;
  /** What a row holds, from the variables that the source binds. */
  readonly columns: readonly string[];
  /** Lists of its entities that are read with it. */
  readonly ahead?: readonly AheadList[];
}

/** A list of each entity of another list, read with that. */
export interface AheadList {
  readonly connection: ConnectionSpec;
  readonly where: ConnectionWhere;
  readonly page: PageSpec;
  /** What of it is wanted. */
  readonly needs: Omit<ListNeeds, "other">;
  readonly columns: readonly string[];
}

/** What is called so within a list that is read with another one, whose entities own it. */
export const aheadNames = (owner: string): ListNames => ({ owner, edge: "ra", node: "ba" });

/** A column with the rows of a list of the entity `owner`, and how many there are; none and 0 where that is not asked for. */
export function aheadColumn({ connection, where, page, needs, columns }: AheadList, owner: string, scope: FilterScope): string {
  const source = connectionSource(connection, aheadNames(owner));
  const list = { source, where, bound: source.bind(where, scope), owner: { id: `${owner}.id`, imports: owner } };
  const limit = () => scope.parameters.add(BigInt(page.size));
  const rows = needs.rows
    ? `COLLECT { ${listRows(list, { page, columns, inclusive: false, limit: limit(), places: needs.places }, scope)} }`
    : "[]";
  return `[${rows}, ${needs.total ? totalOf(list.bound) : "0"}]`;
}

/**
 * The most relationships of an owner whose list is read ahead where one entity may stand in the list many times: its own is then read as
 * often, so a long one, such as that of a large funder, is left to a statement in which every owner stands once.
 */
const mostAhead = 50;

/** The same, or null where the list is long. */
function shortAheadColumn(list: AheadList, owner: string, scope: FilterScope): string {
  const degree = `COUNT { ${pattern({ ...list.connection, labelled: false }, owner, "", "")} }`;
  return `CASE WHEN ${degree} <= ${mostAhead} THEN ${aheadColumn(list, owner, scope)} END`;
}

/** A list of one owner. */
interface OneList {
  readonly source: ListSource;
  readonly where: ConnectionWhere;
  readonly bound: BoundList;
  readonly owner: ListOwner;
}

/** Rows in an order that no index gives: everything that fits is sorted. */
function sortedRows({ source, bound }: OneList, { page, columns, inclusive, limit, places }: LegReading, scope: FilterScope): string {
  const terms = orderTerms(page.order, source.order, scope);
  // Lists stand within lists, so the names of what they are sorted by are their own.
  const key = `${source.order.node}o`;
  const named = terms.map((term, at) => ({ ...term, expression: `${key}${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS ${key}${at}`);
  const reading = { backward: page.backward, inclusive };
  const after = page.position ? ` WHERE ${afterPosition(named, page.position, reading, scope.parameters)}` : "";
  return `${bound.match}${whereClause(bound.conditions)} WITH *, ${keys.join(", ")}${after} ${orderBy(named, page.backward)} LIMIT ${limit} RETURN [${[...columns, ...(places ? positionColumns(named) : [])].join(", ")}] AS row`;
}

const totalOf = ({ degree, match, conditions, ending }: BoundList): string =>
  degree ?? `COUNT { ${match}${whereClause(conditions)}${ending} }`;

/** The index that gives a list its order, if one does. */
const indexOf = ({ source, where }: Pick<OneList, "source" | "where">, page: PageSpec): OrderedRelationships | null =>
  source.connection ? orderedRelationships(source.connection, where, page.order) : null;

function listRows(list: OneList, reading: LegReading, scope: FilterScope): string {
  const ordered = indexOf(list, reading.page);
  const { owner, source, bound } = list;
  if (ordered) return relationshipLegs(ordered, { owner, place: source.order, rest: bound.conditions }, reading, scope);
  return sortedRows(list, reading, scope);
}

/** Whether anything lies on the near side of a position. */
function otherSide(list: OneList, page: PageSpec, scope: FilterScope): string {
  if (indexOf(list, page)) {
    const reading = { page: { ...page, backward: !page.backward }, inclusive: true, limit: "1", columns: [], places: false };
    return `size(COLLECT { ${listRows(list, reading, scope)} }) > 0`;
  }
  const { source, bound } = list;
  const terms = orderTerms(page.order, source.order, scope);
  const before = afterPosition(terms, page.position!, { backward: !page.backward, inclusive: true }, scope.parameters);
  return `EXISTS { ${bound.match}${whereClause([...bound.conditions, before])}${bound.ending} }`;
}

/** One statement for all owners: `k` is the owner's key, then `page`, `total` and `other` as needed. Page and total stand under the same predicate. */
export function connectionPage(
  spec: ConnectionPage,
  keys: readonly unknown[],
  scopeOf: (parameters: Parameters) => FilterScope,
): Statement {
  const parameters = new Parameters();
  const scope = scopeOf(parameters);
  const { source, where, needs, page } = spec;
  const list: OneList = { source, where, bound: source.bind(where, scope), owner: { id: "k", imports: "k" } };
  const ahead = () => (spec.ahead ?? []).map((it) => shortAheadColumn(it, source.order.node, scope));
  const rows = () =>
    listRows(list, { page, columns: [...spec.columns, ...ahead()], inclusive: false, limit: "$n", places: needs.places }, scope);
  const answers = [
    ...(needs.rows ? [`COLLECT { ${rows()} } AS page`] : []),
    ...(needs.total ? [`${totalOf(list.bound)} AS total`] : []),
    ...(needs.other && page.position ? [`${otherSide(list, page, scope)} AS other`] : []),
  ];
  return {
    text: `UNWIND $p.ids AS k ${source.owner} RETURN k${answers.map((it) => `, ${it}`).join("")}`,
    parameters: { p: parameters.map({ ids: keys }), n: BigInt(page.size) },
  };
}
