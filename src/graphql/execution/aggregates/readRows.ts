import { mostGroups } from "../../../analysis/groups.js";
import type { Statement } from "../../../cypher/statement.js";
import { AtlasError } from "../../../errors.js";
import type { RequestWork } from "../requestWork.js";

export type Row = readonly unknown[];

/** Rows by the key of their owner as JSON. Throws `QUERY_TOO_EXPENSIVE` rather than leaving some out. */
export async function readRows(work: RequestWork, statement: Statement): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = await work.reads.read(statement);
  if (rows.length >= mostGroups)
    throw new AtlasError(
      "QUERY_TOO_EXPENSIVE",
      `The aggregate has ${mostGroups.toLocaleString("en")} groups or amounts to divide, or more. Narrow the filter, or group by fewer fields.`,
    );
  const byOwner = new Map<string, Row[]>();
  for (const [owner, row] of rows) {
    const name = JSON.stringify(owner);
    const known = byOwner.get(name) ?? [];
    byOwner.set(name, known);
    known.push(row as Row);
  }
  return byOwner;
}
