import type { Statement } from "../../cypher/statement.js";
import { recordsAfter, recordsOfEntities } from "../../cypher/writes/checkReads.js";
import { entitiesById } from "../../cypher/writes/entityLookups.js";
import { createEntities } from "../../cypher/writes/entityWrites.js";
import { relationshipsById } from "../../cypher/writes/relationshipLookups.js";
import { createRelationships, updateRelationships } from "../../cypher/writes/relationshipWrites.js";
import { integer } from "../../database/integer.js";
import { append } from "../load/batchPlan.js";
import { describedEntity, mentionedEntity } from "../load/entityState.js";
import { relationshipColumns } from "../load/planRelationships.js";
import { type Stated, statedRelationships } from "../load/statedRelationships.js";
import { decodeRecord, type StoredRecord } from "../load/storedRecord.js";
import { type CheckContext, fault, mend, pageSize } from "./checkContext.js";

type Stored = Readonly<Record<string, unknown>>;

async function lostEntities(context: CheckContext, page: readonly StoredRecord[]): Promise<void> {
  const { database, catalogue, now } = context;
  const ids = [...new Set(page.flatMap((it) => [it.entity, ...it.relationships.map((one) => one.other)]))];
  const { rows } = await database.read(entitiesById(ids));
  const found = new Set(rows.map((it) => it[0] as string));
  const lost = ids.filter((it) => !found.has(it));
  if (lost.length === 0) return;
  const describing = (await database.read(recordsOfEntities(lost))).rows.map((it) => decodeRecord(it[0] as Stored));
  const statements: Statement[] = [];
  for (const id of lost) {
    const own = describing.filter((it) => it.entity === id);
    const state = own.length > 0 ? describedEntity(catalogue, id, own) : mentionedEntity(catalogue, id, page);
    fault(context, "entity that is missing", id, state !== null);
    if (state) statements.push(createEntities(state.kind, [{ id, properties: { ...state.columns, createdAt: now, updatedAt: now } }]));
  }
  await mend(context, statements);
}

interface Statements {
  readonly stated: Stated;
  readonly records: StoredRecord[];
}

function statementsOf(context: CheckContext, page: readonly StoredRecord[]): ReadonlyMap<string, Statements> {
  const all = new Map<string, Statements>();
  for (const record of page)
    for (const stated of statedRelationships(context.catalogue, record).values()) {
      const known = all.get(stated.id) ?? { stated, records: [] };
      known.records.push(record);
      all.set(stated.id, known);
    }
  return all;
}

async function lostRelationships(context: CheckContext, page: readonly StoredRecord[]): Promise<void> {
  const statements = statementsOf(context, page);
  const byType = new Map<string, string[]>();
  for (const { stated } of statements.values()) append(byType, stated.spec.type, stated.id);
  for (const [type, ids] of byType) {
    const { rows } = await context.database.read(relationshipsById(context.catalogue, type, ids));
    const known = new Map(rows.map(([id, records]) => [id as string, (records as string[] | null) ?? []]));
    const mending: Statement[] = [];
    for (const id of ids) {
      const { stated, records } = statements.get(id)!;
      const listed = known.get(id);
      const missing = records.map((it) => it.id).filter((it) => !listed?.includes(it));
      if (missing.length === 0) continue;
      const all = [...(listed ?? []), ...missing].toSorted();
      fault(context, listed ? "records of a relationship" : "relationship that is missing", id, true);
      const properties = relationshipColumns(context.catalogue, stated, records, all);
      mending.push(
        listed
          ? updateRelationships(type, [{ id, properties: { records: all } }])
          : createRelationships(context.catalogue, type, [{ from: stated.from, to: stated.to, properties }]),
      );
    }
    await mend(context, mending);
  }
}

/** Checks that what every record states is there: its entity, the entities that it mentions, and its relationships. */
export async function checkRecords(context: CheckContext): Promise<void> {
  for (let after = ""; ; ) {
    const { rows } = await context.database.read(recordsAfter(after, integer(pageSize)));
    const page = rows.map((it) => decodeRecord(it[0] as Stored));
    await lostEntities(context, page);
    await lostRelationships(context, page);
    if (page.length < pageSize) return;
    after = page.at(-1)!.id;
  }
}
