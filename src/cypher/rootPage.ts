import type { KindSpec } from "../catalogue/kind.js";
import type { ListNeeds } from "./connectionPage.js";
import { entityConditions, type FilterScope, type Where, whereClause } from "./filter.js";
import { indexedLegs, indexedOrder } from "./indexedLegs.js";
import { afterPosition, type OrderPlace, orderBy, orderTerms, type PageSpec, positionColumns } from "./order.js";
import { Parameters } from "./parameters.js";
import type { Statement } from "./statement.js";

/** The order of all entities of a kind. */
export const rootOrder: OrderPlace = Object.freeze({ node: "n", edge: "n", last: "n.id", standing: [] });

/** A page of all entities of a kind. */
export interface RootPage {
  readonly kind: KindSpec;
  readonly where: Where;
  readonly page: PageSpec;
  readonly needs: ListNeeds;
  /** What a row holds, from the variable `n`. */
  readonly columns: readonly string[];
}

interface Reading {
  readonly page: PageSpec;
  readonly inclusive: boolean;
  readonly limit: string;
  readonly columns: readonly string[];
}

/** The conditions of a filter; naming the id too lets the planner consider the indexes that end in it. */
function rootConditions(kind: KindSpec, where: Where, scope: FilterScope): readonly string[] {
  const conditions = entityConditions(kind, "n", where, scope);
  return conditions.length === 0 ? [] : [...conditions, "n.id IS NOT NULL"];
}

/** Rows in an order that no index gives: everything that fits is sorted. */
function sorted(
  { kind, where }: RootPage,
  { page, inclusive, limit, columns }: Reading,
  parameters: Parameters,
  scope: FilterScope,
): string {
  const terms = orderTerms(page.order, rootOrder, scope);
  const named = terms.map((term, at) => ({ ...term, expression: `o${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS o${at}`).join(", ");
  const conditions = whereClause(rootConditions(kind, where, scope));
  const after = page.position ? ` WHERE ${afterPosition(named, page.position, { backward: page.backward, inclusive }, parameters)}` : "";
  const row = [...columns, ...positionColumns(named)].join(", ");
  return `MATCH (n:${kind.name})${conditions} WITH n, ${keys}${after} ${orderBy(named, page.backward)} LIMIT ${limit} RETURN [${row}]`;
}

/** One statement: `page`, `total` and `other` as needed. Page and total stand under the same predicate. */
export function rootPage(spec: RootPage, scopeOf: (parameters: Parameters) => FilterScope): Statement {
  const parameters = new Parameters();
  const scope = scopeOf(parameters);
  const { kind, where, page, needs } = spec;
  const order = indexedOrder(kind, where, page.order);
  const read = (reading: Reading): string =>
    order ? indexedLegs(kind, order, reading, parameters, scope) : sorted(spec, reading, parameters, scope);
  const total = (): string => {
    const conditions = rootConditions(kind, where, scope);
    return conditions.length === 0 ? `COUNT { (:${kind.name}) }` : `COUNT { MATCH (n:${kind.name})${whereClause(conditions)} }`;
  };
  const answers = [
    ...(needs.rows ? [`COLLECT { ${read({ page, inclusive: false, limit: "$n", columns: spec.columns })} } AS page`] : []),
    ...(needs.total ? [`${total()} AS total`] : []),
    ...(needs.other && page.position
      ? [
          `size(COLLECT { ${read({ page: { ...page, backward: !page.backward }, inclusive: true, limit: "1", columns: [] })} }) > 0 AS other`,
        ]
      : []),
  ];
  return { text: `RETURN ${answers.join(", ")}`, parameters: { p: parameters.map(), n: BigInt(page.size) } };
}
