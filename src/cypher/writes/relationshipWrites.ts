import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../statement.js";
import { setCopies } from "./copyWrites.js";

/** A relationship to create: its ends by the ids of entities. */
export interface NewRelationshipRow {
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Properties to set on one relationship; a null takes the property away. */
export interface RelationshipRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Creates relationships of one type, of which none may exist, between entities that do. */
export function createRelationships(catalogue: Catalogue, type: string, rows: readonly NewRelationshipRow[]): Statement {
  return {
    text: `UNWIND $p.rows AS row MATCH (from:Entity {id: row.from}) MATCH (to:Entity {id: row.to}) CREATE (from)-[r:${type}]->(to) SET r = row.properties${setCopies(catalogue, type)}`,
    parameters: { p: { rows } },
  };
}

/** Changes the given properties of relationships that exist, and no others. */
export function updateRelationships(type: string, rows: readonly RelationshipRow[]): Statement {
  return { text: `UNWIND $p.rows AS row MATCH ()-[r:${type} {id: row.id}]->() SET r += row.properties`, parameters: { p: { rows } } };
}

export function deleteRelationships(type: string, ids: readonly string[]): Statement {
  return { text: `UNWIND $p.ids AS id MATCH ()-[r:${type} {id: id}]->() DELETE r`, parameters: { p: { ids } } };
}
