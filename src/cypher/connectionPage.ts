import type { ConnectionSpec } from "../catalogue/connection.js";
import { type ConnectionWhere, type FilterScope, whereClause } from "./filter.js";
import { type BoundList, connectionSource, type ListNames, type ListSource } from "./listSource.js";
import { afterPosition, orderBy, orderTerms, type PageSpec, positionColumns } from "./order.js";
import { Parameters } from "./parameters.js";
import { pattern } from "./pattern.js";
import type { Statement } from "./statement.js";

/** What is wanted of a list besides its rows. */
export interface ListNeeds {
  readonly rows: boolean;
  readonly total: boolean;
  /** Whether anything lies on the near side of the cursor. */
  readonly other: boolean;
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
  readonly columns: readonly string[];
}

/** What is called so within a list that is read with another one, whose entities own it. */
export const aheadNames = (owner: string): ListNames => ({ owner, edge: "ra", node: "ba" });

/** A column with the rows of a list of the entity `owner`. */
export function aheadRows({ connection, where, page, columns }: AheadList, owner: string, scope: FilterScope): string {
  const source = connectionSource(connection, aheadNames(owner));
  const { match, conditions } = source.bind(where, scope);
  return listRows({ match, conditions, key: "q", limit: scope.parameters.add(BigInt(page.size)) }, { page, columns, source }, scope);
}

/**
 * The most relationships of an owner whose list is read ahead where one entity may stand in the list many times: its own is then read as
 * often, so a long one, such as that of a large funder, is left to a statement in which every owner stands once.
 */
const mostAhead = 50;

/** The same, or null where the list is long. */
function shortAheadRows(list: AheadList, owner: string, scope: FilterScope): string {
  const degree = `COUNT { ${pattern({ ...list.connection, labelled: false }, owner, "", "")} }`;
  return `CASE WHEN ${degree} <= ${mostAhead} THEN ${aheadRows(list, owner, scope)} END`;
}

interface ListText {
  readonly match: string;
  readonly conditions: readonly string[];
  /** How the names of the terms of its order begin. */
  readonly key: string;
  readonly limit: string;
}

function listRows(
  { match, conditions, key, limit }: ListText,
  { page, columns, source }: Pick<ConnectionPage, "page" | "columns" | "source">,
  scope: FilterScope,
): string {
  const terms = orderTerms(page.order, source.order, scope);
  const named = terms.map((term, at) => ({ ...term, expression: `${key}${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS ${key}${at}`);
  const after = page.position ? ` WHERE ${afterPosition(named, page.position, page, scope.parameters)}` : "";
  return `COLLECT { ${match}${whereClause(conditions)} WITH *, ${keys.join(", ")}${after} ${orderBy(named, page.backward)} LIMIT ${limit} RETURN [${[...columns, ...positionColumns(named)].join(", ")}] }`;
}

function otherSide(bound: BoundList, { page, source }: ConnectionPage, scope: FilterScope): string {
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
  const { source, needs, page } = spec;
  const bound = source.bind(spec.where, scope);
  const { node } = source.order;
  const rows = () =>
    listRows(
      { ...bound, key: "o", limit: "$n" },
      { ...spec, columns: [...spec.columns, ...(spec.ahead ?? []).map((it) => shortAheadRows(it, node, scope))] },
      scope,
    );
  const total = bound.degree ?? `COUNT { ${bound.match}${whereClause(bound.conditions)}${bound.ending} }`;
  const answers = [
    ...(needs.rows ? [`${rows()} AS page`] : []),
    ...(needs.total ? [`${total} AS total`] : []),
    ...(needs.other && page.position ? [`${otherSide(bound, spec, scope)} AS other`] : []),
  ];
  return {
    text: `UNWIND $p.ids AS k ${source.owner} RETURN k${answers.map((it) => `, ${it}`).join("")}`,
    parameters: { p: parameters.map({ ids: keys }), n: BigInt(page.size) },
  };
}
