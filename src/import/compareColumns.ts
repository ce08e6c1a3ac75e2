import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, storedColumns } from "../catalogue/stored.js";
import { columnsOf } from "./load/columns.js";

export interface ColumnFault {
  readonly kind:
    | "null marker"
    | "derived column"
    | "value that differs from its records"
    | "value without a record"
    | "value that cannot be read";
  readonly property: string;
  readonly mended: boolean;
}

export interface Comparison {
  readonly faults: readonly ColumnFault[];
  /** What must be set to mend them; null where something goes. */
  readonly properties: Readonly<Record<string, unknown>>;
}

type Stored = Readonly<Record<string, unknown>>;

/** Whole numbers are sent as bigint and come back as numbers. */
export const sameColumn = (stored: unknown, expected: unknown): boolean =>
  typeof expected === "bigint" ? stored === Number(expected) : JSON.stringify(stored ?? null) === JSON.stringify(expected ?? null);

/** The value that a property has now, by what it keeps first; undefined where there is none. */
function readBack(property: PropertySpec, stored: Stored): unknown {
  const columns = storedColumns(property).map((it) => stored[it.name] ?? null);
  return columns[0] === null ? undefined : (property.value.read(columns) ?? undefined);
}

function compareProperty(property: PropertySpec, stored: Stored, stated: unknown, evident: boolean): Comparison {
  const faults: ColumnFault[] = [];
  const properties: Record<string, unknown> = {};
  const add = (kind: ColumnFault["kind"], mended: boolean) => faults.push({ kind, property: property.name, mended });
  const names = storedColumns(property).map((it) => it.name);
  let expected: Stored;
  try {
    const value = stated ?? readBack(property, stored);
    expected = columnsOf([property], value === undefined ? {} : { [property.name]: value });
  } catch (error) {
    faults.push({ kind: "value that cannot be read", property: `${property.name} (${(error as Error).message})`, mended: false });
    return { faults, properties };
  }
  const wrong = names.filter((it) => !sameColumn(stored[it], expected[it]));
  for (const name of wrong) properties[name] = expected[name] ?? null;
  if (wrong.length > 0)
    add(stated !== undefined && wrong.includes(names[0]!) ? "value that differs from its records" : "derived column", true);
  if (stated === undefined && evident && stored[names[0]!] !== undefined) add("value without a record", false);
  const marker = missingMarker(property);
  if (marker && !sameColumn(stored[marker], expected[marker])) {
    add("null marker", true);
    properties[marker] = expected[marker] ?? null;
  }
  return { faults, properties };
}

/**
 * Compares what is stored of an entity or relationship with what its records state. What no record states is left as it is, told when
 * `evident` says that records are to be expected, and its derived columns are still checked.
 */
export function compareColumns(properties: readonly PropertySpec[], stored: Stored, stated: Stored, evident: boolean): Comparison {
  const all = properties.map((it) => compareProperty(it, stored, stated[it.name], evident));
  return { faults: all.flatMap((it) => it.faults), properties: Object.assign({}, ...all.map((it) => it.properties)) };
}
