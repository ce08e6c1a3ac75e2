import type { PropertySpec } from "../catalogue/property.js";
import { shownColumns } from "../catalogue/stored.js";
import type { Money } from "../catalogue/values/money.js";
import type { ColumnType } from "../catalogue/valueType.js";

/** A column of a table: a property has one, or several where its value has parts. */
export interface FlatColumn {
  readonly name: string;
  /** `exactInteger` is a decimal number in text, exact. */
  readonly type: ColumnType;
  readonly description: string;
}

/** One value of a row; null where there is none. */
export type FlatValue = string | number | boolean | readonly (string | number)[] | null;

/** The columns in which a property is shown: `amount` and `amountCurrency`; lists side by side for names and places. */
export const flatColumns = (property: PropertySpec): readonly FlatColumn[] =>
  shownColumns(property).map(({ name, column }) => ({ name, type: column.type, description: property.description }));

/** The values of a property, one a column of `flatColumns`. Money is in major units. */
export function flatValues(property: PropertySpec, value: unknown): readonly FlatValue[] {
  const { columns, filter, store } = property.value;
  if (value === null || value === undefined) return shownColumns(property).map(() => null);
  if (filter === "money") return [(value as Money).amount, (value as Money).currency];
  const stored = store(value);
  return columns.flatMap((column, at) => (column.hidden ? [] : [(stored[at] ?? null) as FlatValue]));
}

/** The items of a list in one text, joined by "; ". A semicolon or backslash within an item has a backslash before it; an unknown number is empty. */
export const joinedList = (items: readonly (string | number)[]): string =>
  items.map((it) => (typeof it === "number" ? (Number.isNaN(it) ? "" : String(it)) : it.replace(/[\\;]/g, "\\$&"))).join("; ");
