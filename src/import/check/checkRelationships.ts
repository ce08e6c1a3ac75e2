import type { RelationshipSpec } from "../../catalogue/relationship.js";
import {
  doubleRelationshipIds,
  giveRelationshipId,
  relationshipsAfter,
  relationshipsWithoutId,
  typesInUse,
} from "../../cypher/writes/checkReads.js";
import { relationshipsById } from "../../cypher/writes/relationshipLookups.js";
import { type RelationshipRow, updateRelationships } from "../../cypher/writes/relationshipWrites.js";
import { integer } from "../../database/integer.js";
import { compareColumns } from "../compareColumns.js";
import { knownRecords } from "../load/knownRecords.js";
import { mergeValues } from "../load/precedence.js";
import { relationshipId, statedRelationships } from "../load/statedRelationships.js";
import type { StoredRecord } from "../load/storedRecord.js";
import { type CheckContext, fault, mend, pageSize } from "./checkContext.js";

type Stored = Readonly<Record<string, unknown>>;

function specFrom(context: CheckContext, type: string, labels: unknown): RelationshipSpec | undefined {
  const all = context.catalogue.relationships.filter((it) => it.type === type);
  return all.find((it) => it.from.kinds.some((kind) => (labels as string[]).includes(kind.name)));
}

async function checkIdsOf(context: CheckContext, type: string): Promise<void> {
  const { database } = context;
  const doubles = await database.read(doubleRelationshipIds(type));
  for (const [id, times] of doubles.rows) fault(context, "id of several relationships", `${String(id)} (${String(times)} times)`, false);
  const { rows } = await database.read(relationshipsWithoutId(type));
  for (const [handle, from, labels, to, properties] of rows) {
    const spec = specFrom(context, type, labels);
    const id = spec ? relationshipId(spec, String(from), String(to), properties as Stored) : null;
    // One at a time: two without an id may be the same relationship.
    const free = id !== null && (await database.read(relationshipsById(context.catalogue, type, [id]))).rows.length === 0;
    fault(context, "relationship without an id", `${String(from)} ${type} ${String(to)}`, free);
    if (free) await mend(context, [giveRelationshipId(type, handle as string, id)]);
  }
}

function checkOne(
  context: CheckContext,
  spec: RelationshipSpec,
  stored: Stored,
  records: ReadonlyMap<string, StoredRecord>,
): RelationshipRow | null {
  const id = stored["id"] as string;
  const listed = (stored["records"] as readonly string[] | undefined) ?? [];
  const statements = listed.flatMap((it) => {
    const record = records.get(it);
    const stated = record && statedRelationships(context.catalogue, record).get(id);
    return stated ? [{ id: record.id, precedence: record.precedence, values: stated.values }] : [];
  });
  if (statements.length === 0) fault(context, "relationship without a record", id, false);
  const { faults, properties } = compareColumns(spec.properties, stored, { ...mergeValues(statements), id }, statements.length > 0);
  for (const it of faults) fault(context, it.kind, `${id}.${it.property}`, it.mended);
  const mended: Record<string, unknown> = { ...properties };
  const kept = statements.map((it) => it.id).toSorted();
  if (JSON.stringify(listed) !== JSON.stringify(kept)) {
    fault(context, "records of a relationship", id, true);
    mended["records"] = kept;
  }
  return Object.keys(mended).length > 0 ? { id, properties: mended } : null;
}

/** Checks that every relationship has an id of its own, and gives it the one that it should have; before all else, since all else goes by ids. */
export async function checkRelationshipIds(context: CheckContext): Promise<void> {
  for (const type of context.catalogue.types) await checkIdsOf(context, type);
}

/** Checks every relationship against the catalogue and its records, a page at a time. */
export async function checkRelationships(context: CheckContext): Promise<void> {
  const inUse = (await context.database.read(typesInUse())).rows.map((it) => it[0] as string);
  for (const type of inUse.filter((it) => !context.catalogue.types.includes(it)))
    fault(context, "type of relationship that the catalogue does not know", type, false);
  for (const type of context.catalogue.types.filter((it) => inUse.includes(it))) {
    for (let after = ""; ; ) {
      const { rows } = await context.database.read(relationshipsAfter(type, after, integer(pageSize)));
      const page = rows.map(([from, labels, to, stored]) => ({ from, labels, to, stored: stored as Stored }));
      const wanted = page.flatMap((it) => (it.stored["records"] as string[] | undefined) ?? []);
      const records = await knownRecords(context.database, new Set(wanted));
      const mended: RelationshipRow[] = [];
      for (const { from, labels, to, stored } of page) {
        const spec = specFrom(context, type, labels);
        if (!spec) fault(context, "relationship that the catalogue does not know", `${String(from)} ${type} ${String(to)}`, false);
        const row = spec ? checkOne(context, spec, stored, records) : null;
        if (row) mended.push(row);
      }
      if (mended.length > 0) await mend(context, [updateRelationships(type, mended)]);
      if (rows.length < pageSize) break;
      after = page.at(-1)!.stored["id"] as string;
    }
  }
}
