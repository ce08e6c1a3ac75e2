import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { shownColumns } from "../catalogue/stored.js";
import type { ExportedEntity, ExportedRelationship } from "./graphContent.js";

type Row = readonly unknown[];

interface Place {
  readonly property: PropertySpec;
  /** Where its columns begin and end, counted from the first of the properties. */
  readonly from: number;
  readonly to: number;
}

const placesOf = new WeakMap<readonly PropertySpec[], readonly Place[]>();

function places(properties: readonly PropertySpec[]): readonly Place[] {
  const known = placesOf.get(properties);
  if (known) return known;
  let to = 0;
  const all = properties
    .filter((it) => it.name !== "id")
    .map((property) => {
      const from = to;
      to += shownColumns(property).length;
      return { property, from, to };
    });
  placesOf.set(properties, all);
  return all;
}

/** Reads values from a row whose columns of the properties begin at a place; what is not known is left out. */
function readValues(properties: readonly PropertySpec[], row: Row, at: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { property, from, to } of places(properties)) {
    const value = property.value.read(row.slice(at + from, at + to));
    if (value !== null && value !== undefined) values[property.name] = value;
  }
  return values;
}

/** An entity from a row of `kindAfter`. */
export function readEntity(kind: KindSpec, row: Row): ExportedEntity {
  const values = readValues(kind.properties, row, 2);
  return { id: row[0] as string, kind: kind.name, values, records: row[1] as readonly string[] | null };
}

/** A relationship from a row of `typeAfter`. */
export function readRelationship(type: string, properties: readonly PropertySpec[], row: Row): ExportedRelationship {
  const values = readValues(properties, row, 6);
  const [id, records, from, fromKind, to, toKind] = row as [string, readonly string[] | null, string, string, string, string];
  return { id, type, from, fromKind, to, toKind, values, records };
}

/** The properties of all relationships of a type, each name once. */
export function typeProperties(catalogue: Catalogue, type: string): readonly PropertySpec[] {
  const all = catalogue.relationships.filter((it) => it.type === type).flatMap((it) => it.properties);
  return [...new Map(all.map((it) => [it.name, it])).values()];
}
