import type { ConnectionSpec } from "../catalogue/connection.js";
import { commonOf, type KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import {
  type ConnectionWhere,
  connectionConditions,
  entityConditions,
  type FilterScope,
  holding,
  type Where,
  whereClause,
} from "./filter.js";
import { type IndexedOrder, onlyOrder } from "./indexedOrder.js";
import { orderTerms, type PageSpec, positionColumns, rootOrder } from "./order.js";
import { pattern } from "./pattern.js";
import { rootLegs } from "./rootLegs.js";

/** A filter of which each entity, or each of its relationships, can be tested by itself: conditions on it, and on what one connection leads to. */
interface StepFilter {
  readonly connection: ConnectionSpec | null;
  readonly some: ConnectionWhere;
  readonly own: Where;
}

const onlyProperties = (where: Where, properties: readonly PropertySpec[]): boolean =>
  Object.keys(where).every((key) => properties.some((it) => it.name === key));

/** Reads a filter as such a one; null where it asks for more. */
function stepFilter(kind: KindSpec, where: Where, scope: FilterScope): StepFilter | null {
  const [connection, ...others] = scope.catalogue.connectionsFrom(kind).filter((it) => where[it.field]);
  if (!connection) return onlyProperties(where, kind.properties) ? { connection: null, some: {}, own: where } : null;
  if (others.length > 0) return null;
  const { [connection.field]: match, ...own } = where;
  const { some, ...rest } = match as Readonly<Record<string, ConnectionWhere | undefined>>;
  const { targets } = connection;
  const far = targets.length === 1 ? targets[0]!.properties : commonOf(targets);
  const fits = some !== undefined && Object.keys(rest).length === 0 && onlyProperties(own, kind.properties);
  return fits && onlyProperties(some.node ?? {}, far) ? { connection, some, own } : null;
}

/** How many entities, and how many of their relationships, tell whether a walk is expected to find a page. */
const sampled = 20n;

/** How many are walked for each of a page, at most as many as are looked for from the other side. */
const walkedForEach = 10n;

/** The limits of walks for a page of a size, as parameters. */
export const walkLimits = (size: bigint, few: bigint) => ({ sampled, walked: size * walkedForEach < few ? size * walkedForEach : few });

/** Entities `n` that fit, each as often as it does, among the first so many of an order and the first so many relationships of these: what that costs is bounded. */
function walk(kind: KindSpec, order: IndexedOrder, page: PageSpec, { connection, some, own }: StepFilter, scope: FilterScope) {
  return (limit: string): string => {
    const first = rootLegs(kind, { ...order, rest: {} }, { page, inclusive: false, limit, columns: ["n"], places: false }, scope);
    if (!connection) return `CALL () { ${first} } WITH row[0] AS n${whereClause(entityConditions(kind, "n", own, scope))}`;
    const { targets, labelled } = connection;
    const at = scope.fresh();
    const [by, far] = [`w${at}`, `x${at}`];
    const fits = [
      ...entityConditions(kind, "n", own, scope),
      ...holding(by, scope),
      ...(labelled ? [`${far}:${targets.map((it) => it.name).join("|")}`] : []),
      ...connectionConditions(connection, [by, far], some, scope),
    ];
    const way = pattern({ ...connection, labelled: false }, "n", by, far);
    return `CALL () { ${first} } WITH row[0] AS n MATCH ${way} WITH n, ${by}, ${far} LIMIT ${limit}${whereClause(fits)}`;
  };
}

/**
 * Clauses that bind `near` to the rows of a page where a short walk along its order finds them all, else to null; null where a filter or an
 * order lets no walk be short. A sample comes first, so that what is rare costs little more than without it.
 */
export function shortWalk(
  { kind, where, page }: { readonly kind: KindSpec; readonly where: Where; readonly page: PageSpec },
  { columns, places }: { readonly columns: readonly string[]; readonly places: boolean },
  scope: FilterScope,
): string | null {
  const order = onlyOrder(kind, where, page.order);
  const filter = order && stepFilter(kind, order.rest, scope);
  if (!order || !filter) return null;
  const walkOf = walk(kind, order, page, filter, scope);
  const row = [...columns, ...(places ? positionColumns(orderTerms(page.order, rootOrder, scope)) : [])].join(", ");
  const sample = `CALL () { ${walkOf("$sampled")} RETURN count(n) * $walked >= $n * $sampled AS promising }`;
  const walked = `WITH promising WHERE promising CALL () { ${walkOf("$walked")} WITH DISTINCT n LIMIT $n RETURN [${row}] AS row }`;
  return `${sample} CALL (promising) { ${walked} WITH collect(row) AS rows RETURN CASE WHEN size(rows) = $n THEN rows END AS near }`;
}
