import type { Statement } from "../statement.js";

/** All properties of one record. */
export interface RecordRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function createRecords(rows: readonly RecordRow[]): Statement {
  return { text: "UNWIND $p.rows AS row CREATE (r:System:Record) SET r = row.properties", parameters: { p: { rows } } };
}

/** Replaces all properties of records that exist. */
export function replaceRecords(rows: readonly RecordRow[]): Statement {
  return { text: "UNWIND $p.rows AS row MATCH (r:Record {id: row.id}) SET r = row.properties", parameters: { p: { rows } } };
}

/** Says that records, unchanged as they are, were seen again. */
export function markSeen(ids: readonly string[], lastSeen: string): Statement {
  return {
    text: "UNWIND $p.ids AS id MATCH (r:Record {id: id}) SET r.lastSeen = $p.lastSeen, r.goneSince = null",
    parameters: { p: { ids, lastSeen } },
  };
}

/** Says that a source no longer has these records. */
export function markGone(ids: readonly string[], goneSince: string): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (r:Record {id: id}) SET r.goneSince = $p.goneSince", parameters: { p: { ids, goneSince } } };
}

/** Columns id, properties. */
export function readRecords(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (r:Record {id: id}) RETURN r.id, properties(r)", parameters: { p: { ids } } };
}

/** What is needed to see that records are unchanged. Columns id, digest, lastSeen, goneSince. */
export function readDigests(ids: readonly string[]): Statement {
  return {
    text: "UNWIND $p.ids AS id MATCH (r:Record {id: id}) RETURN r.id, r.digest, r.lastSeen, r.goneSince",
    parameters: { p: { ids } },
  };
}

/** Ids of a source's records that are not known to be gone, in order, after a given one. Column id. */
export function presentRecordsAfter(prefix: string, after: string, limit: bigint): Statement {
  return {
    text: "MATCH (r:Record) WHERE r.id > $p.after AND r.id STARTS WITH $p.prefix AND r.goneSince IS NULL RETURN r.id AS id ORDER BY id LIMIT $p.limit",
    parameters: { p: { prefix, after, limit } },
  };
}
