import type { PropertySpec } from "../../catalogue/property.js";
import { store, storedColumns } from "../../catalogue/stored.js";
import type { StoredValue } from "../../catalogue/valueType.js";
import { integer } from "../../database/integer.js";

/** Stored properties by name, as they are sent to Neo4j. */
export type Columns = Readonly<Record<string, unknown>>;

const integerColumns = new WeakMap<readonly PropertySpec[], ReadonlySet<string>>();

function integersOf(properties: readonly PropertySpec[]): ReadonlySet<string> {
  const known = integerColumns.get(properties);
  if (known) return known;
  const columns = properties.flatMap(storedColumns).filter((it) => it.column.type === "integer" || it.column.type === "exactInteger");
  const names = new Set(columns.map((it) => it.name));
  integerColumns.set(properties, names);
  return names;
}

/** What Neo4j keeps of values, without the properties that have none. */
export function columnsOf(properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): Columns {
  const integers = integersOf(properties);
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(store(properties, values)))
    if (value !== null) columns[name] = integers.has(name) ? integer(value as number | string) : value;
  return columns;
}

const text = (value: unknown): string => (typeof value === "bigint" ? `${value}n` : JSON.stringify(value as StoredValue));

/** What must be set to come from one state to the other: null where a property goes. */
export function changedColumns(before: Columns, after: Columns): Columns {
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(before)) if (!(name in after)) changed[name] = null;
  for (const [name, value] of Object.entries(after)) if (!(name in before) || text(before[name]) !== text(value)) changed[name] = value;
  return changed;
}
