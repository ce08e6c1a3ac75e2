import type { Catalogue } from "../../src/catalogue/catalogue.js";
import type { PropertySpec } from "../../src/catalogue/property.js";
import { store, storedColumns } from "../../src/catalogue/stored.js";
import { asColumn } from "../../src/cypher/conditions.js";
import { createRelationships } from "../../src/cypher/writes/relationshipWrites.js";
import type { Database } from "../../src/database/database.js";

export interface PlantedEntity {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly [property: string]: unknown;
}

export interface PlantedRelationship {
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly [property: string]: unknown;
}

/** A small graph as plain data. */
export interface PlantedGraph {
  readonly entities: readonly PlantedEntity[];
  readonly relationships: readonly PlantedRelationship[];
}

const moment = "2026-01-01T00:00:00.000Z";

function storedProperties(properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const stored: Record<string, unknown> = store(properties, values);
  for (const property of properties)
    for (const { name, column } of storedColumns(property)) if (stored[name] !== null) stored[name] = asColumn(column, stored[name]);
  return stored;
}

/** Things of the same name together. */
function byName<Thing>(things: readonly Thing[], name: (thing: Thing) => string): readonly (readonly [string, readonly Thing[]])[] {
  return [...new Set(things.map(name))].map((it) => [it, things.filter((thing) => name(thing) === it)]);
}

/** Empties the database and writes a graph into it, as importers would. */
export async function plantGraph(database: Database, catalogue: Catalogue, graph: PlantedGraph): Promise<void> {
  const entities = byName(graph.entities, (it) => it.kind).map(([kind, some]) => {
    const { properties } = catalogue.kind(kind);
    const stated = some.map((it) => storedProperties(properties, { createdAt: moment, updatedAt: moment, ...it }));
    return {
      text: `UNWIND $p.rows AS row CREATE (n:Entity:${kind}) SET n = row`,
      parameters: { p: { rows: stated.map((it) => ({ ...it, records: [] })) } },
    };
  });
  const relationships = byName(graph.relationships, (it) => it.type).map(([type, some]) => {
    const { properties } = catalogue.relationships.find((one) => one.type === type)!;
    const rows = some.map((it) => ({ from: it.from, to: it.to, properties: { ...storedProperties(properties, it), records: [] } }));
    return createRelationships(catalogue, type, rows);
  });
  await database.write([{ text: "MATCH (n) DETACH DELETE n", parameters: {} }, ...entities, ...relationships]);
}
