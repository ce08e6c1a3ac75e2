import type { ConnectionSpec } from "../catalogue/connection.js";
import type { KindSpec } from "../catalogue/kind.js";
import {
  type ConnectionWhere,
  connectionConditions,
  type FilterScope,
  holding,
  targetConditions,
  type Where,
  whereClause,
} from "./filter.js";
import { type FoundSource, ownSources } from "./ownSources.js";
import { pattern } from "./pattern.js";

type Match = Readonly<Record<string, ConnectionWhere | null | undefined>>;

/** The owner's label where type and direction do not tell its kind. */
function owner({ relationship, direction, owner: kind }: ConnectionSpec, variable: string): string {
  const { from, to } = relationship;
  const kinds = direction === "IN" ? to.kinds : from.kinds;
  return kinds.length > 1 ? `${variable}:${kind.name}` : variable;
}

/** The far entities first, from what they are related to themselves where the filter goes on there, then the way to their owners. */
function throughConnection(
  connection: ConnectionSpec,
  variable: string,
  { node, edge }: ConnectionWhere,
  scope: FilterScope,
): string | null {
  if (Object.keys(node ?? {}).length === 0) return null;
  const at = scope.fresh();
  const [by, far] = [`e${at}`, `s${at}`];
  const { targets } = connection;
  const [deeper] = targets.length === 1 ? relatedSources(targets[0]!, far, node!, scope) : [];
  const start = deeper ? `${deeper.clauses} WITH DISTINCT ${far}` : `MATCH (${far}:${targets.map((it) => it.name).join("|")})`;
  // Naming the id lets the planner consider the indexes that end in it.
  const fits = [...targetConditions(targets, far, deeper?.rest ?? node!, scope), `${far}.id IS NOT NULL`];
  const holds = [...holding(by, scope), ...connectionConditions(connection, [by, far], { edge: edge ?? null }, scope)];
  const way = pattern({ ...connection, labelled: false }, owner(connection, variable), by, far);
  return `${start}${whereClause(fits)} WITH ${far} MATCH ${way}${whereClause(holds)}`;
}

function alternatives(kind: KindSpec, variable: string, any: readonly Where[], scope: FilterScope): string | null {
  const sources = any.map((it) => ownSources(kind, variable, it, scope)[0] ?? relatedSources(kind, variable, it, scope)[0]);
  if (any.length === 0 || sources.some((it) => it === undefined)) return null;
  return `CALL () { ${sources.map((it) => `${it!.clauses} RETURN ${variable}`).join(" UNION ALL ")} }`;
}

/** What a filter asks for by denying that there is none of it: connections by their fields. */
function deniedNone(where: Where): Match {
  const [[field, match] = [], ...more] = Object.entries((where["NOT"] ?? {}) as Readonly<Record<string, Match | null>>);
  const { none, ...others } = match ?? {};
  return field !== undefined && none && more.length === 0 && Object.keys(others).length === 0 ? { [field]: none } : {};
}

/**
 * The ways to find the entities of a kind that fit a filter from the related entities that it asks for: one for every `some` and `single` with
 * a filter on the far entity, and for a `none` that is denied; and one for an `OR` of which each alternative has one or an own condition that an
 * index serves.
 */
export function relatedSources(kind: KindSpec, variable: string, where: Where, scope: FilterScope): readonly FoundSource[] {
  const found = (clauses: string | null, rest: Where): readonly FoundSource[] => (clauses === null ? [] : [{ clauses, rest }]);
  const denied = deniedNone(where);
  const own = scope.catalogue.connectionsFrom(kind).flatMap((connection) => {
    const match = (where[connection.field] ?? {}) as Match;
    const through = (it: ConnectionWhere) => throughConnection(connection, variable, it, scope);
    const { some, ...others } = match;
    const missed = denied[connection.field];
    return [
      ...(missed ? found(through(missed), where) : []),
      ...(some ? found(through(some), { ...where, [connection.field]: others }) : []),
      ...(match["single"] ? found(through(match["single"]), where) : []),
    ];
  });
  const all = (where["AND"] as readonly Where[] | null | undefined) ?? [];
  const nested = all.flatMap((it, at) =>
    relatedSources(kind, variable, it, scope).map(({ clauses, rest }) => ({ clauses, rest: { ...where, AND: all.with(at, rest) } })),
  );
  const any = where["OR"] as readonly Where[] | null | undefined;
  return [...own, ...nested, ...(any ? found(alternatives(kind, variable, any, scope), where) : [])];
}
