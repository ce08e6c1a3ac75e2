import type { EntityLayout } from "./layout.js";
import type { Statement } from "./statement.js";

const recordColumns = ["record.id", "record.key", "record.quote", "record.confidence", "record.goneSince"];

/** How many columns stand before those of the source. */
export const evidenceWidth = recordColumns.length;

const row = (source: EntityLayout): string => `[${[...recordColumns, ...source.expressions("source")].join(", ")}]`;

/** Records by id with their sources: rows of the id asked for and the columns of record and source. */
export function evidenceOfRecords(source: EntityLayout, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS k MATCH (record:Record {id: k}) MATCH (source:Source {id: record.source}) RETURN k, ${row(source)} AS row`,
    parameters: { p: { ids } },
  };
}

/** What is said about entities: rows of the entity's id and a list of the columns of record and source, the most trusted first. */
export function evidenceOfEntities(source: EntityLayout, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS k MATCH (n:Entity {id: k}) RETURN k, COLLECT { UNWIND n.records AS id MATCH (record:Record {id: id}) MATCH (source:Source {id: record.source}) RETURN ${row(source)} ORDER BY record.precedence, record.id } AS rows`,
    parameters: { p: { ids } },
  };
}
