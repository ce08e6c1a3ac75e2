import { readRecords } from "../../cypher/writes/recordWrites.js";
import type { Database } from "../../database/database.js";
import { decodeRecord, type StoredRecord } from "./storedRecord.js";

/** Reads records by id; those that the graph does not have are left out. */
export async function knownRecords(database: Database, ids: Iterable<string>): Promise<Map<string, StoredRecord>> {
  const asked = [...ids];
  if (asked.length === 0) return new Map();
  const { rows } = await database.read(readRecords(asked));
  return new Map(rows.map(([id, properties]) => [id as string, decodeRecord(properties as Record<string, unknown>)]));
}
