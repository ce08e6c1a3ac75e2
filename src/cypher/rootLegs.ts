import type { KindSpec } from "../catalogue/kind.js";
import { entityConditions, type FilterScope } from "./filter.js";
import type { IndexedOrder } from "./indexedOrder.js";
import { type IndexedElements, indexLegs, type LegReading, type LegsText } from "./indexLegs.js";
import { orderParts, rootOrder } from "./order.js";

/** Rows of each of several values in the order of an index, brought into one order: the legs speak of the value as `each`. */
function merged({ text, terms }: LegsText, values: string, { page, limit }: LegReading): string {
  const keys = orderParts(
    terms.map((it, at) => ({ ...it, expression: `keys[${at}]` })),
    page.backward,
  );
  return `UNWIND ${values} AS each CALL (each) { CALL (each) { ${text} } RETURN row, keys LIMIT ${limit} } RETURN row ORDER BY ${keys.join(", ")} LIMIT ${limit}`;
}

/** Rows of the entities of a kind in the order of an index. */
export function rootLegs(kind: KindSpec, { property, equality, rest }: IndexedOrder, reading: LegReading, scope: FilterScope): string {
  const { parameters } = scope;
  const several = equality !== null && equality.values.length !== 1;
  const value = equality ? parameters.add(several ? equality.values : equality.values[0]) : "";
  const elements: IndexedElements = {
    match: `MATCH (n:${kind.name})`,
    variable: "n",
    label: kind.name,
    equal: equality ? [[equality.property.name, several ? "each" : value]] : [],
    property,
    column: (name) => name,
    place: rootOrder,
    rest: entityConditions(kind, "n", rest, scope),
  };
  const legs = indexLegs(elements, reading, scope, several);
  return several ? merged(legs, value, reading) : `CALL () { ${legs.text} } RETURN row LIMIT ${reading.limit}`;
}
