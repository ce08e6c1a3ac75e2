import type { Statement } from "../statement.js";

/** Entities in the order of their ids after a given one. Columns labels, properties. */
export function entitiesAfter(after: string, limit: bigint): Statement {
  return {
    text: "MATCH (e:Entity) WHERE e.id > $p.after RETURN labels(e), properties(e) ORDER BY e.id LIMIT $p.limit",
    parameters: { p: { after, limit } },
  };
}

/** Records in the order of their ids after a given one. Column properties. */
export function recordsAfter(after: string, limit: bigint): Statement {
  return {
    text: "MATCH (r:Record) WHERE r.id > $p.after RETURN properties(r) ORDER BY r.id LIMIT $p.limit",
    parameters: { p: { after, limit } },
  };
}

/** Relationships of a type in the order of their ids after a given one. Columns: from, labels of the start, to, properties. */
export function relationshipsAfter(type: string, after: string, limit: bigint): Statement {
  return {
    text: `MATCH (a)-[r:${type}]->(b) WHERE r.id > $p.after RETURN a.id, labels(a), b.id, properties(r) ORDER BY r.id LIMIT $p.limit`,
    parameters: { p: { after, limit } },
  };
}

/** The records that describe the given entities. Column properties. */
export function recordsOfEntities(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (r:Record {entity: id}) RETURN properties(r)", parameters: { p: { ids } } };
}

/** Relationships of a type without an id that is a text. Columns: handle, from, labels of the start, to, properties. */
export function relationshipsWithoutId(type: string): Statement {
  return {
    text: `MATCH (a)-[r:${type}]->(b) WHERE r.id IS NULL OR NOT r.id IS :: STRING RETURN elementId(r), a.id, labels(a), b.id, properties(r)`,
    parameters: {},
  };
}

/** Gives an id to a relationship by its handle. */
export function giveRelationshipId(type: string, handle: string, id: string): Statement {
  return { text: `MATCH ()-[r:${type}]->() WHERE elementId(r) = $p.handle SET r.id = $p.id`, parameters: { p: { handle, id } } };
}

/** Ids that several relationships of a type have. Columns: id, count. */
export function doubleRelationshipIds(type: string): Statement {
  return {
    text: `MATCH ()-[r:${type}]->() WITH r.id AS id, count(*) AS times WHERE times > 1 AND id IS NOT NULL RETURN id, times`,
    parameters: {},
  };
}

/** Entities without id. Columns: labels, name. */
export function entitiesWithoutId(): Statement {
  return { text: "MATCH (e:Entity) WHERE e.id IS NULL RETURN labels(e), e.name", parameters: {} };
}

/** Nodes of a kind that are no entities. Columns: handle, id, whether the id is free. */
export function strayNodes(kind: string): Statement {
  return {
    text: `MATCH (n:${kind}) WHERE NOT n:Entity RETURN elementId(n), n.id, n.id IS NOT NULL AND NOT EXISTS { (:Entity {id: n.id}) }`,
    parameters: {},
  };
}

/** Makes nodes of a kind entities, by their handles. */
export function makeEntities(kind: string, handles: readonly string[]): Statement {
  return { text: `MATCH (n:${kind}) WHERE elementId(n) IN $p.handles SET n:Entity`, parameters: { p: { handles } } };
}

/** Every type of relationship that the graph has. Column type. */
export function typesInUse(): Statement {
  return { text: "MATCH ()-[r]->() RETURN DISTINCT type(r)", parameters: {} };
}
