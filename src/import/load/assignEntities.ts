import { append } from "./batchPlan.js";
import { type Candidate, conflict, holds } from "./candidate.js";
import type { CheckedRecord } from "./checkedRecord.js";
import type { Directory, KnownEntity } from "./directory.js";
import { disagreement, type StatedValues, statedIdentifier, valuesOfId } from "./statedIdentifiers.js";

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

class Assigning {
  readonly entities = new Map<string, string>();
  readonly absorbed = new Map<string, string>();
  readonly refused = new Map<CheckedRecord, readonly string[]>();
  readonly #directory: Directory;
  readonly #stored: StatedValues;
  readonly #batch: ReadonlyMap<string, CheckedRecord>;
  /** The records of this batch by the entity that they describe. */
  readonly #described = new Map<string, CheckedRecord[]>();
  readonly #named = new Map<string, string>();
  readonly #kinds = new Map<string, string>();

  constructor(records: readonly CheckedRecord[], directory: Directory, stored: StatedValues) {
    this.#directory = directory;
    this.#stored = stored;
    this.#batch = new Map(records.map((it) => [it.id, it]));
  }

  assign(record: CheckedRecord): void {
    const found = this.#candidates(record);
    const reason = conflict(record, found);
    if (reason) {
      this.refused.set(record, [reason]);
      return;
    }
    const firm = found.find((it) => !it.yielding) ?? found.find((it) => !it.stub);
    const entity = firm?.id ?? record.names[0]!;
    for (const { id } of found) if (id !== entity) this.absorbed.set(id, entity);
    for (const name of record.names) this.#named.set(name, entity);
    this.entities.set(record.id, entity);
    append(this.#described, entity, record);
    this.#kinds.set(entity, record.kind.name);
  }

  readonly entityNamed = (name: string): string => this.#settled(this.#named.get(name) ?? this.#directory.named.get(name)?.id ?? name);

  readonly kindOf = (entity: string): string | undefined => this.#kinds.get(entity) ?? this.#directory.byId.get(entity)?.kind ?? undefined;

  #settled(id: string): string {
    return this.absorbed.get(id) ?? id;
  }

  #candidates(record: CheckedRecord): readonly Candidate[] {
    const found = new Map<string, Candidate>();
    for (const name of record.names) {
      const id = this.#ledTo(record, name);
      if (id !== null && !found.has(id)) found.set(id, this.#candidate(id, name, record));
    }
    return [...found.values()].filter((it) => holds(it, record));
  }

  #ledTo(record: CheckedRecord, name: string): string | null {
    const fresh = this.#named.get(name);
    if (fresh) return this.#settled(fresh);
    const known = this.#directory.named.get(name);
    if (!known) return null;
    const identifier = statedIdentifier(record, name);
    const lost = identifier && known.id !== name && !known.stub && this.#loses(known, identifier.property.name, identifier.value);
    return lost ? null : this.#settled(known.id);
  }

  /** Whether an entity goes by an identifier only until this batch is in. */
  #loses(entity: KnownEntity, property: string, value: string): boolean {
    const carriers = entity.records.filter((it) => this.#stored.get(it)?.values[property] === value);
    const keeps = (it: string) => this.#batch.get(it)?.values[property] === value;
    return carriers.length > 0 && carriers.every((it) => this.#batch.has(it)) && !entity.records.some(keeps);
  }

  #candidate(id: string, name: string, record: CheckedRecord): Candidate {
    const known = this.#directory.byId.get(id);
    const before = known && !known.stub ? known.records.filter((it) => it !== record.id && !this.entities.has(it)) : [];
    const now = this.#described.get(id) ?? [];
    const stated = [...before.flatMap((it) => this.#batch.get(it) ?? this.#stored.get(it) ?? []), ...now].map((it) => it.values);
    // What carries an identifier is the entity of that identifier, whatever its id looks like.
    const ofId = statedIdentifier(record, name) ? [] : [valuesOfId(record.kind, id)];
    return {
      id,
      name,
      kind: this.kindOf(id) ?? null,
      stub: now.length === 0 && known!.stub,
      alone: known?.stub === false && known.records.length > 0 && known.records.every((it) => it === record.id),
      yielding: now.length === 0 && (known!.stub || (before.length === 0 && known!.records.length > 0)),
      disagreement: disagreement(record.kind, record.values, [...ofId, ...stated]),
    };
  }
}

/**
 * Decides which entity each record describes: the one that already goes by one of its names, else a new one under its best name. What it
 * described alone before becomes the same entity, unless that goes by an identifier that the record does not carry: then it leaves it. All records
 * of an entity agree on its strong identifiers, so none lies hidden behind another.
 */
export function assignEntities(records: readonly CheckedRecord[], directory: Directory, stored: StatedValues): Assignment {
  const assigning = new Assigning(records, directory, stored);
  for (const record of records) assigning.assign(record);
  return assigning;
}
