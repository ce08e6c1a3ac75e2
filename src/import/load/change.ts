import type { StoredRecord } from "./storedRecord.js";

/** What happens to one record. Records are not deleted, so there always is a state after. */
export interface Change {
  readonly before: StoredRecord | null;
  readonly after: StoredRecord;
}

/** By record id. */
export type Changes = ReadonlyMap<string, Change>;

/** Records as they were and as they will be, the changed and those around them. */
export interface Versions {
  readonly before: (id: string) => StoredRecord | undefined;
  readonly after: (id: string) => StoredRecord | undefined;
}

export function versions(changes: Changes, around: ReadonlyMap<string, StoredRecord>): Versions {
  return {
    before: (id) => (changes.has(id) ? (changes.get(id)!.before ?? undefined) : around.get(id)),
    after: (id) => changes.get(id)?.after ?? around.get(id),
  };
}
