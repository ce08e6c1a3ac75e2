import type { KindSpec } from "../../catalogue/kind.js";
import { entitiesAfter, recordsOfEntities } from "../../cypher/writes/checkReads.js";
import { type EntityRow, updateEntities } from "../../cypher/writes/entityWrites.js";
import { recordsAround } from "../../cypher/writes/relationshipLookups.js";
import { integer } from "../../database/integer.js";
import { compareColumns } from "../compareColumns.js";
import { append } from "../load/batchPlan.js";
import { mentionedEntity } from "../load/entityState.js";
import { identifierOfName } from "../load/identity.js";
import { knownRecords } from "../load/knownRecords.js";
import { mergeValues } from "../load/precedence.js";
import { decodeRecord, type StoredRecord } from "../load/storedRecord.js";
import { type CheckContext, fault, mend, pageSize } from "./checkContext.js";

type Stored = Readonly<Record<string, unknown>>;

/** What the records around a page of entities say. */
interface Evidence {
  readonly describing: ReadonlyMap<string, readonly StoredRecord[]>;
  /** Only of stubs. */
  readonly mentioning: ReadonlyMap<string, readonly StoredRecord[]>;
}

async function readEvidence({ database }: CheckContext, page: readonly Stored[]): Promise<Evidence> {
  const describing = new Map<string, StoredRecord[]>();
  const { rows } = await database.read(recordsOfEntities(page.map((it) => it["id"] as string)));
  for (const [properties] of rows) {
    const record = decodeRecord(properties as Stored);
    append(describing, record.entity, record);
  }
  const stubs = page.filter((it) => it["stub"] === true).map((it) => it["id"] as string);
  const around = stubs.length > 0 ? (await database.read(recordsAround(stubs))).rows : [];
  const records = await knownRecords(database, new Set(around.map((it) => it[1] as string)));
  const mentioning = new Map<string, StoredRecord[]>();
  for (const [entity, record] of around)
    if (records.has(record as string)) append(mentioning, entity as string, records.get(record as string)!);
  return { describing, mentioning };
}

interface Expected {
  readonly values: Stored;
  readonly records: readonly string[];
  /** Whether a value that no record states is worth telling. */
  readonly evident: boolean;
}

function expectedOf(context: CheckContext, kind: KindSpec, stored: Stored, { describing, mentioning }: Evidence): Expected {
  const id = stored["id"] as string;
  const moments = { createdAt: stored["createdAt"] ?? context.now, updatedAt: stored["updatedAt"] ?? context.now };
  const common = { id, ...moments };
  const own = describing.get(id);
  if (own) return { values: { ...common, ...mergeValues(own), stub: false }, records: own.map((it) => it.id).toSorted(), evident: true };
  const mentioned = stored["stub"] === true ? mentionedEntity(context.catalogue, id, mentioning.get(id) ?? []) : null;
  if (mentioned) {
    const known = identifierOfName(kind, id);
    const identifier = known ? { [known.property.name]: known.value } : {};
    const { name, records } = mentioned.columns;
    return { values: { ...common, ...identifier, name, stub: true }, records: records as string[], evident: true };
  }
  // The announcement of a source is not kept as a record.
  return { values: { ...common, stub: stored["stub"] === true }, records: [], evident: kind.name !== "Source" };
}

function checkEntity(context: CheckContext, kind: KindSpec, stored: Stored, evidence: Evidence): EntityRow | null {
  const id = stored["id"] as string;
  const { values, records, evident } = expectedOf(context, kind, stored, evidence);
  const { faults, properties } = compareColumns(kind.properties, stored, values, evident);
  for (const it of faults) fault(context, it.kind, `${id}.${it.property}`, it.mended);
  if (values["name"] === undefined && stored["name"] === undefined) fault(context, "entity without a name", id, false);
  const mended: Record<string, unknown> = { ...properties };
  if (JSON.stringify(stored["records"] ?? []) !== JSON.stringify(records)) {
    fault(context, "records of an entity", id, true);
    mended["records"] = records;
  }
  return Object.keys(mended).length > 0 ? { id, properties: { ...mended, updatedAt: context.now } } : null;
}

/** Checks every entity against the catalogue and its records, a page at a time. */
export async function checkEntities(context: CheckContext): Promise<void> {
  for (let after = ""; ; ) {
    const { rows } = await context.database.read(entitiesAfter(after, integer(pageSize)));
    const page = rows.map(([labels, stored]) => ({ labels: labels as string[], stored: stored as Stored }));
    const evidence = await readEvidence(
      context,
      page.map((it) => it.stored),
    );
    const mended: EntityRow[] = [];
    for (const { labels, stored } of page) {
      const kinds = context.catalogue.kinds.filter((it) => labels.includes(it.name));
      if (kinds.length !== 1) fault(context, "entity without one kind", `${String(stored["id"])} (${labels.join(":")})`, false);
      const row = kinds.length === 1 ? checkEntity(context, kinds[0]!, stored, evidence) : null;
      if (row) mended.push(row);
    }
    await mend(context, updateEntities(context.catalogue, mended));
    if (rows.length < pageSize) return;
    after = page.at(-1)!.stored["id"] as string;
  }
}
