import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, orderColumns, type StoredColumn } from "../catalogue/stored.js";
import { asColumn, type Operators, propertyConditions } from "./conditions.js";
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
} from "./order.js";
import type { Parameters } from "./parameters.js";

/** An order that an index gives, at least as far as its first key: a declared property, or the id alone; perhaps under an equality. */
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
  const [key] = order;
  if (isSelective(kind, where)) return null;
  if (!key || key.by === propertyOf(kind, "id")) return { property: null, equality: null, rest: where };
  if (isConnection(key.by) || !key.by.ordered) return null;
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

const exist = (columns: readonly string[]): readonly string[] => columns.map((it) => `n.${it} IS NOT NULL`);

/** The terms of an order that an index gives, and those that tell its ties apart: the id alone, or further keys before it. */
interface SplitOrder {
  /** Stored columns, in the index before the id. */
  readonly columns: readonly StoredColumn[];
  readonly descending: boolean;
  readonly ties: readonly OrderTerm[];
  /** What tells the place of a row. */
  readonly positions: readonly string[];
}

function splitOrder({ property }: IndexedOrder, { page }: LegReading, scope: FilterScope): SplitOrder {
  const columns = property ? orderColumns(property) : [];
  const terms = orderTerms(page.order, { node: "n", edge: "n", last: "n.id", standing: [] }, scope);
  const descending = readingDirection(terms[0]!.direction, page.backward) === "DESC";
  return { columns, descending, ties: terms.slice(columns.length), positions: positionColumns(terms) };
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

/** Rows in the order of an index, as a few ranges one after the other; a range that is not reached costs nothing. */
export function indexedLegs(
  kind: KindSpec,
  order: IndexedOrder,
  reading: LegReading & { readonly limit: string; readonly columns: readonly string[] },
  parameters: Parameters,
  scope: FilterScope,
): string {
  const split = splitOrder(order, reading, scope);
  const direction = split.descending ? "DESC" : "ASC";
  const prefix = order.equality ? propertyConditions("n", order.equality.property, order.equality.condition, parameters) : [];
  const equality = order.equality ? [order.equality.property.name] : [];
  const rest = entityConditions(kind, "n", order.rest, scope);
  const row = [...reading.columns, ...split.positions].join(", ");
  const legs = legsOf(order, split, reading, parameters).map(({ index, conditions }) => {
    const columns = [...equality, ...index];
    const given = columns.slice(0, -1).map((it) => `n.${it} ${direction}`);
    const keys = [...given, ...orderParts(split.ties, reading.page.backward)].join(", ");
    return `MATCH (n:${kind.name}) USING INDEX n:${kind.name}(${columns.join(", ")}) WHERE ${[...prefix, ...conditions, ...rest].join(" AND ")} RETURN [${row}] AS row ORDER BY ${keys} LIMIT ${reading.limit}`;
  });
  return `CALL () { ${legs.join(" UNION ALL ")} } RETURN row LIMIT ${reading.limit}`;
}
