import type { KindSpec } from "../catalogue/kind.js";
import { type AheadList, aheadColumn, type ListNeeds } from "./connectionPage.js";
import { entityConditions, type FilterScope, type Where, whereClause } from "./filter.js";
import { indexedOrder, isSelective, onlyOrder } from "./indexedOrder.js";
import type { LegReading } from "./indexLegs.js";
import { afterPosition, orderBy, orderTerms, type PageSpec, positionColumns, rootOrder } from "./order.js";
import { type FoundSource, ownSources } from "./ownSources.js";
import { Parameters } from "./parameters.js";
import { relatedSources } from "./relatedSources.js";
import { rootLegs } from "./rootLegs.js";
import { shortWalk, walkLimits } from "./shortWalk.js";
import type { Statement } from "./statement.js";

/** A page of all entities of a kind. */
export interface RootPage {
  readonly kind: KindSpec;
  readonly where: Where;
  readonly page: PageSpec;
  readonly needs: ListNeeds;
  /** What a row holds, from the variable `n`. */
  readonly columns: readonly string[];
  /** Lists of its entities that are read with it; only where it `looksAhead`. */
  readonly ahead?: readonly AheadList[];
}

/** The ways to find what fits a filter otherwise than along the order of a page; none where a key finds it anyway. */
function sourcesOf({ kind, where, page }: Pick<RootPage, "kind" | "where" | "page">, scope: FilterScope): readonly FoundSource[] {
  if (isSelective(kind, where)) return [];
  return [...relatedSources(kind, "n", where, scope), ...ownSources(kind, "n", where, scope, indexedOrder(kind, where, page.order))];
}

/** Whether a page comes straight from one index, so that what stands in its rows is read for no more than these. */
export function looksAhead(spec: Pick<RootPage, "kind" | "where" | "page">, scope: FilterScope): boolean {
  return onlyOrder(spec.kind, spec.where, spec.page.order) !== null && sourcesOf(spec, scope).length === 0;
}

/** Where the entities `n` of a list come from: `match` is followed by `WHERE` and all conditions. */
interface Origin {
  readonly match: string;
  readonly conditions: readonly string[];
}

/** All of a kind that fit a filter; naming the id too lets the planner consider the indexes that end in it. */
function everyOne(kind: KindSpec, where: Where, scope: FilterScope): Origin {
  const conditions = entityConditions(kind, "n", where, scope);
  return { match: `MATCH (n:${kind.name})`, conditions: conditions.length === 0 ? [] : [...conditions, "n.id IS NOT NULL"] };
}

/** Rows in an order that no index gives: everything that fits is sorted. */
function sorted({ match, conditions }: Origin, { page, inclusive, limit, columns, places }: LegReading, scope: FilterScope): string {
  const terms = orderTerms(page.order, rootOrder, scope);
  const named = terms.map((term, at) => ({ ...term, expression: `o${at}` }));
  const keys = terms.map((term, at) => `${term.expression} AS o${at}`).join(", ");
  const after = page.position
    ? ` WHERE ${afterPosition(named, page.position, { backward: page.backward, inclusive }, scope.parameters)}`
    : "";
  const row = [...columns, ...(places ? positionColumns(named) : [])].join(", ");
  return `${match}${whereClause(conditions)} WITH n, ${keys}${after} ${orderBy(named, page.backward)} LIMIT ${limit} RETURN [${row}] AS row`;
}

/** How the rows and the number of a list are read. */
interface RootReader {
  /** What must stand before both. */
  readonly before: string;
  readonly rows: (reading: LegReading) => string;
  readonly total: () => string;
  /** Parameters that these name. */
  readonly limits: Readonly<Record<string, bigint>>;
}

/** Reads along an index where one gives the order, else by sorting. */
function plainReader({ kind, where, page }: RootPage, scope: FilterScope): RootReader {
  const order = indexedOrder(kind, where, page.order);
  return {
    before: "",
    rows: (reading) => (order ? rootLegs(kind, order, reading, scope) : sorted(everyOne(kind, where, scope), reading, scope)),
    total: () => {
      const { match, conditions } = everyOne(kind, where, scope);
      return conditions.length === 0 ? `COUNT { (:${kind.name}) }` : `COUNT { ${match}${whereClause(conditions)} }`;
    },
    limits: {},
  };
}

/** From so many entities on that may fit, walking an order is expected to meet a page of them soon. */
const few = 3_000n;

/**
 * Reads what a filter lets be found otherwise than along an order. Looking along an order is fast where much fits, and starting from a source
 * where little does: so each source is asked for `$few` entities first, and only where none has less the order is walked.
 */
function probingReader(spec: RootPage, sources: readonly FoundSource[], scope: FilterScope): RootReader {
  const { kind, where, needs } = spec;
  const plain = plainReader(spec, scope);
  const probes = sources.map(({ clauses }, at) => `CALL () { ${clauses} WITH n LIMIT $few RETURN collect(n) AS f${at} }`);
  const [{ clauses, rest }, ...others] = sources as readonly [FoundSource, ...FoundSource[]];
  const fewest = `reduce(least = f0, it IN [${others.map((_, at) => `f${at + 1}`).join(", ")}] | CASE WHEN size(it) < size(least) THEN it ELSE least END)`;
  // Of several sources it is not known which one had the fewest.
  const conditions = entityConditions(kind, "n", others.length === 0 ? rest : where, scope);
  const listed: Origin = { match: "UNWIND found AS n WITH DISTINCT n", conditions };
  const count = (match: string) => `COUNT { ${match} WITH DISTINCT n${whereClause(conditions)} RETURN n }`;
  // A number alone needs no probe: it takes all that fits in any case.
  if (!needs.rows) return { ...plain, total: () => count(clauses) };
  return {
    before: `${probes.join(" ")} WITH ${others.length === 0 ? "f0" : fewest} AS found `,
    rows: (reading) =>
      `CALL (found) { WITH found WHERE size(found) < $few ${sorted(listed, reading, scope)} UNION ALL WITH found WHERE size(found) >= $few CALL () { ${plain.rows(reading)} } RETURN row } RETURN row LIMIT ${reading.limit}`,
    total: () => `CASE WHEN size(found) < $few THEN ${count("UNWIND found AS n")} ELSE ${count(clauses)} END`,
    limits: { few },
  };
}

/**
 * Looks for a page by a short walk before the source is asked: where what fits is common, asking for `$few` entities costs far more than the page.
 * A number, or a look behind the page, needs the source in any case.
 */
function walkingReader(spec: RootPage, sources: readonly FoundSource[], columns: readonly string[], scope: FilterScope): RootReader {
  const { page, needs } = spec;
  const probing = probingReader(spec, sources, scope);
  const near = needs.total || (needs.other && page.position) ? null : shortWalk(spec, { columns, places: needs.places }, scope);
  if (near === null) return probing;
  return {
    before: `${near} CALL (near) { WITH near WHERE near IS NULL ${probing.before}RETURN collect(found) AS looked } WITH near, coalesce(head(looked), []) AS found `,
    rows: (reading) =>
      `CALL (near, found) { UNWIND near AS row RETURN row UNION ALL ${probing.rows(reading)} } RETURN row LIMIT ${reading.limit}`,
    total: probing.total,
    limits: { ...probing.limits, ...walkLimits(BigInt(page.size), few) },
  };
}

/** One statement: `page`, `total` and `other` as needed. Page and total stand under the same predicate. */
export function rootPage(spec: RootPage, scopeOf: (parameters: Parameters) => FilterScope): Statement {
  const parameters = new Parameters();
  const scope = scopeOf(parameters);
  const { page, needs } = spec;
  const sources = sourcesOf(spec, scope);
  const columns = () => [...spec.columns, ...(spec.ahead ?? []).map((it) => aheadColumn(it, rootOrder.node, scope))];
  const reader = sources.length > 0 ? walkingReader(spec, sources, columns(), scope) : plainReader(spec, scope);
  const answers = [
    ...(needs.rows
      ? [`COLLECT { ${reader.rows({ page, inclusive: false, limit: "$n", columns: columns(), places: needs.places })} } AS page`]
      : []),
    ...(needs.total ? [`${reader.total()} AS total`] : []),
    ...(needs.other && page.position
      ? [
          `size(COLLECT { ${reader.rows({ page: { ...page, backward: !page.backward }, inclusive: true, limit: "1", columns: [], places: false })} }) > 0 AS other`,
        ]
      : []),
  ];
  const limits = { n: BigInt(page.size), ...reader.limits };
  return { text: `${reader.before}RETURN ${answers.join(", ")}`, parameters: { p: parameters.map(), ...limits } };
}
