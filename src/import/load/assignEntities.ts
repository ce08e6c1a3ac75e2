import { append } from "./batchPlan.js";
import type { CheckedRecord, Rejection } from "./checkedRecord.js";
import type { Directory } from "./directory.js";
import { identifierOfName } from "./identity.js";
import { type Disagreement, disagreement, type StatedValues, valuesOfId } from "./statedIdentifiers.js";

/** Which entity each record describes. */
export interface Assignment {
  /** Entity id by record id. */
  readonly entities: ReadonlyMap<string, string>;
  /** Entities that turned out to be another one: the id that they had, and the id that stays. */
  readonly absorbed: ReadonlyMap<string, string>;
  readonly rejected: readonly Rejection[];
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

/** An entity that nobody else describes, or to which nothing but its own key leads, is left by a record that does not agree with it. */
const holds = (it: Candidate, record: CheckedRecord): boolean => !it.disagreement || !(it.yielding || it.name === record.names.at(-1));

/**
 * Decides which entity each record describes: the one that already goes by one of its names, else a new one under its best name. What it
 * described alone before becomes the same entity, unless it goes by an identifier of its own: then the record leaves it. All records of an entity
 * agree on its strong identifiers, so none lies hidden behind another.
 */
export function assignEntities(records: readonly CheckedRecord[], directory: Directory, others: StatedValues): Assignment {
  const entities = new Map<string, string>();
  const described = new Map<string, CheckedRecord[]>();
  const absorbed = new Map<string, string>();
  const rejected: Rejection[] = [];
  const named = new Map<string, string>();
  const kinds = new Map<string, string>();
  const settled = (id: string): string => absorbed.get(id) ?? id;

  const candidate = (id: string, name: string, record: CheckedRecord): Candidate => {
    const known = directory.byId.get(id);
    const before = known && !known.stub ? known.records.filter((it) => it !== record.id && !entities.has(it)) : [];
    const now = described.get(id) ?? [];
    const stated = [...before.flatMap((it) => others.get(it) ?? []), ...now].map((it) => it.values);
    // What carries an identifier is the entity of that identifier, whatever its id looks like.
    const ofId = identifierOfName(record.kind, name) ? [] : [valuesOfId(record.kind, id)];
    return {
      id,
      name,
      kind: kinds.get(id) ?? known?.kind ?? null,
      stub: now.length === 0 && known!.stub,
      yielding: now.length === 0 && (known!.stub || (before.length === 0 && known!.records.length > 0)),
      disagreement: disagreement(record.kind, record.values, [...ofId, ...stated]),
    };
  };

  const candidates = (record: CheckedRecord): readonly Candidate[] => {
    const found = new Map<string, Candidate>();
    for (const name of record.names) {
      const id = settled(named.get(name) ?? directory.named.get(name)?.id ?? "");
      if (id !== "" && !found.has(id)) found.set(id, candidate(id, name, record));
    }
    const all = [...found.values()].filter((it) => holds(it, record));
    return all.some((it) => !it.yielding) ? all.filter((it) => !it.yielding || it.stub || !isLeft(it.id, record)) : all;
  };

  for (const record of records) {
    const found = candidates(record);
    const reason = conflict(record, found);
    if (reason) {
      rejected.push({ place: record.place, reasons: [reason], input: record.input });
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
    rejected,
    entityNamed: (name) => settled(named.get(name) ?? directory.named.get(name)?.id ?? name),
    kindOf: (entity) => kinds.get(entity) ?? directory.byId.get(entity)?.kind ?? undefined,
  };
}
