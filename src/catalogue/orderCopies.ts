import type { Catalogue } from "./catalogue.js";
import type { ConnectionSpec } from "./connection.js";
import { upperFirst } from "./kind.js";
import type { PropertySpec } from "./property.js";
import type { End, RelationshipSpec } from "./relationship.js";
import { missingMarker, orderColumns } from "./stored.js";

/**
 * A stored property of the entity at one end of a relationship that the relationship holds too. An index of the relationships then gives a list its
 * order: it begins with the id of the list's owner, a copy from the owner's end, and goes on with the order's columns, copies from the other end.
 */
export interface OrderCopy {
  readonly end: End;
  /** What it is called at the entity: `startFirst`. */
  readonly column: string;
  /** What it is called at the relationship: `fromStartFirst`. */
  readonly name: string;
}

export const copyOf = (end: End, column: string): OrderCopy => Object.freeze({ end, column, name: end + upperFirst(column) });

export const otherEnd = (end: End): End => (end === "from" ? "to" : "from");

/** The end of its owner, where a list is read along an index of its relationships; null where it is sorted. */
export function orderedFrom({ relationship, direction }: ConnectionSpec): End | null {
  const end = direction === "IN" ? "to" : "from";
  return relationship[end].orders ? end : null;
}

/** The properties that lists at an end are ordered by, of every kind at the other end that has them. */
export function orderedProperties(relationship: RelationshipSpec, end: End): readonly PropertySpec[] {
  const { orders } = relationship[end];
  return (orders ?? []).flatMap((name) => {
    const found = relationship[otherEnd(end)].kinds.flatMap((kind) => kind.properties.filter((it) => it.name === name));
    if (!found.some((it) => it.ordered)) throw new Error(`${relationship.type} is ordered by ${name}, which nothing is ordered by.`);
    return found;
  });
}

function copiesAt(relationship: RelationshipSpec, end: End): readonly OrderCopy[] {
  if (!relationship[end].orders) return [];
  const columns = orderedProperties(relationship, end).flatMap((it) => {
    const marker = missingMarker(it);
    return [...orderColumns(it).map((column) => column.name), ...(marker ? [marker] : [])];
  });
  return [copyOf(end, "id"), ...columns.map((it) => copyOf(otherEnd(end), it))];
}

const each = (copies: readonly OrderCopy[]): readonly OrderCopy[] => [...new Map(copies.map((it) => [it.name, it])).values()];

/** Everything that a relationship holds of the entities at its ends, each once. */
export const copiesOf = (relationship: RelationshipSpec): readonly OrderCopy[] =>
  each([...copiesAt(relationship, "from"), ...copiesAt(relationship, "to")]);

/** The same of all relationships of a type. */
export const orderCopies = ({ relationships }: Catalogue, type: string): readonly OrderCopy[] =>
  each(relationships.filter((it) => it.type === type).flatMap(copiesOf));
