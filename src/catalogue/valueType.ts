import type { GraphQLScalarType } from "graphql";
import type { ClassType } from "type-graphql";

/** What Neo4j keeps in one property. Dates and times are ISO 8601 text, so that their order is the order of the text. */
export type StoredValue = string | number | boolean | readonly string[] | readonly number[];

/** How a stored property is sent: `integer` is a 64-bit integer that may be given as decimal text, exact. */
export type ColumnType = "text" | "integer" | "float" | "boolean" | "texts" | "floats" | "exactInteger";

/** One stored property of a value: its name is the property's name followed by `suffix`. */
export interface Column {
  readonly suffix: string;
  readonly type: ColumnType;
  /** Kept only to be compared, never shown. */
  readonly hidden?: true;
}

/** Which conditions a filter offers, and how they are told in Cypher. */
export type FilterFamily = "text" | "texts" | "names" | "scalar" | "list" | "comparable" | "date" | "money" | "places" | "area";

/** What type-graphql takes as the type of a field. */
export type FieldType = GraphQLScalarType | ClassType | object;

/**
 * A type of value: how it is checked when it comes in, kept in Neo4j, read back, shown in GraphQL, filtered and ordered.
 * `Given` is what importers hand over, `Shown` what GraphQL resolvers return.
 */
export interface ValueType<Given = unknown, Shown = unknown> {
  /** Names the filter: `Text` gives `TextFilter`. */
  readonly name: string;
  readonly fieldType: () => FieldType;
  readonly isList: boolean;
  readonly columns: readonly Column[];
  readonly filter: FilterFamily | null;
  /** The suffixes of the columns that give its order, most significant first; empty when it has none. */
  readonly order: readonly string[];
  /** Checks and normalises; throws an `Error` that says what was expected and what came. */
  readonly parse: (value: unknown) => Given;
  /** One entry a column; `null` where nothing is stored. */
  store(value: Given): readonly (StoredValue | null)[];
  /** From one entry a column that is not hidden, as Neo4j returned them. */
  readonly read: (stored: readonly unknown[]) => Shown | null;
}

/** Freezes a type of value; its argument gets its types from the two parameters. */
export const valueType = <Given, Shown>(type: ValueType<Given, Shown>): ValueType<Given, Shown> => Object.freeze(type);

/** Says what was expected and what came, the latter cut to a readable length. */
export function unexpected(expected: string, value: unknown): Error {
  const came = JSON.stringify(value) ?? String(value);
  return new Error(`expected ${expected}, got ${came.length > 80 ? `${came.slice(0, 77)}...` : came}`);
}

/** A value kept in one property just as it is shown. */
export function plainValue<Value extends StoredValue>(
  type: Pick<ValueType<Value, Value>, "name" | "fieldType" | "parse"> & {
    column: ColumnType;
    filter: FilterFamily | null;
    ordered: boolean;
  },
): ValueType<Value, Value> {
  return Object.freeze({
    name: type.name,
    fieldType: type.fieldType,
    isList: false,
    columns: [{ suffix: "", type: type.column }],
    filter: type.filter,
    order: type.ordered ? [""] : [],
    parse: type.parse,
    store: (value: Value) => [value],
    read: ([stored]: readonly unknown[]) => (stored ?? null) as Value | null,
  });
}
