import type { PropertySpec } from "../../catalogue/property.js";
import { eachStored } from "../../catalogue/stored.js";
import type { Column, StoredValue } from "../../catalogue/valueType.js";
import { integer } from "../../database/integer.js";

/** Stored properties by name, as they are sent to Neo4j. */
export type Columns = Readonly<Record<string, unknown>>;

const isInteger = (column: Column | null): boolean => column?.type === "integer" || column?.type === "exactInteger";

/** What Neo4j keeps of values, without the properties that have none. */
export function columnsOf(properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): Columns {
  const kept: Record<string, unknown> = {};
  eachStored(properties, values, (name, value, column) => {
    if (value !== null) kept[name] = isInteger(column) ? integer(value as number | string) : value;
  });
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
