import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { orderColumns } from "../catalogue/stored.js";
import { comparable, maximumValues, type Operators } from "./conditions.js";
import { propertyOf } from "./constraints.js";
import type { Where } from "./filter.js";
import { isConnection, type OrderKey } from "./order.js";

/** An order that an index gives, at least as far as its first key: a declared property, or the id alone; perhaps under an equality. */
export interface IndexedOrder {
  readonly property: PropertySpec | null;
  readonly equality: { readonly property: PropertySpec; readonly values: readonly unknown[] } | null;
  /** The filter without what the index already tests. */
  readonly rest: Where;
}

/** How many values are walked one beside the other; with more it is better to walk all and leave out what has none of them. */
const mostValues = 20;

/** The values that a condition lets a property have; null where it says anything else, or lets it have many. */
function equalValues(property: PropertySpec, condition: unknown): readonly unknown[] | null {
  const [[operator, value] = [], ...more] = Object.entries((condition ?? {}) as object);
  if (more.length > 0 || (operator !== "eq" && operator !== "in") || value === null || value === undefined) return null;
  const given = operator === "in" ? (value as readonly unknown[]) : [value];
  // What cannot be asked for is refused where conditions are made.
  if (given.length > maximumValues || given.includes(null)) return null;
  const values = [...new Set(given.map((it) => comparable({ property }, it)))];
  return values.length <= mostValues ? values : null;
}

/** A condition that an index answers with few entities, so that sorting them beats walking an order. */
export function isSelective(kind: KindSpec, where: Where): boolean {
  return kind.properties.some((it) => {
    const condition = (where[it.name] ?? {}) as Operators;
    const keyed = it.name === "id" || it.identifier === "strong";
    return (
      (keyed && ("eq" in condition || "in" in condition)) ||
      (it.name === "name" && ("eq" in condition || "startsWith" in condition || "in" in condition))
    );
  });
}

/** An order under the equality that a filter asks for on a property; null where it asks for none. */
function underEquality(equal: PropertySpec, property: PropertySpec | null, where: Where): IndexedOrder | null {
  const values = equalValues(equal, where[equal.name]);
  if (!values) return null;
  const { [equal.name]: _tested, ...rest } = where;
  return { property, equality: { property: equal, values }, rest };
}

/** Whether the index of a property's order holds the property itself and then the id, so that what is equal stands there by id. */
function ordersEqualById(property: PropertySpec): boolean {
  const columns = property.ordered ? orderColumns(property) : [];
  return columns.length === 1 && columns[0]!.name === property.name;
}

/** The index that gives an order under a filter, or null where sorting is needed or better. */
export function indexedOrder(kind: KindSpec, where: Where, [key]: readonly OrderKey[]): IndexedOrder | null {
  if (isSelective(kind, where)) return null;
  const property = !key || key.by === propertyOf(kind, "id") ? null : key.by;
  if (property && (isConnection(property) || !property.ordered)) return null;
  const equals = property
    ? kind.filteredOrders.filter(([, by]) => by === property.name).map(([name]) => propertyOf(kind, name))
    : kind.properties.filter(ordersEqualById);
  for (const equal of equals) {
    const found = underEquality(equal, property, where);
    if (found) return found;
  }
  return { property, equality: null, rest: where };
}

/** The index whose order alone is that of a page, so that rows are read one after the other along it; null where there is none. */
export function onlyOrder(kind: KindSpec, where: Where, order: readonly OrderKey[]): IndexedOrder | null {
  const found = order.length > 1 ? null : indexedOrder(kind, where, order);
  return found && (found.equality?.values.length ?? 1) === 1 ? found : null;
}
