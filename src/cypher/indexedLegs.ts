import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, orderColumns, type StoredColumn } from "../catalogue/stored.js";
import { asColumn, comparable, maximumValues, type Operators } from "./conditions.js";
import { missingIndexColumns, propertyOf } from "./constraints.js";
import { entityConditions, type FilterScope, type Where } from "./filter.js";
import {
  afterPosition,
  isConnection,
  type OrderKey,
  type OrderTerm,
  orderParts,
  orderTerms,
  type PageSpec,
  positionColumns,
  readingDirection,
  rootOrder,
} from "./order.js";
import type { Parameters } from "./parameters.js";

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

/** The conditions of one leg, on the index's columns in order. */
interface Leg {
  readonly index: readonly string[];
  readonly conditions: readonly string[];
}

interface LegReading {
  readonly page: PageSpec;
  readonly inclusive: boolean;
}

const exist = (columns: readonly string[]): readonly string[] => columns.map((it) => `n.${it} IS NOT NULL`);

/** The terms of an order that an index gives, and those that tell its ties apart: the id alone, or further keys before it. */
interface SplitOrder {
  /** Stored columns, in the index before the id. */
  readonly columns: readonly StoredColumn[];
  readonly descending: boolean;
  readonly ties: readonly OrderTerm[];
  readonly terms: readonly OrderTerm[];
}

function splitOrder({ property }: IndexedOrder, { page }: LegReading, scope: FilterScope): SplitOrder {
  const columns = property ? orderColumns(property) : [];
  const terms = orderTerms(page.order, rootOrder, scope);
  const descending = readingDirection(terms[0]!.direction, page.backward) === "DESC";
  return { columns, descending, ties: terms.slice(columns.length), terms };
}

/** What lies after a position, each leg a range of the index: first where all but the ties are equal, then ever less equal. */
function presentLegs(
  { columns, descending, ties }: SplitOrder,
  { page, inclusive }: LegReading,
  from: boolean,
  parameters: Parameters,
): readonly Leg[] {
  const names = columns.map((it) => it.name);
  const index = [...names, "id"];
  if (!from) return [{ index, conditions: exist(index) }];
  const values = columns.map(({ column }, at) => parameters.add(asColumn(column, page.position![at])));
  const equal = (count: number) => names.slice(0, count).map((it, at) => `n.${it} = ${values[at]}`);
  const further = names.map((_, back) => {
    const at = names.length - 1 - back;
    return [...equal(at), `n.${names[at]} ${descending ? "<" : ">"} ${values[at]}`, ...exist(index.slice(at + 1))];
  });
  return [[...equal(names.length), ...afterTies(ties, { page, inclusive }, names.length, parameters)], ...further].map((conditions) => ({
    index,
    conditions,
  }));
}

/** After a position among what is equal otherwise. Further keys leave the id to be named, so that the planner considers the index. */
const afterTies = (
  ties: readonly OrderTerm[],
  { page, inclusive }: LegReading,
  skipped: number,
  parameters: Parameters,
): readonly string[] => [
  afterPosition(ties, page.position!.slice(skipped), { backward: page.backward, inclusive }, parameters),
  ...(ties.length > 1 ? exist(["id"]) : []),
];

function legsOf({ property }: IndexedOrder, split: SplitOrder, reading: LegReading, parameters: Parameters): readonly Leg[] {
  const marker = property ? missingMarker(property) : null;
  const { position, backward } = reading.page;
  const atMissing = marker !== null && position !== null && position[0] === null;
  const present = (from: boolean): readonly Leg[] => presentLegs(split, reading, from, parameters);
  const missing = (from: boolean): readonly Leg[] => {
    if (!marker) return [];
    const after = from ? afterTies(split.ties, reading, split.columns.length, parameters) : exist(["id"]);
    return [{ index: missingIndexColumns(property!), conditions: [`n.${marker} = true`, ...after] }];
  };
  if (backward)
    return atMissing ? [...missing(true), ...present(false)] : position ? present(true) : [...missing(false), ...present(false)];
  return atMissing ? missing(true) : [...present(position !== null), ...missing(false)];
}

/** Rows of each of several values in the order of an index, brought into one order: `legs` speak of the value as `each`. */
function merged(
  legs: string,
  values: string,
  { terms }: SplitOrder,
  { page, limit }: { readonly page: PageSpec; readonly limit: string },
): string {
  const keys = orderParts(
    terms.map((it, at) => ({ ...it, expression: `keys[${at}]` })),
    page.backward,
  );
  return `UNWIND ${values} AS each CALL (each) { CALL (each) { ${legs} } RETURN row, keys LIMIT ${limit} } RETURN row ORDER BY ${keys.join(", ")} LIMIT ${limit}`;
}

/** Rows in the order of an index, as a few ranges one after the other; a range that is not reached costs nothing. */
export function indexedLegs(
  kind: KindSpec,
  order: IndexedOrder,
  reading: LegReading & { readonly limit: string; readonly columns: readonly string[] },
  scope: FilterScope,
): string {
  const { parameters } = scope;
  const split = splitOrder(order, reading, scope);
  const direction = split.descending ? "DESC" : "ASC";
  const { equality } = order;
  const several = equality !== null && equality.values.length !== 1;
  const equal = equality ? [equality.property.name] : [];
  const value = equality ? parameters.add(several ? equality.values : equality.values[0]) : "";
  const prefix = equal.map((it) => `n.${it} = ${several ? "each" : value}`);
  const rest = entityConditions(kind, "n", order.rest, scope);
  const row = `[${[...reading.columns, ...positionColumns(split.terms)].join(", ")}] AS row`;
  const returned = several ? `${row}, [${split.terms.map((it) => it.expression).join(", ")}] AS keys` : row;
  const legs = legsOf(order, split, reading, parameters).map(({ index, conditions }) => {
    const columns = [...equal, ...index];
    const given = columns.slice(0, -1).map((it) => `n.${it} ${direction}`);
    const keys = [...given, ...orderParts(split.ties, reading.page.backward)].join(", ");
    return `MATCH (n:${kind.name}) USING INDEX n:${kind.name}(${columns.join(", ")}) WHERE ${[...prefix, ...conditions, ...rest].join(" AND ")} RETURN ${returned} ORDER BY ${keys} LIMIT ${reading.limit}`;
  });
  const all = legs.join(" UNION ALL ");
  return several ? merged(all, value, split, reading) : `CALL () { ${all} } RETURN row LIMIT ${reading.limit}`;
}
