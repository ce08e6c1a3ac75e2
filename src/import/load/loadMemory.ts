import type { NewRelationshipRow } from "../../cypher/writes/relationshipWrites.js";
import type { EntityPlan, EntityUpdate, RelationshipPlan } from "./batchPlan.js";
import type { Changes } from "./change.js";
import type { Columns } from "./columns.js";
import type { KnownEntity } from "./directory.js";
import { type Mention, mentionOf } from "./entityState.js";
import type { KnownRelationship } from "./planRelationships.js";

/** Everything that a batch does. */
export interface BatchEffect {
  readonly changes: Changes;
  readonly entities: EntityPlan;
  readonly relationships: RelationshipPlan;
  /** Entities that became another one, and those that these became. */
  readonly absorbed: ReadonlyMap<string, string>;
}

/** Entities beyond which no more are remembered, so that memory stays bounded. */
const most = 60_000;

interface Stub {
  readonly mention: Mention;
  readonly relationships: string[];
}

/** What a batch does to more than new records say: it is asked for again where it matters. */
function uncertainEntities({ changes, entities, absorbed }: BatchEffect): ReadonlySet<string> {
  const uncertain = new Set([...entities.deleted, ...absorbed.keys(), ...absorbed.values()]);
  for (const { before, after } of changes.values())
    if (before)
      for (const it of [before, after]) for (const id of [it.entity, ...it.relationships.map((stated) => stated.other)]) uncertain.add(id);
  return uncertain;
}

/** The id of a relationship and its records, which each has. */
const ownColumns = 2;

const createdEntity = (kind: string, id: string, properties: Columns): KnownEntity => ({
  id,
  kind,
  stub: properties["stub"] === true,
  name: (properties["name"] as string | undefined) ?? id,
  records: properties["records"] as readonly string[],
  properties: Object.keys(properties).length,
});

/** An entity after some of its properties were set; a property that is null is taken away. */
function changedEntity(entity: KnownEntity, { before, properties }: EntityUpdate): KnownEntity {
  const gone = Object.keys(properties).filter((it) => properties[it] === null).length;
  const after: Columns = { ...before, ...properties };
  return {
    ...entity,
    stub: after["stub"] === true,
    name: (after["name"] as string | undefined) ?? entity.id,
    records: after["records"] as readonly string[],
    // Its moment of change, which every entity has, is among what is set and not among what was.
    properties: entity.properties + Object.keys(after).length - Object.keys(before).length - gone - 1,
  };
}

/** A relationship after some of its properties were set: with values, if it may have some. */
function set(before: KnownRelationship, properties: Columns): KnownRelationship {
  const { records = before.records, ...values } = properties;
  return { ...before, records: records as readonly string[], valued: before.valued || Object.keys(values).length > 0 };
}

/**
 * What a load made itself, so that the graph need not be asked for it. It holds as long as nobody else writes. It may know less than there is:
 * what it knows nothing of may still be in the graph.
 */
export class LoadMemory {
  readonly #entities = new Map<string, KnownEntity>();
  readonly #stubs = new Map<string, Stub>();
  readonly #relationships = new Map<string, KnownRelationship>();

  /** The entity of this kind that goes by its own id. */
  entity(id: string, kind: string): KnownEntity | undefined {
    const known = this.#entities.get(id);
    return known?.kind === kind ? known : undefined;
  }

  /** What names a stub. Of a stub for which this is known every relationship is known too. */
  mention(stub: string): Mention | undefined {
    return this.#stubs.get(stub)?.mention;
  }

  relationship(id: string): KnownRelationship | undefined {
    return this.#relationships.get(id);
  }

  /** Takes in what a batch is about to do. */
  learn(effect: BatchEffect): void {
    const uncertain = uncertainEntities(effect);
    for (const id of uncertain) this.#forget(id);
    for (const [kind, rows] of effect.entities.created)
      for (const { id, properties } of rows)
        if (!uncertain.has(id) && this.#entities.size < most) this.#keep(createdEntity(kind, id, properties), effect.changes);
    for (const update of effect.entities.updated) {
      const entity = this.#entities.get(update.id);
      if (entity) this.#keep(changedEntity(entity, update), effect.changes);
    }
    for (const rows of effect.relationships.created.values()) for (const row of rows) this.#keepRelationship(row);
    for (const rows of effect.relationships.updated.values())
      for (const { id, properties } of rows) {
        const known = this.#relationships.get(id);
        if (known) this.#relationships.set(id, set(known, properties));
      }
  }

  /** Of what several records describe one may let go of a name that another gave: that is not kept. */
  #keep(entity: KnownEntity, changes: Changes): void {
    const open = this.#stubs.get(entity.id);
    const namer = changes.get(entity.records[0]!)?.after;
    const mention = entity.stub && namer ? mentionOf(namer, entity.id) : open?.mention;
    if (!entity.stub) this.#close(entity.id);
    else if (mention) this.#stubs.set(entity.id, { mention, relationships: open?.relationships ?? [] });
    if (entity.records.length === 1 && (!entity.stub || mention)) this.#entities.set(entity.id, entity);
    else this.#forget(entity.id);
  }

  /** Only what leads to a stub can be stated again: by its own record, or by another that mentions it. */
  #keepRelationship({ from, to, properties }: NewRelationshipRow): void {
    const stub = this.#stubs.get(from) ?? this.#stubs.get(to);
    if (!stub) return;
    const id = properties["id"] as string;
    const { records } = properties;
    this.#relationships.set(id, {
      records: records as readonly string[],
      valued: Object.keys(properties).length > ownColumns,
      entered: {},
    });
    stub.relationships.push(id);
  }

  #close(stub: string): void {
    for (const it of this.#stubs.get(stub)?.relationships ?? []) this.#relationships.delete(it);
    this.#stubs.delete(stub);
  }

  #forget(id: string): void {
    this.#entities.delete(id);
    this.#close(id);
  }
}
