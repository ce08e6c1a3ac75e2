import type { Catalogue } from "../../catalogue/catalogue.js";
import type { EntityRow } from "../../cypher/writes/entityWrites.js";
import { append, type EntityPlan, type EntityUpdate } from "./batchPlan.js";
import type { Changes, Versions } from "./change.js";
import { type Columns, changedColumns } from "./columns.js";
import type { KnownEntity } from "./directory.js";
import { describedEntity, type EntityState, type Mention, mentionOf, namedEntity, stubEntity } from "./entityState.js";
import type { StoredRecord } from "./storedRecord.js";

/** What is known around a batch. */
export interface Surroundings {
  readonly entities: ReadonlyMap<string, KnownEntity>;
  /** Of stubs whose name is in question: all records that mention them, as they were before. */
  readonly mentions: ReadonlyMap<string, readonly string[]>;
  readonly versions: Versions;
  /** What names a stub, where that is known without its record. */
  readonly mention: (stub: string) => Mention | undefined;
}

interface Touched {
  /** Records of this batch that describe the entity afterwards. */
  readonly described: Set<string>;
  /** Records of this batch that mention it afterwards. */
  readonly mentioned: Set<string>;
}

function touchedEntities(changes: Changes): ReadonlyMap<string, Touched> {
  const all = new Map<string, Touched>();
  const touched = (id: string): Touched => {
    const known = all.get(id) ?? { described: new Set(), mentioned: new Set() };
    all.set(id, known);
    return known;
  };
  for (const { before, after } of changes.values()) {
    if (before) for (const id of [before.entity, ...before.relationships.map((it) => it.other)]) touched(id);
    touched(after.entity).described.add(after.id);
    for (const { other } of after.relationships) if (other !== after.entity) touched(other).mentioned.add(after.id);
  }
  return all;
}

const present = (record: StoredRecord | undefined): record is StoredRecord => record !== undefined;

function stateBefore(catalogue: Catalogue, entity: KnownEntity, versions: Versions): Columns {
  if (entity.stub && entity.kind) return stubEntity(catalogue, entity.kind, entity.id, entity.name, entity.records).columns;
  const records = entity.records.map(versions.before).filter(present);
  return records.length > 0 ? describedEntity(catalogue, entity.id, records).columns : {};
}

function stateAfter(
  catalogue: Catalogue,
  id: string,
  touched: Touched,
  changes: Changes,
  around: Surroundings,
): EntityState | null | "kept" {
  const entity = around.entities.get(id);
  const own = entity && !entity.stub ? entity.records.filter((it) => !changes.has(it)) : [];
  const records = [...own, ...touched.described].map(around.versions.after).filter(present);
  if (records.length > 0) return own.length + touched.described.size > 0 ? describedEntity(catalogue, id, records) : "kept";
  // What somebody entered by hand has no record, and is nobody's to take away.
  if (entity && !entity.stub && entity.records.length === 0) return "kept";
  const namers = new Set([...(around.mentions.get(id) ?? (entity?.stub ? entity.records : [])), ...touched.mentioned]);
  const known = around.mention(id);
  const mentions = [...namers].map((namer) => {
    if (known?.id === namer && !changes.has(namer)) return known;
    const record = around.versions.after(namer);
    return record ? mentionOf(record, id) : null;
  });
  return namedEntity(catalogue, id, mentions);
}

/** Compares what entities are with what the changed records make of them. */
export function planEntities(catalogue: Catalogue, changes: Changes, around: Surroundings, now: string): EntityPlan {
  const created = new Map<string, EntityRow[]>();
  const plan = { created, updated: [] as EntityUpdate[], deleted: [] as string[], stubs: [] as string[], completed: [] as string[] };
  for (const [id, touched] of touchedEntities(changes)) {
    const entity = around.entities.get(id);
    if (entity && !entity.stub && touched.described.size === 0 && !entity.records.some((it) => changes.has(it))) continue;
    const state = stateAfter(catalogue, id, touched, changes, around);
    if (state === "kept") continue;
    if (state === null) {
      if (entity) plan.deleted.push(id);
    } else if (!entity) {
      append(created, state.kind, { id, properties: { ...state.columns, createdAt: now, updatedAt: now } });
      if (state.columns["stub"] === true) plan.stubs.push(id);
    } else {
      const before = stateBefore(catalogue, entity, around.versions);
      const properties = changedColumns(before, state.columns);
      if (Object.keys(properties).length > 0) plan.updated.push({ id, properties: { ...properties, updatedAt: now }, before });
      if (entity.stub && state.columns["stub"] === false) plan.completed.push(id);
    }
  }
  return plan;
}
