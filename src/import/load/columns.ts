import type { PropertySpec } from "../../catalogue/property.js";
import { missingMarker, storedColumns } from "../../catalogue/stored.js";
import type { StoredValue } from "../../catalogue/valueType.js";
import { integer } from "../../database/integer.js";

/** Stored properties by name, as they are sent to Neo4j. */
export type Columns = Readonly<Record<string, unknown>>;

/** What one property is stored in. */
interface Shape {
  readonly property: PropertySpec;
  readonly columns: readonly { readonly name: string; readonly isInteger: boolean }[];
  readonly marker: string | null;
}

// Asked several times an entity.
const shapes = new WeakMap<readonly PropertySpec[], readonly Shape[]>();

function shapesOf(properties: readonly PropertySpec[]): readonly Shape[] {
  const known = shapes.get(properties);
  if (known) return known;
  const made = properties.map((property) => ({
    property,
    columns: storedColumns(property).map(({ name, column }) => ({
      name,
      isInteger: column.type === "integer" || column.type === "exactInteger",
    })),
    marker: missingMarker(property),
  }));
  shapes.set(properties, made);
  return made;
}

/** What Neo4j keeps of values, without the properties that have none. */
export function columnsOf(properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): Columns {
  const kept: Record<string, unknown> = {};
  for (const { property, columns, marker } of shapesOf(properties)) {
    const value = values[property.name] ?? null;
    const parts = value === null ? [] : property.value.store(value);
    columns.forEach(({ name, isInteger }, at) => {
      const part = parts[at] ?? null;
      if (part !== null) kept[name] = isInteger ? integer(part as number | string) : part;
    });
    if (marker && (parts[0] ?? null) === null) kept[marker] = true;
  }
  return kept;
}

const text = (value: unknown): string => (typeof value === "bigint" ? `${value}n` : JSON.stringify(value as StoredValue));

/** What must be set to come from one state to the other: null where a property goes. */
export function changedColumns(before: Columns, after: Columns): Columns {
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(before)) if (!(name in after)) changed[name] = null;
  for (const [name, value] of Object.entries(after)) if (!(name in before) || text(before[name]) !== text(value)) changed[name] = value;
  return changed;
}
