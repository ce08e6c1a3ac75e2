import type { KindSpec } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import { shownColumns } from "../../catalogue/stored.js";
import { entityProperties } from "../../cypher/writes/entityLookups.js";
import { sameColumn } from "../compareColumns.js";
import { precedences, type StatedSource } from "../sourceRecord.js";
import { announceSource } from "./announceSource.js";
import type { EntityUpdate } from "./batchPlan.js";
import type { Change, Changes } from "./change.js";
import type { KnownEntity } from "./directory.js";
import { recordId } from "./identity.js";
import { knownRecords } from "./knownRecords.js";
import type { LoadContext } from "./loadContext.js";
import type { StoredRecord } from "./storedRecord.js";

type Stored = Readonly<Record<string, unknown>>;

/** Who says what somebody wrote into the graph without a record. */
const entered: StatedSource = Object.freeze({
  id: "entered-by-hand",
  precedence: "CURATED",
  values: Object.freeze({
    name: "Entered by hand",
    description: "Values that somebody wrote into the graph without naming a source. They are believed before those of any import.",
  }),
});

/** `createdAt` and `updatedAt`, which no record states. */
const moments = 2;

/** Only what holds more than its records, or is no stub, can hold something entered: so that most stubs need not be looked at. */
function maybeEntered({ before }: EntityUpdate, entity: KnownEntity | undefined): boolean {
  return entity !== undefined && !(entity.stub && entity.properties === Object.keys(before).length + moments);
}

/** Whether a property holds what its records do not say, and an update would change it. */
function isOverwritten(property: PropertySpec, stored: Stored, { before, properties }: EntityUpdate): boolean {
  const names = shownColumns(property).map((it) => it.name);
  if (!names.some((it) => it in properties) || names.every((it) => (stored[it] ?? null) === null)) return false;
  const after: Stored = { ...before, ...properties };
  return names.some((it) => !sameColumn(stored[it], before[it])) && names.some((it) => !sameColumn(stored[it], after[it]));
}

function enteredValues(kind: KindSpec, stored: Stored, update: EntityUpdate): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const property of kind.properties) {
    if (["id", "stub", "createdAt", "updatedAt"].includes(property.name) || !isOverwritten(property, stored, update)) continue;
    const shown = property.value.read(shownColumns(property).map((it) => stored[it.name] ?? null));
    if (shown !== null) values[property.name] = property.value.parse(shown);
  }
  return values;
}

function recordOf(entity: KnownEntity, kind: KindSpec, values: Record<string, unknown>, now: string): StoredRecord {
  const id = recordId(entered.id, entity.id);
  const plain = {
    id,
    source: entered.id,
    key: entity.id,
    entity: entity.id,
    kind: kind.name,
    precedence: precedences.indexOf(entered.precedence),
  };
  return {
    ...plain,
    curatedId: null,
    digest: "",
    values,
    relationships: [],
    quote: null,
    confidence: null,
    lastSeen: now.slice(0, 10),
    goneSince: null,
  };
}

/**
 * What only a person entered is never overwritten: where an update would, the values that stand in the graph become a record of their own, of
 * a source that is believed first. Gives these records as changes to be made together with the update.
 */
export async function keepEntered(
  { database, catalogue, now }: LoadContext,
  updates: readonly EntityUpdate[],
  entities: ReadonlyMap<string, KnownEntity>,
): Promise<Changes> {
  const suspects = updates.filter((it) => maybeEntered(it, entities.get(it.id)));
  const changes = new Map<string, Change>();
  if (suspects.length === 0) return changes;
  const { rows } = await database.read(entityProperties(suspects.map((it) => it.id)));
  const stored = new Map(rows.map(([id, properties]) => [id as string, properties as Stored]));
  for (const update of suspects) {
    const entity = entities.get(update.id)!;
    const kind = catalogue.kinds.find((it) => it.name === entity.kind);
    const values = kind ? enteredValues(kind, stored.get(update.id) ?? {}, update) : {};
    if (!kind || Object.keys(values).length === 0) continue;
    const after = recordOf(entity, kind, values, now);
    changes.set(after.id, { before: null, after });
  }
  if (changes.size === 0) return changes;
  await announceSource(database, catalogue, entered, now);
  for (const before of (await knownRecords(database, changes.keys())).values()) {
    const { after } = changes.get(before.id)!;
    changes.set(before.id, { before, after: { ...after, values: { ...before.values, ...after.values } } });
  }
  return changes;
}
