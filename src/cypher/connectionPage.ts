import type { ConnectionSpec } from "../catalogue/connection.js";
import { type ConnectionWhere, connectionConditions, countExpression, type FilterScope, whereClause } from "./filter.js";
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

/** A page of a connection, for many owners at once. */
export interface ConnectionPage {
  readonly connection: ConnectionSpec;
  readonly where: ConnectionWhere;
  readonly page: PageSpec;
  readonly needs: ListNeeds;
  /** What a row holds, from the variables `r` and `b`. */
  readonly columns: readonly string[];
}

/** Takes rows or their number of one subquery, the far entity being `b`. */
interface Source {
  readonly match: string;
  readonly conditions: readonly string[];
}

function rows({ match, conditions }: Source, { page, columns, connection }: ConnectionPage, parameters: Parameters): string {
  const terms = orderTerms(page.order, { node: "b", edge: "r" }, "r.id");
  const named = terms.map((term, at) => ({ ...term, expression: `o${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS o${at}`);
  const after = page.position ? ` WHERE ${afterPosition(named, page.position, page, parameters)}` : "";
  const start = connection.direction === "BOTH" ? ["startNode(r).id"] : [];
  return `COLLECT { MATCH ${match}${whereClause(conditions)} WITH r, b, ${keys.join(", ")}${after} ${orderBy(named, page.backward)} LIMIT $n RETURN [${[...columns, ...start, ...positionColumns(named)].join(", ")}] }`;
}

function otherSide({ match, conditions }: Source, { page }: ConnectionPage, parameters: Parameters): string {
  const terms = orderTerms(page.order, { node: "b", edge: "r" }, "r.id");
  const before = afterPosition(terms, page.position!, { backward: !page.backward, inclusive: true }, parameters);
  return `EXISTS { MATCH ${match}${whereClause([...conditions, before])} }`;
}

/** One statement for all owners: `k` is the owner's id, then `page`, `total` and `other` as needed. Page and total stand under the same predicate. */
export function connectionPage(spec: ConnectionPage, ids: readonly string[], scopeOf: (parameters: Parameters) => FilterScope): Statement {
  const parameters = new Parameters();
  const { connection, needs, page } = spec;
  const conditions = connectionConditions(connection, ["r", "b"], spec.where, scopeOf(parameters));
  const match = pattern(connection, "a", "r", "b");
  const source = { match, conditions };
  const total = conditions.length === 0 ? countExpression(connection, "a") : `COUNT { MATCH ${match}${whereClause(conditions)} }`;
  const answers = [
    ...(needs.rows ? [`${rows(source, spec, parameters)} AS page`] : []),
    ...(needs.total ? [`${total} AS total`] : []),
    ...(needs.other && page.position ? [`${otherSide(source, spec, parameters)} AS other`] : []),
  ];
  return {
    text: `UNWIND $p.ids AS k MATCH (a:Entity {id: k}) RETURN k${answers.map((it) => `, ${it}`).join("")}`,
    parameters: { p: parameters.map({ ids }), n: BigInt(page.size) },
  };
}
