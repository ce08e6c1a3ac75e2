import type { Catalogue } from "../../catalogue/catalogue.js";
import { entitiesById } from "../../cypher/writes/entityLookups.js";
import { recordsAround, relationshipsById } from "../../cypher/writes/relationshipLookups.js";
import type { Database } from "../../database/database.js";
import { append } from "./batchPlan.js";
import type { Changes } from "./change.js";
import type { Columns } from "./columns.js";
import { type Directory, type KnownEntity, knownEntity } from "./directory.js";
import { knownRecords } from "./knownRecords.js";
import type { LoadContext } from "./loadContext.js";
import type { KnownRelationship, TouchedRelationship } from "./planRelationships.js";
import type { StoredRecord } from "./storedRecord.js";

/** Every entity that the changed records describe or mention, or did so before. */
export async function readEntities(
  database: Database,
  catalogue: Catalogue,
  changes: Changes,
  directory: Directory,
): Promise<ReadonlyMap<string, KnownEntity>> {
  const missing = new Set<string>();
  for (const { before } of changes.values())
    if (before) for (const id of [before.entity, ...before.relationships.map((it) => it.other)]) missing.add(id);
  for (const { after } of changes.values()) for (const id of [after.entity, ...after.relationships.map((it) => it.other)]) missing.add(id);
  for (const id of directory.byId.keys()) missing.delete(id);
  for (const id of directory.asked) missing.delete(id);
  if (missing.size === 0) return directory.byId;
  const { rows } = await database.read(entitiesById([...missing]));
  const found = rows.map((it) => knownEntity(catalogue, it));
  return new Map([...directory.byId, ...found.map((it) => [it.id, it] as const)]);
}

/** The touched relationships that the graph already has: between entities that it has, so only those are asked for that are not remembered. */
export async function readRelationships(
  { database, catalogue, memory }: Pick<LoadContext, "database" | "catalogue" | "memory">,
  touched: ReadonlyMap<string, TouchedRelationship>,
  entities: ReadonlyMap<string, KnownEntity>,
): Promise<ReadonlyMap<string, KnownRelationship>> {
  const byType = new Map<string, string[]>();
  const found = new Map<string, KnownRelationship>();
  for (const { stated } of touched.values()) {
    if (!entities.has(stated.from) || !entities.has(stated.to)) continue;
    const known = memory.relationship(stated.id);
    if (known) found.set(stated.id, known);
    else if (!memory.mention(stated.from) && !memory.mention(stated.to)) append(byType, stated.spec.type, stated.id);
  }
  const answers = await Promise.all([...byType].map(([type, ids]) => database.read(relationshipsById(catalogue, type, ids))));
  for (const [id, records, valued, entered] of answers.flatMap((it) => it.rows))
    found.set(id as string, {
      records: (records as string[] | null) ?? [],
      valued: valued === true,
      entered: (entered as Columns | null) ?? {},
    });
  return found;
}

/** For stubs that may lose the record that names them: every record that mentions them. */
export async function readMentions(
  database: Database,
  changes: Changes,
  entities: ReadonlyMap<string, KnownEntity>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const doubtful = new Set<string>();
  for (const { before } of changes.values()) {
    if (!before) continue;
    for (const id of [before.entity, ...before.relationships.map((it) => it.other)])
      if (entities.get(id)?.records.includes(before.id)) doubtful.add(id);
  }
  if (doubtful.size === 0) return new Map();
  const { rows } = await database.read(recordsAround([...doubtful]));
  const byEntity = new Map<string, string[]>();
  for (const [id, record] of rows) append(byEntity, id as string, record as string);
  return byEntity;
}

/** The records beside the changed ones that decide what touched entities and relationships hold. */
export function readRecordsAround(
  { database, memory }: Pick<LoadContext, "database" | "memory">,
  changes: Changes,
  entities: ReadonlyMap<string, KnownEntity>,
  mentions: ReadonlyMap<string, readonly string[]>,
  touched: ReadonlyMap<string, TouchedRelationship>,
  relationships: ReadonlyMap<string, KnownRelationship>,
): Promise<ReadonlyMap<string, StoredRecord>> {
  const wanted = new Set<string>();
  const want = (ids: readonly string[] | undefined) => {
    for (const id of ids ?? []) if (!changes.has(id)) wanted.add(id);
  };
  for (const { before, after } of changes.values()) {
    // What a stub is called by others does not matter once a record describes it.
    for (const id of [after.entity, ...(before ? [before.entity] : [])]) if (!entities.get(id)?.stub) want(entities.get(id)?.records);
    for (const { other } of after.relationships)
      if (entities.get(other)?.stub && !memory.mention(other)) want(entities.get(other)!.records);
  }
  for (const ids of mentions.values()) want(ids);
  for (const [id, { valued }] of touched) if (valued || relationships.get(id)?.valued) want(relationships.get(id)?.records);
  return knownRecords(database, wanted);
}
