import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../statement.js";
import { followEntities } from "./copyWrites.js";

/** Properties to set on one entity; a null takes the property away. */
export interface EntityRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Creates entities of one kind, of which none may exist. */
export function createEntities(kind: string, rows: readonly EntityRow[]): Statement {
  return { text: `UNWIND $p.rows AS row CREATE (e:Entity:${kind}) SET e = row.properties`, parameters: { p: { rows } } };
}

/** Changes the given properties of entities that exist, and no others; what their relationships hold of these follows. */
export function updateEntities(catalogue: Catalogue, rows: readonly EntityRow[]): readonly Statement[] {
  if (rows.length === 0) return [];
  const update = { text: "UNWIND $p.rows AS row MATCH (e:Entity {id: row.id}) SET e += row.properties", parameters: { p: { rows } } };
  return [update, ...followEntities(catalogue, rows)];
}

/** Deletes entities that nothing leads to; what is joined by hand to something stays. */
export function deleteEntities(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (e:Entity {id: id}) WHERE NOT (e)--() DELETE e", parameters: { p: { ids } } };
}
