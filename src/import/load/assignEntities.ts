import { append } from "./batchPlan.js";
import type { CheckedRecord } from "./checkedRecord.js";
import type { Directory, KnownEntity } from "./directory.js";
import { identifierOfName } from "./identity.js";
import { type Disagreement, disagreement, type StatedValues, statedIdentifier, valuesOfId } from "./statedIdentifiers.js";

/** Which entity each record describes. */
export interface Assignment {
  /** Entity id by record id. */
  readonly entities: ReadonlyMap<string, string>;
  /** Entities that turned out to be another one: the id that they had, and the id that stays. */
  readonly absorbed: ReadonlyMap<string, string>;
  /** What speaks against a record that cannot be taken. */
  readonly refused: ReadonlyMap<CheckedRecord, readonly string[]>;
  /** The entity that a name means; a name that nothing is known of is the id of a stub to be made. */
  readonly entityNamed: (name: string) => string;
  /** The kind of an entity of the graph or of this batch. */
  readonly kindOf: (entity: string) => string | undefined;
}

interface Candidate {
  readonly id: string;
  readonly stub: boolean;
  readonly kind: string | null;
  /** Nobody but the given record describes it, so it may become another entity. */
  readonly yielding: boolean;
  /** Nobody but the given record described it before. */
  readonly alone: boolean;
  /** The best of the record's names that lead to it. */
  readonly name: string;
  /** Why the record cannot describe it. */
  readonly disagreement: Disagreement | null;
}

function conflict(record: CheckedRecord, found: readonly Candidate[]): string | null {
  const strangers = found.filter((it) => it.kind !== record.kind.name);
  if (strangers.length > 0)
    return `expected ${record.names.join(", ")} to be of kind ${record.kind.name}, but the graph has ${strangers.map((it) => `${it.id} as ${it.kind}`).join(", ")}`;
  const disputed = found.find((it) => it.disagreement);
  if (disputed) {
    const { property, stated, other } = disputed.disagreement!;
    return `expected the ${property} of ${disputed.name} to be ${other}, as others state, got ${stated}`;
  }
  const firm = found.filter((it) => !it.yielding);
  if (firm.length < 2) return null;
  return `expected ${record.names.join(", ")} to name one entity, but they name ${firm.map((it) => it.id).join(" and ")}`;
}

/** Whether an entity goes by an identifier that a record no longer carries. Others may speak of it by that, so it is not what the record now describes. */
const isLeft = (id: string, record: CheckedRecord): boolean => identifierOfName(record.kind, id) !== null && !record.names.includes(id);

/**
 * A record leaves what it described alone under an identifier that it no longer carries, and what it does not agree with, where nobody else describes
 * that or nothing but the record's own key leads there.
 */
function holds(it: Candidate, record: CheckedRecord): boolean {
  if (it.alone && isLeft(it.id, record)) return false;
  return !it.disagreement || !(it.alone || it.yielding || it.name === record.names.at(-1));
}

/**
 * Decides which entity each record describes: the one that already goes by one of its names, else a new one under its best name. What it
 * described alone before becomes the same entity, unless that goes by an identifier that the record does not carry: then it leaves it. All records of an entity
 * agree on its strong identifiers, so none lies hidden behind another.
 */
export function assignEntities(records: readonly CheckedRecord[], directory: Directory, stored: StatedValues): Assignment {
  const batch = new Map(records.map((it) => [it.id, it]));
  const entities = new Map<string, string>();
  const described = new Map<string, CheckedRecord[]>();
  const absorbed = new Map<string, string>();
  const refused = new Map<CheckedRecord, readonly string[]>();
  const named = new Map<string, string>();
  const kinds = new Map<string, string>();
  const settled = (id: string): string => absorbed.get(id) ?? id;

  const candidate = (id: string, name: string, record: CheckedRecord): Candidate => {
    const known = directory.byId.get(id);
    const before = known && !known.stub ? known.records.filter((it) => it !== record.id && !entities.has(it)) : [];
    const now = described.get(id) ?? [];
    const stated = [...before.flatMap((it) => batch.get(it) ?? stored.get(it) ?? []), ...now].map((it) => it.values);
    // What carries an identifier is the entity of that identifier, whatever its id looks like.
    const ofId = statedIdentifier(record, name) ? [] : [valuesOfId(record.kind, id)];
    return {
      id,
      name,
      kind: kinds.get(id) ?? known?.kind ?? null,
      stub: now.length === 0 && known!.stub,
      alone: known?.stub === false && known.records.length > 0 && known.records.every((it) => it === record.id),
      yielding: now.length === 0 && (known!.stub || (before.length === 0 && known!.records.length > 0)),
      disagreement: disagreement(record.kind, record.values, [...ofId, ...stated]),
    };
  };

  /** Whether an entity goes by an identifier only until this batch is in. */
  const loses = (entity: KnownEntity, property: string, value: string): boolean => {
    const carriers = entity.records.filter((it) => stored.get(it)?.values[property] === value);
    const keeps = (it: string) => batch.get(it)?.values[property] === value;
    return carriers.length > 0 && carriers.every((it) => batch.has(it)) && !entity.records.some(keeps);
  };

  const ledTo = (record: CheckedRecord, name: string): string | null => {
    const fresh = named.get(name);
    if (fresh) return settled(fresh);
    const known = directory.named.get(name);
    if (!known) return null;
    const identifier = statedIdentifier(record, name);
    const lost = identifier && known.id !== name && !known.stub && loses(known, identifier.property.name, identifier.value);
    return lost ? null : settled(known.id);
  };

  const candidates = (record: CheckedRecord): readonly Candidate[] => {
    const found = new Map<string, Candidate>();
    for (const name of record.names) {
      const id = ledTo(record, name);
      if (id !== null && !found.has(id)) found.set(id, candidate(id, name, record));
    }
    return [...found.values()].filter((it) => holds(it, record));
  };

  for (const record of records) {
    const found = candidates(record);
    const reason = conflict(record, found);
    if (reason) {
      refused.set(record, [reason]);
      continue;
    }
    const firm = found.find((it) => !it.yielding) ?? found.find((it) => !it.stub);
    const entity = firm?.id ?? record.names[0]!;
    for (const { id } of found) if (id !== entity) absorbed.set(id, entity);
    for (const name of record.names) named.set(name, entity);
    entities.set(record.id, entity);
    append(described, entity, record);
    kinds.set(entity, record.kind.name);
  }
  return {
    entities,
    absorbed,
    refused,
    entityNamed: (name) => settled(named.get(name) ?? directory.named.get(name)?.id ?? name),
    kindOf: (entity) => kinds.get(entity) ?? directory.byId.get(entity)?.kind ?? undefined,
  };
}
