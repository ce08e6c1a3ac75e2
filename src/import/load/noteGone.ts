import { markGone, presentRecordsAfter } from "../../cypher/writes/recordWrites.js";
import { integer } from "../../database/integer.js";
import { recordId } from "./identity.js";
import type { KeySet } from "./keySet.js";
import type { LoadContext } from "./loadContext.js";

const pageSize = 20_000;

/** Whether the graph has a record of the source that is not known to be gone: without one before a reading nothing can be gone after it. */
export async function hasPresentRecords({ database, source }: Pick<LoadContext, "database" | "source">): Promise<boolean> {
  const prefix = recordId(source.id, "");
  return (await database.read(presentRecordsAfter(prefix, prefix, 1n))).rows.length > 0;
}

/** Finds the records that a source had before and that were not seen, and marks them as gone if told to; returns how many. Only right after a reading that came to its end. */
export async function noteGone({ database, source, now }: LoadContext, seen: Pick<KeySet, "has">, mark: boolean): Promise<number> {
  const prefix = recordId(source.id, "");
  let gone = 0;
  for (let after = prefix; ; ) {
    const { rows } = await database.read(presentRecordsAfter(prefix, after, integer(pageSize)));
    const ids = rows.map((it) => it[0] as string);
    const missing = ids.filter((it) => !seen.has(it.slice(prefix.length)));
    if (mark && missing.length > 0) await database.write([markGone(missing, now.slice(0, 10))]);
    gone += missing.length;
    if (ids.length < pageSize) return gone;
    after = ids.at(-1)!;
  }
}
