import type { Statement } from "../statement.js";

/** Columns id, records, whether it has any property beyond these two, and all its properties where it has no records. */
export function relationshipsById(type: string, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS id MATCH ()-[r:${type} {id: id}]->() RETURN id, r.records, size(keys(r)) > 2, CASE WHEN r.records IS NULL THEN properties(r) END`,
    parameters: { p: { ids } },
  };
}

/** The records that state any relationship of the given entities. Columns: entity, record. */
export function recordsAround(ids: readonly string[]): Statement {
  return {
    text: "UNWIND $p.ids AS id MATCH (e:Entity {id: id})-[r]-() UNWIND coalesce(r.records, []) AS record RETURN DISTINCT id, record",
    parameters: { p: { ids } },
  };
}
