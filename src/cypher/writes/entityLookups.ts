import type { Statement } from "../statement.js";

// Every look-up returns the columns: what was asked, id, labels, stub, name, records, number of properties.
const entry = "e.id, labels(e), e.stub, e.name, e.records, size(keys(e))";

export function entitiesById(ids: readonly string[]): Statement {
  return { text: `UNWIND $p.ids AS id MATCH (e:Entity {id: id}) RETURN id, ${entry}`, parameters: { p: { ids } } };
}

/** Up to a limit of nodes, the names of each: of an entity its id and its strong identifiers, of a record its id, key and curated id. Column names. */
export function everyName(schemes: readonly string[], limit: bigint): Statement {
  const identifiers = [...new Set(schemes)].map((it) => `, '${it}:' + e.${it}`).join("");
  const entities = `MATCH (e:Entity) RETURN [e.id${identifiers}] AS names`;
  const records = "MATCH (r:Record) RETURN [r.id, r.source + ':' + r.key, r.curatedId] AS names";
  return { text: `CALL () { ${entities} UNION ALL ${records} } RETURN names LIMIT $p.limit`, parameters: { p: { limit } } };
}

/** All properties of entities. Columns id, properties. */
export function entityProperties(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (e:Entity {id: id}) RETURN id, properties(e)", parameters: { p: { ids } } };
}

/** Entities of a kind by a strong identifier. */
export function entitiesByIdentifier(kind: string, property: string, values: readonly string[]): Statement {
  return { text: `UNWIND $p.values AS value MATCH (e:${kind} {${property}: value}) RETURN value, ${entry}`, parameters: { p: { values } } };
}

/** The entities that records describe, by the ids of the records. */
export function entitiesByRecord(ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS id MATCH (r:Record {id: id}) MATCH (e:Entity {id: r.entity}) RETURN id, ${entry}`,
    parameters: { p: { ids } },
  };
}

/** The entities whose records carry a curated id. */
export function entitiesByCuratedId(ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS id MATCH (r:Record {curatedId: id}) MATCH (e:Entity {id: r.entity}) RETURN DISTINCT id, ${entry}`,
    parameters: { p: { ids } },
  };
}
