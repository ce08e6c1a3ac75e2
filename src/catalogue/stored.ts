import type { KindSpec } from "./kind.js";
import type { PropertySpec } from "./property.js";
import type { RelationshipSpec } from "./relationship.js";
import type { Column, StoredValue } from "./valueType.js";

/** One stored property, by the name that it has in Neo4j. */
export interface StoredColumn {
  readonly name: string;
  readonly column: Column;
}

/** The names in Neo4j of what a property keeps there: `start`, `startFirst`, `startLast`. */
export function storedColumns(property: PropertySpec): readonly StoredColumn[] {
  return property.value.columns.map((column) => ({ name: property.name + column.suffix, column }));
}

/** The stored properties that a property is shown from. */
export const shownColumns = (property: PropertySpec): readonly StoredColumn[] => storedColumns(property).filter((it) => !it.column.hidden);

/** The stored properties that give a property's order, most significant first. */
export function orderColumns(property: PropertySpec): readonly StoredColumn[] {
  return property.value.order.map((suffix) => storedColumns(property).find((it) => it.column.suffix === suffix)!);
}

/** The stored property that is `true` only where an ordered property has no value, so that an index also holds the entities without one. */
export function missingMarker(property: PropertySpec): string | null {
  return property.ordered && !property.required ? `${property.name}Missing` : null;
}

/** What one property is stored in. */
interface StoredShape {
  readonly property: PropertySpec;
  readonly columns: readonly StoredColumn[];
  readonly marker: string | null;
}

// Asked several times an entity.
const shapes = new WeakMap<readonly PropertySpec[], readonly StoredShape[]>();

function shapesOf(properties: readonly PropertySpec[]): readonly StoredShape[] {
  const known = shapes.get(properties);
  if (known) return known;
  const made = properties.map((property) => ({ property, columns: storedColumns(property), marker: missingMarker(property) }));
  shapes.set(properties, made);
  return made;
}

/** Tells what is kept of values in Neo4j: each stored property, `null` where there is none; a null marker is of no column. */
export function eachStored(
  properties: readonly PropertySpec[],
  values: Readonly<Record<string, unknown>>,
  tell: (name: string, value: StoredValue | null, column: Column | null) => void,
): void {
  for (const { property, columns, marker } of shapesOf(properties)) {
    const value = values[property.name] ?? null;
    const parts = value === null ? [] : property.value.store(value);
    columns.forEach(({ name, column }, at) => {
      tell(name, parts[at] ?? null, column);
    });
    if (marker) tell(marker, (parts[0] ?? null) === null ? true : null, null);
  }
}

/** What is kept of values in Neo4j: stored properties by name, `null` where there is none, null markers included. */
export function store(properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): Record<string, StoredValue | null> {
  const stored: Record<string, StoredValue | null> = {};
  eachStored(properties, values, (name, value) => {
    stored[name] = value;
  });
  return stored;
}

export interface Violation {
  readonly property: string;
  readonly message: string;
}

/** Checks and normalises given values against a kind or a relationship; reports every violation, not only the first. */
export function parseValues(
  spec: KindSpec | RelationshipSpec,
  given: Readonly<Record<string, unknown>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly violations: readonly Violation[] } {
  const values: Record<string, unknown> = {};
  const violations: Violation[] = [];
  const known = new Map(spec.properties.map((it) => [it.name, it]));
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === "") continue;
    const property = known.get(name);
    if (!property) {
      violations.push({ property: name, message: `there is no such property, only ${[...known.keys()].join(", ")}` });
      continue;
    }
    try {
      values[name] = property.value.parse(value);
    } catch (error) {
      violations.push({ property: name, message: (error as Error).message });
    }
  }
  return { values, violations };
}
