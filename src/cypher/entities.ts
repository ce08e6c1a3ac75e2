import type { KindSpec } from "../catalogue/kind.js";
import type { EntityLayout } from "./layout.js";
import type { Statement } from "./statement.js";

/** Entities by id, whatever their kind: rows of the id asked for and the entity's columns. */
export function entitiesById(layout: EntityLayout, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS k MATCH (n:Entity {id: k}) RETURN k, [${layout.expressions("n").join(", ")}] AS row`,
    parameters: { p: { ids } },
  };
}

/** Entities of one kind by a strong identifier in its bare form: rows of the identifier asked for and the entity's columns. */
export function entitiesByIdentifier(kind: KindSpec, property: string, layout: EntityLayout, values: readonly string[]): Statement {
  return {
    text: `UNWIND $p.values AS k MATCH (n:${kind.name} {${property}: k}) RETURN k, [${layout.expressions("n").join(", ")}] AS row`,
    parameters: { p: { values } },
  };
}
