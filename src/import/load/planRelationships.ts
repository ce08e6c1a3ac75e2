import type { Catalogue } from "../../catalogue/catalogue.js";
import { append, type RelationshipPlan } from "./batchPlan.js";
import type { Changes, Versions } from "./change.js";
import { type Columns, changedColumns, columnsOf } from "./columns.js";
import { mergeValues } from "./precedence.js";
import { type Stated, statedRelationships } from "./statedRelationships.js";
import type { StoredRecord } from "./storedRecord.js";

/** A relationship that the graph has. */
export interface KnownRelationship {
  readonly records: readonly string[];
  /** Whether it has own values. */
  readonly valued: boolean;
  /** What it holds without a record: what somebody entered. */
  readonly entered: Columns;
}

/** One relationship that changed records state or stated. */
export interface TouchedRelationship {
  readonly stated: Stated;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Whether any of these statements gives values. */
  readonly valued: boolean;
}

/** Every relationship that the changed records state or stated, by its id. */
export function touchedRelationships(catalogue: Catalogue, changes: Changes): ReadonlyMap<string, TouchedRelationship> {
  const all = new Map<string, { stated: Stated; before: Set<string>; after: Set<string>; valued: boolean }>();
  const add = (record: StoredRecord, side: "before" | "after") => {
    for (const stated of statedRelationships(catalogue, record).values()) {
      const touched = all.get(stated.id) ?? { stated, before: new Set(), after: new Set(), valued: false };
      touched[side].add(record.id);
      touched.valued ||= Object.keys(stated.values).length > 0;
      all.set(stated.id, touched);
    }
  };
  for (const { before, after } of changes.values()) {
    if (before) add(before, "before");
    add(after, "after");
  }
  return all;
}

/** What a relationship should hold, as the given records state it. */
export function relationshipColumns(catalogue: Catalogue, stated: Stated, records: readonly StoredRecord[], ids: readonly string[]) {
  const statements = records.flatMap((record) => {
    const own = statedRelationships(catalogue, record).get(stated.id);
    return own ? [{ id: record.id, precedence: record.precedence, values: own.values }] : [];
  });
  return { ...columnsOf(stated.spec.properties, { ...mergeValues(statements), id: stated.id }), records: ids };
}

const present = (record: StoredRecord | undefined): record is StoredRecord => record !== undefined;

/** Compares what relationships are with what the changed records make of them. */
export function planRelationships(
  catalogue: Catalogue,
  touched: ReadonlyMap<string, TouchedRelationship>,
  known: ReadonlyMap<string, KnownRelationship>,
  versions: Versions,
): RelationshipPlan {
  const plan = { created: new Map(), updated: new Map(), deleted: new Map() };
  for (const [id, { stated, before, after, valued }] of touched) {
    const existing = known.get(id);
    const { type } = stated.spec;
    const records = [...new Set([...(existing?.records ?? []).filter((it) => !before.has(it)), ...after])].toSorted();
    // Without values anywhere the records themselves need not be looked at.
    const looking = valued || existing?.valued === true;
    const columns = (ids: readonly string[], version: Versions["after"]) =>
      relationshipColumns(catalogue, stated, looking ? ids.map(version).filter(present) : [], ids);
    if (records.length === 0) {
      if (existing) append(plan.deleted, type, id);
    } else if (!existing) {
      append(plan.created, type, { from: stated.from, to: stated.to, properties: columns(records, versions.after) });
    } else {
      const changed = changedColumns(columns(existing.records, versions.before), columns(records, versions.after));
      const properties = Object.fromEntries(Object.entries(changed).filter(([name]) => !(name in existing.entered)));
      if (Object.keys(properties).length > 0) append(plan.updated, type, { id, properties });
    }
  }
  return plan;
}
