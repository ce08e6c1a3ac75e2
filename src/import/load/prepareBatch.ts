import { markSeen, readDigests } from "../../cypher/writes/recordWrites.js";
import type { Database } from "../../database/database.js";
import { assignEntities } from "./assignEntities.js";
import { batchChanges } from "./batchChanges.js";
import type { EntityPlan, RelationshipPlan } from "./batchPlan.js";
import { batchStatements } from "./batchStatements.js";
import { type Changes, versions } from "./change.js";
import type { CheckedRecord, Rejection } from "./checkedRecord.js";
import { type Asked, type Directory, lookUp } from "./directory.js";
import { keepEntered } from "./enteredValues.js";
import type { LoadContext } from "./loadContext.js";
import type { LoadMemory } from "./loadMemory.js";
import { type LoadReport, tally } from "./loadReport.js";
import { planEntities } from "./planEntities.js";
import { planRelationships, touchedRelationships } from "./planRelationships.js";
import { keepRejections } from "./rejects.js";
import { readStated } from "./statedIdentifiers.js";
import { readEntities, readMentions, readRecordsAround, readRelationships } from "./surroundings.js";

interface Sorted {
  readonly changed: readonly CheckedRecord[];
  readonly unchanged: number;
  /** Ids of unchanged records whose last sight must be noted. */
  readonly seen: readonly string[];
  /** Ids of records that the graph has. */
  readonly known: ReadonlySet<string>;
}

async function sortBatch({ database, retrieved, filter }: LoadContext, records: readonly CheckedRecord[]): Promise<Sorted> {
  const possible = records.map((it) => it.id).filter(filter.mayHave);
  const rows = possible.length > 0 ? (await database.read(readDigests(possible))).rows : [];
  const known = new Map(rows.map(([id, digest, lastSeen, goneSince]) => [id as string, { digest, lastSeen, goneSince }]));
  const changed: CheckedRecord[] = [];
  const seen: string[] = [];
  for (const record of records) {
    const stored = known.get(record.id);
    if (stored?.digest !== record.digest) changed.push(record);
    else if (stored.goneSince || (retrieved && stored.lastSeen !== retrieved)) seen.push(record.id);
  }
  return { changed, unchanged: records.length - changed.length, seen, known: new Set(known.keys()) };
}

function asked(records: readonly CheckedRecord[]): readonly Asked[] {
  return records.flatMap((record) => [
    ...record.names.map((name) => ({ name, kind: record.kind })),
    ...record.statements.map((it) => ({ name: it.other, kind: it.otherKind })),
  ]);
}

/**
 * Finds what records describe and change. One that is refused goes on stating what it stated before, so all others are judged once more without
 * what it states now.
 */
async function settle(context: LoadContext, records: readonly CheckedRecord[], known: ReadonlySet<string>, directory: Directory) {
  const stated = await readStated(context.database, records, directory);
  const rejected: Rejection[] = [];
  let left = records;
  for (;;) {
    const assignment = assignEntities(left, directory, stated);
    const { changes, refused } = await batchChanges(context, left, known, assignment);
    const all = new Map([...assignment.refused, ...refused]);
    if (all.size === 0) return { changes, absorbed: assignment.absorbed, rejected };
    for (const [{ place, input }, reasons] of all) rejected.push({ place, reasons, input });
    left = left.filter((it) => !all.has(it));
  }
}

async function plan(context: LoadContext, changes: Changes, directory: Directory) {
  const { database, catalogue, memory } = context;
  const touched = touchedRelationships(catalogue, changes);
  const entities = await readEntities(database, catalogue, changes, directory);
  const [relationships, mentions] = await Promise.all([
    readRelationships(context, touched, entities),
    readMentions(database, changes, entities),
  ]);
  const around = versions(changes, await readRecordsAround(context, changes, entities, mentions, touched, relationships));
  return {
    known: entities,
    changes,
    entities: planEntities(
      catalogue,
      changes,
      { entities, mentions, versions: around, mention: (stub) => memory.mention(stub) },
      context.now,
    ),
    relationships: planRelationships(catalogue, touched, relationships, around),
  };
}

/** Plans once more where the first plan would overwrite what somebody entered. */
async function planKeeping(context: LoadContext, changes: Changes, directory: Directory) {
  const planned = await plan(context, changes, directory);
  const entered = await keepEntered(context, planned.entities.updated, planned.known);
  return entered.size === 0 ? planned : plan(context, new Map([...changes, ...entered]), directory);
}

const total = (lists: ReadonlyMap<string, readonly unknown[]>): number => [...lists.values()].reduce((sum, it) => sum + it.length, 0);

function count({ report, stubs }: LoadContext, entities: EntityPlan, relationships: RelationshipPlan): void {
  const completed = entities.completed.filter((it) => !stubs.delete(it)).length;
  for (const id of entities.deleted) stubs.delete(id);
  for (const id of entities.stubs) stubs.add(id);
  report.entities.created += total(entities.created) - entities.stubs.length + (entities.completed.length - completed);
  report.entities.updated += entities.updated.length - (entities.completed.length - completed);
  report.entities.deleted += entities.deleted.length;
  report.stubs.completed += completed;
  report.stubs.created = stubs.size;
  report.relationships.created += total(relationships.created);
  report.relationships.updated += total(relationships.updated);
  report.relationships.deleted += total(relationships.deleted);
}

function countRecords(report: LoadReport, records: readonly CheckedRecord[], changes: Changes): void {
  for (const { id, place } of records) {
    const change = changes.get(id);
    if (!change) continue;
    if (change.before) report.updated++;
    else report.created++;
    for (const { other } of change.after.relationships)
      if (other === change.after.entity)
        tally(report.warnings, "a relationship of an entity to itself was left out", `${place} (${other})`);
  }
}

/** What a batch will do to the graph, worked out but not yet written. */
export interface PreparedBatch {
  /** Writes it in one transaction and counts what was done. */
  readonly write: () => Promise<void>;
  /** What was believed of the graph. */
  readonly memory: LoadMemory;
}

/** Asks the graph nothing before the batch before is in it; what is remembered of that batch need not wait. */
function afterWriting(context: LoadContext, written: Promise<void>): LoadContext {
  const { database } = context;
  const read: Database["read"] = async (statement, options) => {
    await written;
    return database.read(statement, options);
  };
  return { ...context, database: { ...database, read } };
}

/**
 * Works out what checked records of one source, each with another id, change in the graph once `written`, the batch before, has been written.
 * Nothing else may have been worked out since that one was.
 */
export async function prepareBatch(load: LoadContext, records: readonly CheckedRecord[], written: Promise<void>): Promise<PreparedBatch> {
  const context = afterWriting(load, written);
  const { catalogue, report, rejects, filter, memory } = context;
  const { changed, unchanged, seen, known } = await sortBatch(context, records);
  const sightings = seen.length > 0 ? [markSeen(seen, context.retrieved ?? context.now.slice(0, 10))] : [];
  const names = asked(changed);
  const directory = await lookUp(context, names);
  const { changes: stated, absorbed, rejected } = await settle(context, changed, known, directory);
  const { changes, entities, relationships } = await planKeeping(context, stated, directory);
  const statements = [...sightings, ...batchStatements(catalogue, entities, relationships, changes)];
  memory.learn({ changes, entities, relationships, absorbed });
  for (const it of [...names.map((it) => it.name), ...changed.map((it) => it.id)]) filter.add(it);
  const write = async () => {
    if (statements.length > 0) load.revision = (await load.database.write(statements)).at(-1)!.bookmark;
    await keepRejections(report, rejects, rejected);
    report.unchanged += unchanged;
    countRecords(report, changed, changes);
    count(context, entities, relationships);
  };
  return { write, memory };
}
