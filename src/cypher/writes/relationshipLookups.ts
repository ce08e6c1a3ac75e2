import type { Catalogue } from "../../catalogue/catalogue.js";
import { orderCopies } from "../../catalogue/orderCopies.js";
import type { Statement } from "../statement.js";

/** Columns id, records, whether it has any property beyond these two and its copies, and all its properties where it has no records. */
export function relationshipsById(catalogue: Catalogue, type: string, ids: readonly string[]): Statement {
  const copies = orderCopies(catalogue, type).map((it) => it.name);
  const own = copies.length === 0 ? "size(keys(r)) > 2" : "size([it IN keys(r) WHERE NOT it IN $p.copies]) > 2";
  return {
    text: `UNWIND $p.ids AS id MATCH ()-[r:${type} {id: id}]->() RETURN id, r.records, ${own}, CASE WHEN r.records IS NULL THEN properties(r) END`,
    parameters: { p: { ids, copies } },
  };
}

/** The records that state any relationship of the given entities. Columns: entity, record. */
export function recordsAround(ids: readonly string[]): Statement {
  return {
    text: "UNWIND $p.ids AS id MATCH (e:Entity {id: id})-[r]-() UNWIND coalesce(r.records, []) AS record RETURN DISTINCT id, record",
    parameters: { p: { ids } },
  };
}
