import type { Catalogue } from "../../src/catalogue/catalogue.js";
import type { PropertySpec } from "../../src/catalogue/property.js";
import { store, storedColumns } from "../../src/catalogue/stored.js";
import { asColumn } from "../../src/cypher/conditions.js";
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

/** Empties the database and writes a graph into it, as importers would. */
export async function plantGraph(database: Database, catalogue: Catalogue, graph: PlantedGraph): Promise<void> {
  const entities = graph.entities.map((it) => ({
    text: `CREATE (n:Entity:${it.kind}) SET n = $p.properties`,
    parameters: {
      p: {
        properties: {
          ...storedProperties(catalogue.kind(it.kind).properties, { createdAt: moment, updatedAt: moment, ...it }),
          records: [],
        },
      },
    },
  }));
  const relationships = graph.relationships.map((it) => {
    const spec = catalogue.relationships.find((one) => one.type === it.type)!;
    return {
      text: `MATCH (a:Entity {id: $p.from}), (b:Entity {id: $p.to}) CREATE (a)-[r:${it.type}]->(b) SET r = $p.properties`,
      parameters: { p: { from: it.from, to: it.to, properties: { ...storedProperties(spec.properties, it), records: [] } } },
    };
  });
  await database.write([{ text: "MATCH (n) DETACH DELETE n", parameters: {} }, ...entities, ...relationships]);
}
