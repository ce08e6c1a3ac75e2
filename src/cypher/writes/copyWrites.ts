import type { Catalogue } from "../../catalogue/catalogue.js";
import { type OrderCopy, orderCopies } from "../../catalogue/orderCopies.js";
import type { Statement } from "../statement.js";
import type { EntityRow } from "./entityWrites.js";

const assignment = ({ name, end, column }: OrderCopy): string => `r.${name} = ${end}.${column}`;

/** The clause that lets a relationship `r` between `from` and `to` hold what lists are ordered by; nothing where its type holds nothing. */
export function setCopies(catalogue: Catalogue, type: string): string {
  const copies = orderCopies(catalogue, type);
  return copies.length === 0 ? "" : ` SET ${copies.map(assignment).join(", ")}`;
}

/** Brings the copies of all relationships of a type up to date, a batch a transaction; null where it holds none. */
export function renewCopies(catalogue: Catalogue, type: string): string | null {
  const set = setCopies(catalogue, type);
  return set === "" ? null : `MATCH (from)-[r:${type}]->(to) CALL (from, r, to) {${set} } IN TRANSACTIONS OF 20000 ROWS`;
}

/** Brings the copies at the relationships of entities up to date, of which the given properties were changed. */
export function followEntities(catalogue: Catalogue, rows: readonly EntityRow[]): readonly Statement[] {
  return catalogue.types.flatMap((type) =>
    (["from", "to"] as const).flatMap((end) => {
      const copies = orderCopies(catalogue, type).filter((it) => it.end === end && it.column !== "id");
      const ids = rows.filter(({ properties }) => copies.some((it) => it.column in properties)).map((it) => it.id);
      if (ids.length === 0) return [];
      const side = end === "from" ? `(from:Entity {id: id})-[r:${type}]->()` : `()-[r:${type}]->(to:Entity {id: id})`;
      return [{ text: `UNWIND $p.ids AS id MATCH ${side} SET ${copies.map(assignment).join(", ")}`, parameters: { p: { ids } } }];
    }),
  );
}

/** Relationships of a type whose copies are not what they are copies of, in the order of their ids after a given one. Columns: id, names of the copies. */
export function wrongCopies(catalogue: Catalogue, type: string, after: string, limit: bigint): Statement | null {
  const copies = orderCopies(catalogue, type);
  if (copies.length === 0) return null;
  const wrong = copies.map(
    ({ name, end, column }) =>
      `CASE WHEN (r.${name} IS NULL AND ${end}.${column} IS NULL) OR coalesce(r.${name} = ${end}.${column}, false) THEN null ELSE "${name}" END`,
  );
  return {
    text: `MATCH (from)-[r:${type}]->(to) WHERE r.id > $p.after WITH r, from, to ORDER BY r.id LIMIT $p.limit RETURN r.id, [it IN [${wrong.join(", ")}] WHERE it IS NOT NULL]`,
    parameters: { p: { after, limit } },
  };
}

/** Brings the copies of some relationships up to date. */
export const mendCopies = (catalogue: Catalogue, type: string, ids: readonly string[]): Statement => ({
  text: `UNWIND $p.ids AS id MATCH (from)-[r:${type} {id: id}]->(to)${setCopies(catalogue, type)}`,
  parameters: { p: { ids } },
});
