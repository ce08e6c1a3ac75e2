import { type KindSpec, kindOf } from "./kind.js";
import type { PropertyOptions, PropertySpec } from "./property.js";
import { partialDate } from "./values/partialDate.js";
import { float, id } from "./values/scalars.js";
import type { ValueType } from "./valueType.js";

/** One end of a relationship, as the kinds at that end show it. */
export interface EndOptions {
  /** The class of the kind at this end, or the classes where there may be several. */
  readonly kind: object | readonly object[];
  /** The connection on this kind that leads to the other end. */
  readonly field: string;
  /** The public documentation of that connection. */
  readonly description: string;
  /**
   * The properties of the entities at the other end by which this connection is read so often that its pages come from an index, however many
   * relationships there are: `["start"]`. An empty list is for the order of the relationships' ids alone, which belongs to every such list.
   */
  readonly orders?: readonly string[];
}

export interface RelationshipOptions {
  /** In Neo4j and in the enumeration of types: `AFFILIATED_WITH`. */
  readonly type: string;
  readonly description: string;
  readonly from: EndOptions;
  readonly to: EndOptions;
  /** Stored once, seen alike from both ends, under the field of `from`. */
  readonly symmetric?: boolean;
  readonly properties?: Readonly<Record<string, PropertyOptions & { readonly value: ValueType }>>;
  /** The own properties that, with `since`, tell several relationships between the same two entities apart. */
  readonly identity?: readonly string[];
  readonly structure?: Structure;
  /** The own property that tells which part, 0 to 1, falls to the other end; without it parts are equal. */
  readonly apportions?: string;
}

/** What relationships of one kind to itself make up: `HIERARCHY` leads from a part to its whole, `SUCCESSION` from what was to what it became. */
export type Structure = "HIERARCHY" | "SUCCESSION";

/** Which end of a relationship. */
export type End = "from" | "to";

/** One end of a relationship, as frozen data. */
export interface EndSpec {
  readonly kinds: readonly KindSpec[];
  readonly field: string;
  readonly description: string;
  readonly orders: readonly string[] | null;
}

/** A relationship, as frozen data. */
export interface RelationshipSpec {
  readonly type: string;
  readonly description: string;
  readonly from: EndSpec;
  readonly to: EndSpec;
  readonly symmetric: boolean;
  /** The common properties first. */
  readonly properties: readonly PropertySpec[];
  readonly identity: readonly string[];
  readonly structure: Structure | null;
  readonly apportions: string | null;
}

/** What every relationship has, whatever its type. */
export const commonRelationshipProperties: readonly PropertySpec[] = Object.freeze([
  Object.freeze({ name: "id", value: id, required: true, description: "Stable id of this relationship." }),
  Object.freeze({ name: "since", value: partialDate, description: "Since when it holds; null when not known." }),
  Object.freeze({ name: "until", value: partialDate, description: "Until when it held; null when not known or still holding." }),
  Object.freeze({ name: "confidence", value: float, description: "How sure the statement is, from 0 to 1; null when not assessed." }),
]);

function endOf({ kind, field, description, orders }: EndOptions): EndSpec {
  const kinds = Object.freeze((Array.isArray(kind) ? kind : [kind]).map(kindOf));
  return Object.freeze({ kinds, field, description, orders: orders ? Object.freeze(orders) : null });
}

/** Declares a relationship between two kinds. */
export function defineRelationship(options: RelationshipOptions): RelationshipSpec {
  if (options.symmetric && (options.from.orders || options.to.orders))
    throw new Error(`${options.type} is symmetric: its lists cannot be ordered, since an owner may stand at either end.`);
  const own = Object.entries(options.properties ?? {}).map(([name, it]) => Object.freeze({ ...it, name }));
  return Object.freeze({
    type: options.type,
    description: options.description,
    from: endOf(options.from),
    to: endOf(options.to),
    symmetric: options.symmetric ?? false,
    properties: Object.freeze([...commonRelationshipProperties, ...own]),
    identity: Object.freeze(options.identity ?? []),
    structure: options.structure ?? null,
    apportions: options.apportions ?? null,
  });
}
