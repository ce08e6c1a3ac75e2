import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { shownColumns } from "../catalogue/stored.js";
import type { ExportedEntity, ExportedRelationship } from "./graphContent.js";

type Row = readonly unknown[];

/** Reads values from a row whose columns of the properties begin at a place; what is not known is left out. */
function readValues(properties: readonly PropertySpec[], row: Row, from: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let at = from;
  for (const property of properties.filter((it) => it.name !== "id")) {
    const width = shownColumns(property).length;
    const value = property.value.read(row.slice(at, at + width));
    at += width;
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
