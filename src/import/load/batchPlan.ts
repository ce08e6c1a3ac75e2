import type { EntityRow } from "../../cypher/writes/entityWrites.js";
import type { NewRelationshipRow, RelationshipRow } from "../../cypher/writes/relationshipWrites.js";
import type { Columns } from "./columns.js";

/** Properties to set on an entity that the graph has. */
export interface EntityUpdate extends EntityRow {
  /** What its records make of it now. */
  readonly before: Columns;
}

/** What must be written of entities. */
export interface EntityPlan {
  /** By kind. */
  readonly created: ReadonlyMap<string, readonly EntityRow[]>;
  readonly updated: readonly EntityUpdate[];
  readonly deleted: readonly string[];
  /** Of the created, those that are stubs. */
  readonly stubs: readonly string[];
  /** Stubs that became whole. */
  readonly completed: readonly string[];
}

/** What must be written of relationships, each by type. */
export interface RelationshipPlan {
  readonly created: ReadonlyMap<string, readonly NewRelationshipRow[]>;
  readonly updated: ReadonlyMap<string, readonly RelationshipRow[]>;
  readonly deleted: ReadonlyMap<string, readonly string[]>;
}

/** Adds to the list under a key. */
export function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
