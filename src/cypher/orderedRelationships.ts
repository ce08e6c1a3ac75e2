import type { ConnectionSpec } from "../catalogue/connection.js";
import { copyOf, orderedFrom, otherEnd } from "../catalogue/orderCopies.js";
import type { PropertySpec } from "../catalogue/property.js";
import type { ConnectionWhere, FilterScope } from "./filter.js";
import { isSelective } from "./indexedOrder.js";
import { type IndexedElements, indexLegs, type LegReading } from "./indexLegs.js";
import { isConnection, type OrderKey, type OrderPlace } from "./order.js";
import { pattern } from "./pattern.js";

/** How the relationships of an owner are read along an index: by a property of what they lead to, or by their ids alone. */
export interface OrderedRelationships {
  readonly connection: ConnectionSpec;
  readonly property: PropertySpec | null;
}

/** The index that gives a list its order, at least as far as its first key; null where the list is to be sorted. */
export function orderedRelationships(
  connection: ConnectionSpec,
  { node }: ConnectionWhere,
  [key]: readonly OrderKey[],
): OrderedRelationships | null {
  const end = orderedFrom(connection);
  const [kind, ...others] = connection.targets;
  if (end === null || (others.length === 0 && node && isSelective(kind!, node))) return null;
  if (!key) return { connection, property: null };
  const { on, by } = key;
  if (isConnection(by)) return null;
  if (on === "edge") return by.name === "id" ? { connection, property: null } : null;
  return connection.relationship[end].orders!.includes(by.name) ? { connection, property: by } : null;
}

/** The owner of a list: the text of its id, and the variable that this is read from. */
export interface ListOwner {
  readonly id: string;
  readonly imports: string;
}

/** Rows of what an owner's relationships lead to in the order of an index. */
export function relationshipLegs(
  { connection, property }: OrderedRelationships,
  { owner, place, rest }: { readonly owner: ListOwner; readonly place: OrderPlace; readonly rest: readonly string[] },
  reading: LegReading,
  scope: FilterScope,
): string {
  const end = orderedFrom(connection)!;
  const elements: IndexedElements = {
    match: `MATCH ${pattern(connection, "", place.edge, place.node)}`,
    variable: place.edge,
    label: connection.relationship.type,
    equal: [[copyOf(end, "id").name, owner.id]],
    property,
    column: (name) => copyOf(otherEnd(end), name).name,
    place,
    rest,
  };
  return `CALL (${owner.imports}) { ${indexLegs(elements, reading, scope).text} } RETURN row LIMIT ${reading.limit}`;
}
