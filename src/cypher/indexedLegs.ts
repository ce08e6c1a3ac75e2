import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, orderColumns } from "../catalogue/stored.js";
import { asColumn, type Operators, propertyConditions } from "./conditions.js";
import { missingIndexColumns, orderIndexColumns, propertyOf } from "./constraints.js";
import { entityConditions, type FilterScope, type Where } from "./filter.js";
import { isConnection, type OrderKey, orderTerms, type PageSpec, positionColumns, readingDirection } from "./order.js";
import type { Parameters } from "./parameters.js";

/** An order that an index gives: by one declared property or by the id alone, perhaps under an equality. */
export interface IndexedOrder {
  readonly property: PropertySpec | null;
  readonly equality: { readonly property: PropertySpec; readonly condition: Operators } | null;
  /** The filter without what the index already tests. */
  readonly rest: Where;
}

const isEquality = (condition: unknown): boolean => {
  const operators = Object.keys((condition ?? {}) as object);
  return operators.length === 1 && operators[0] === "eq";
};

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

/** The index that gives an order under a filter, or null where sorting is needed or better. */
export function indexedOrder(kind: KindSpec, where: Where, order: readonly OrderKey[]): IndexedOrder | null {
  const [key, ...more] = order;
  if (isSelective(kind, where)) return null;
  if (!key || key.by === propertyOf(kind, "id")) return { property: null, equality: null, rest: where };
  if (more.length > 0 || isConnection(key.by) || !key.by.ordered) return null;
  const property = key.by;
  const pair = kind.filteredOrders.find(([equality, by]) => by === property.name && isEquality(where[equality]));
  if (!pair) return { property, equality: null, rest: where };
  const { [pair[0]]: _tested, ...rest } = where;
  return { property, equality: { property: propertyOf(kind, pair[0]), condition: where[pair[0]] as Operators }, rest };
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

/** What lies after a position, each leg a range of the index: first where all but the id is equal, then ever less equal. */
function presentLegs(index: readonly string[], values: readonly string[] | null, sign: string, inclusive: boolean): readonly Leg[] {
  const exists = (columns: readonly string[]): readonly string[] => columns.map((it) => `n.${it} IS NOT NULL`);
  if (values === null) return [{ index, conditions: exists(index) }];
  return index.map((_, back) => {
    const at = index.length - 1 - back;
    const comparison = `n.${index[at]} ${sign}${inclusive && at === index.length - 1 ? "=" : ""} ${values[at]}`;
    const equal = index.slice(0, at).map((it, before) => `n.${it} = ${values[before]}`);
    return { index, conditions: [...equal, comparison, ...exists(index.slice(at + 1))] };
  });
}

function legsOf({ property }: IndexedOrder, { page, inclusive }: LegReading, descending: boolean, parameters: Parameters): readonly Leg[] {
  const sign = descending ? "<" : ">";
  const index = property ? orderIndexColumns(property) : ["id"];
  const marker = property ? missingMarker(property) : null;
  const position = page.position;
  const atMissing = marker !== null && position !== null && position[0] === null;
  const types = [...(property ? orderColumns(property).map((it) => it.column) : []), { suffix: "", type: "text" as const }];
  const value = (at: number): string => parameters.add(asColumn(types[at]!, position![at]));
  const present = (from: boolean): readonly Leg[] => presentLegs(index, from ? index.map((_, at) => value(at)) : null, sign, inclusive);
  const missing = (from: boolean): readonly Leg[] => {
    if (!marker) return [];
    const id = from ? `n.id ${sign}${inclusive ? "=" : ""} ${value(index.length - 1)}` : "n.id IS NOT NULL";
    return [{ index: missingIndexColumns(property!), conditions: [`n.${marker} = true`, id] }];
  };
  if (page.backward)
    return atMissing ? [...missing(true), ...present(false)] : position ? present(true) : [...missing(false), ...present(false)];
  return atMissing ? missing(true) : [...present(position !== null), ...missing(false)];
}

/** Rows in the order of an index, as a few ranges one after the other; a range that is not reached costs nothing. */
export function indexedLegs(
  kind: KindSpec,
  order: IndexedOrder,
  reading: LegReading & { readonly limit: string; readonly columns: readonly string[] },
  parameters: Parameters,
  scope: FilterScope,
): string {
  const terms = orderTerms(reading.page.order, { node: "n", edge: "n", last: "n.id", standing: [] }, scope);
  const direction = readingDirection(terms.at(-1)!.direction, reading.page.backward);
  const prefix = order.equality ? propertyConditions("n", order.equality.property, order.equality.condition, parameters) : [];
  const equality = order.equality ? [order.equality.property.name] : [];
  const rest = entityConditions(kind, "n", order.rest, scope);
  const row = [...reading.columns, ...positionColumns(terms)].join(", ");
  const legs = legsOf(order, reading, direction === "DESC", parameters).map(({ index, conditions }) => {
    const columns = [...equality, ...index];
    return `MATCH (n:${kind.name}) USING INDEX n:${kind.name}(${columns.join(", ")}) WHERE ${[...prefix, ...conditions, ...rest].join(" AND ")} RETURN [${row}] AS row ORDER BY ${columns.map((it) => `n.${it} ${direction}`).join(", ")} LIMIT ${reading.limit}`;
  });
  return `CALL () { ${legs.join(" UNION ALL ")} } RETURN row LIMIT ${reading.limit}`;
}
