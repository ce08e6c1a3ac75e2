import { recordsAround } from "../../cypher/writes/relationshipLookups.js";
import type { Assignment } from "./assignEntities.js";
import type { Change } from "./change.js";
import type { CheckedRecord } from "./checkedRecord.js";
import { knownRecords } from "./knownRecords.js";
import type { LoadContext } from "./loadContext.js";
import type { StoredRecord, StoredStatement } from "./storedRecord.js";

/** The reasons why what a record mentions does not fit what the graph has under that name. */
function misfits(record: CheckedRecord, assignment: Assignment, stubs: Map<string, string>): readonly string[] {
  return record.statements.flatMap((statement, at) => {
    const other = assignment.entityNamed(statement.other);
    const kind = assignment.kindOf(other) ?? stubs.get(other);
    if (kind === undefined) stubs.set(other, statement.otherKind.name);
    return kind === undefined || kind === statement.otherKind.name
      ? []
      : [`relationships[${at}].other: expected ${other} to be of kind ${statement.otherKind.name}, got ${kind}`];
  });
}

function storedRecord(context: LoadContext, record: CheckedRecord, entity: string, assignment: Assignment): StoredRecord {
  const relationships = record.statements.map(
    (it): StoredStatement => ({
      type: it.spec.type,
      direction: it.direction,
      other: assignment.entityNamed(it.other),
      otherKind: it.otherKind.name,
      ...(it.name ? { name: it.name } : {}),
      ...(Object.keys(it.values).length > 0 ? { values: it.values } : {}),
    }),
  );
  const { id, source, key, precedence, curatedId, digest, values, quote, confidence } = record;
  const lastSeen = context.retrieved ?? context.now.slice(0, 10);
  const plain = { id, source, key, entity, kind: record.kind.name, precedence, curatedId, digest, quote, confidence };
  return { ...plain, values, relationships, lastSeen, goneSince: null };
}

/** Records that mention an entity which turned out to be another one now mention that one. */
async function redirected(context: LoadContext, assignment: Assignment, changes: ReadonlyMap<string, Change>): Promise<readonly Change[]> {
  if (assignment.absorbed.size === 0) return [];
  const { rows } = await context.database.read(recordsAround([...assignment.absorbed.keys()]));
  const ids = new Set(rows.map((it) => it[1] as string).filter((it) => !changes.has(it)));
  const records = await knownRecords(context.database, ids);
  return [...records.values()].map((before) => ({
    before,
    after: { ...before, relationships: before.relationships.map((it) => ({ ...it, other: assignment.entityNamed(it.other) })) },
  }));
}

/** What happens to records when the checked ones come in, and which of these cannot. */
export async function batchChanges(
  context: LoadContext,
  records: readonly CheckedRecord[],
  known: ReadonlySet<string>,
  assignment: Assignment,
): Promise<{ readonly changes: ReadonlyMap<string, Change>; readonly refused: ReadonlyMap<CheckedRecord, readonly string[]> }> {
  const before = await knownRecords(
    context.database,
    records.map((it) => it.id).filter((it) => known.has(it)),
  );
  const changes = new Map<string, Change>();
  const refused = new Map<CheckedRecord, readonly string[]>();
  const stubs = new Map<string, string>();
  for (const record of records) {
    const entity = assignment.entities.get(record.id);
    if (entity === undefined) continue;
    const reasons = misfits(record, assignment, stubs);
    if (reasons.length > 0) refused.set(record, reasons);
    else changes.set(record.id, { before: before.get(record.id) ?? null, after: storedRecord(context, record, entity, assignment) });
  }
  for (const change of await redirected(context, assignment, changes)) changes.set(change.after.id, change);
  return { changes, refused };
}
