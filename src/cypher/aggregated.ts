import type { ConnectionSpec } from "../catalogue/connection.js";
import type { KindSpec } from "../catalogue/kind.js";
import { type ConnectionWhere, entityConditions, type FilterScope, type Where } from "./filter.js";
import { connectionSource, type ListSource } from "./listSource.js";

/** Entities `b` that are counted and summed: all of a kind, or what an owner's list holds. */
export interface Aggregated {
  readonly kinds: readonly KindSpec[];
  /** Finds the owner by the key `k`; null where there is none. */
  readonly owner: string | null;
  /** What that binds. */
  readonly imports: string;
  readonly bind: (scope: FilterScope) => { readonly match: string; readonly conditions: readonly string[] };
  /** How an amount is divided among owners: by the relationships along this connection, as seen from the owner. */
  readonly divided: Division | null;
}

/** A connection among whose owners an amount is divided, and the test whether one of them, `y`, belongs to the owner of the list. */
export interface Division {
  readonly connection: ConnectionSpec;
  readonly member: (scope: FilterScope) => string;
}

/** A statement's text for all owners: rows of the owner's key (null where there is none) and what `clauses` return as `column`, `$n` of them at most. */
export function forOwners({ owner, imports }: Aggregated, clauses: string, column: string): string {
  const rows = `CALL (${imports}) { ${clauses} }`;
  return owner === null
    ? `${rows} RETURN null AS k, ${column} LIMIT $n`
    : `UNWIND $p.ids AS k ${owner} ${rows} RETURN k, ${column} LIMIT $n`;
}

/** All entities of a kind that fit a filter. */
export const aggregatedKind = (kind: KindSpec, where: Where): Aggregated => ({
  kinds: [kind],
  owner: null,
  imports: "",
  bind: (scope) => ({ match: `MATCH (b:${kind.name})`, conditions: entityConditions(kind, "b", where, scope) }),
  divided: null,
});

/** What a list of an owner holds under its filter. */
export const aggregatedList = (
  source: ListSource,
  kinds: readonly KindSpec[],
  where: ConnectionWhere,
  divided: Division | null = null,
): Aggregated => ({ kinds, owner: source.owner, imports: source.imports, bind: (scope) => source.bind(where, scope), divided });

/** What a connection leads to under its filter. */
export const aggregatedConnection = (connection: ConnectionSpec, where: ConnectionWhere): Aggregated =>
  aggregatedList(connectionSource(connection), connection.targets, where, { connection, member: () => "y = a" });
