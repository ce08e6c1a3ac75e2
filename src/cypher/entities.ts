import type { KindSpec } from "../catalogue/kind.js";
import type { FilterScope } from "./filter.js";
import type { EntityLayout } from "./layout.js";
import { Parameters } from "./parameters.js";
import type { Statement } from "./statement.js";

/** Entities by id, whatever their kind: rows of the id asked for and the entity's columns. */
export function entitiesById(layout: EntityLayout, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS k MATCH (n:Entity {id: k}) RETURN k, [${layout.expressions("n").join(", ")}] AS row`,
    parameters: { p: { ids } },
  };
}

/** Entities of one kind by what tells them apart, an id or a strong identifier in its bare form: rows of that key and a row of the given columns. */
export function entitiesByKey(
  kind: KindSpec,
  property: string,
  columns: (scope: FilterScope) => readonly string[],
  { keys, scopeOf }: { readonly keys: readonly string[]; readonly scopeOf: (parameters: Parameters) => FilterScope },
): Statement {
  const parameters = new Parameters();
  const row = columns(scopeOf(parameters)).join(", ");
  // Each kind has an index of its ids: by the one over all entities the label would have to be tested too.
  return {
    text: `UNWIND $p.keys AS k MATCH (n:${kind.name} {${property}: k}) RETURN k, [${row}] AS row`,
    parameters: { p: parameters.map({ keys }) },
  };
}
