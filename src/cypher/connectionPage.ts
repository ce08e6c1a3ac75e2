import { type ConnectionWhere, type FilterScope, whereClause } from "./filter.js";
import type { BoundList, ListSource } from "./listSource.js";
import { afterPosition, orderBy, orderTerms, type PageSpec, positionColumns } from "./order.js";
import { Parameters } from "./parameters.js";
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
}

function rows(bound: BoundList, { page, columns, source }: ConnectionPage, scope: FilterScope): string {
  const terms = orderTerms(page.order, source.order, scope);
  const named = terms.map((term, at) => ({ ...term, expression: `o${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS o${at}`);
  const after = page.position ? ` WHERE ${afterPosition(named, page.position, page, scope.parameters)}` : "";
  return `COLLECT { ${bound.match}${whereClause(bound.conditions)} WITH *, ${keys.join(", ")}${after} ${orderBy(named, page.backward)} LIMIT $n RETURN [${[...columns, ...positionColumns(named)].join(", ")}] }`;
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
  const total = bound.degree ?? `COUNT { ${bound.match}${whereClause(bound.conditions)}${bound.ending} }`;
  const answers = [
    ...(needs.rows ? [`${rows(bound, spec, scope)} AS page`] : []),
    ...(needs.total ? [`${total} AS total`] : []),
    ...(needs.other && page.position ? [`${otherSide(bound, spec, scope)} AS other`] : []),
  ];
  return {
    text: `UNWIND $p.ids AS k ${source.owner} RETURN k${answers.map((it) => `, ${it}`).join("")}`,
    parameters: { p: parameters.map({ ids: keys }), n: BigInt(page.size) },
  };
}
