import type { Statement } from "../statement.js";

/** Columns labels, properties. */
export function readEntity(id: string): Statement {
  return { text: "MATCH (e:Entity {id: $p.id}) RETURN labels(e), properties(e)", parameters: { p: { id } } };
}

/** Keeps properties of one load. */
export function keepImportRun(id: string, properties: Readonly<Record<string, unknown>>): Statement {
  return { text: "MERGE (r:System:ImportRun {id: $p.id}) SET r += $p.properties", parameters: { p: { id, properties } } };
}

/** How many values of a weak identifier are stated of several entities. Column count. */
export function sharedIdentifiers(kind: string, property: string): Statement {
  return {
    text: `MATCH (e:${kind}) WHERE e.${property} IS NOT NULL UNWIND e.${property} AS value WITH value, count(*) AS entities WHERE entities > 1 RETURN count(*)`,
    parameters: {},
  };
}
