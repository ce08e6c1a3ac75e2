import type { ConnectionSpec } from "../catalogue/connection.js";
import type { PropertySpec } from "../catalogue/property.js";
import { orderColumns } from "../catalogue/stored.js";
import type { ColumnType } from "../catalogue/valueType.js";
import { asColumn } from "./conditions.js";
import { countExpression, type FilterScope } from "./filter.js";
import type { Parameters } from "./parameters.js";

export type Direction = "ASC" | "DESC";

/** What a list is ordered by: a property, or the number of relationships that a connection has. */
export interface OrderKey {
  readonly on: "node" | "edge";
  readonly by: PropertySpec | ConnectionSpec;
  readonly direction: Direction;
}

/** The place of an element in an order: a value for each term, `null` where it has none. */
export type Position = readonly (string | number | boolean | readonly string[] | null)[];

/** A part of a list that begins or ends at a position. */
export interface PageSpec {
  readonly order: readonly OrderKey[];
  /** The most elements to read. */
  readonly size: number;
  /** From the end towards the start: rows come in reverse. */
  readonly backward: boolean;
  readonly position: Position | null;
}

/** One expression that an order compares. */
export interface OrderTerm {
  readonly expression: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly direction: Direction;
}

export const isConnection = (by: PropertySpec | ConnectionSpec): by is ConnectionSpec => "relationship" in by;

const flip = (direction: Direction): Direction => (direction === "ASC" ? "DESC" : "ASC");

/** The direction in which rows are read. */
export const readingDirection = (direction: Direction, backward: boolean): Direction => (backward ? flip(direction) : direction);

/** What the order of a list stands on. */
export interface OrderPlace {
  /** The variables of its entities and, where it has them, its relationships. */
  readonly node: string;
  readonly edge: string;
  /** What makes every order total. */
  readonly last: string;
  /** The order where none is asked for, before `last`. */
  readonly standing: readonly OrderTerm[];
}

/** The order of all entities of a kind. */
export const rootOrder: OrderPlace = Object.freeze({ node: "n", edge: "n", last: "n.id", standing: [] });

function termsOf({ by, direction }: OrderKey, variable: string, scope: FilterScope): readonly OrderTerm[] {
  if (isConnection(by)) return [{ expression: countExpression(by, variable, scope), type: "integer", nullable: false, direction }];
  return orderColumns(by).map(({ name, column }, at) => ({
    expression: `${variable}.${name}`,
    type: column.type,
    nullable: !by.required && at === 0,
    direction,
  }));
}

/** The terms of an order, ended by the id that makes it total, in the direction of the last key given. */
export function orderTerms(order: readonly OrderKey[], place: OrderPlace, scope: FilterScope): readonly OrderTerm[] {
  const { last } = place;
  const keys = order.length === 0 ? place.standing : order.flatMap((key) => termsOf(key, place[key.on], scope));
  const total = keys.findIndex((it) => it.expression === last);
  if (total >= 0) return keys.slice(0, total + 1).map((it) => ({ ...it, nullable: it.nullable && it.expression !== last }));
  const direction = keys.at(-1)?.direction ?? "ASC";
  return [...keys, { expression: last, type: "text", nullable: false, direction }];
}

/** What a row brings so that its place can be told: whole numbers beyond 2^53 as text. */
export const positionColumns = (terms: readonly OrderTerm[]): readonly string[] =>
  terms.map(({ expression, type }) => (type === "exactInteger" ? `toString(${expression})` : expression));

/** What an `ORDER BY` names for terms; what has no value comes last, in both directions. */
export const orderParts = (terms: readonly OrderTerm[], backward: boolean): readonly string[] =>
  terms.flatMap(({ expression, nullable, direction }) => [
    ...(nullable ? [`${expression} IS NULL${backward ? " DESC" : ""}`] : []),
    `${expression} ${readingDirection(direction, backward)}`,
  ]);

export const orderBy = (terms: readonly OrderTerm[], backward: boolean): string => `ORDER BY ${orderParts(terms, backward).join(", ")}`;

function beyond(term: OrderTerm, value: string | null, backward: boolean, inclusive: boolean): string | null {
  if (value === null) return backward ? `${term.expression} IS NOT NULL` : null;
  const sign = readingDirection(term.direction, backward) === "ASC" ? ">" : "<";
  const test = `${term.expression} ${sign}${inclusive ? "=" : ""} ${value}`;
  return term.nullable && !backward ? `(${test} OR ${term.expression} IS NULL)` : test;
}

/** Whether an element comes after a position, in reading direction; `inclusive` counts the element at the position too. */
export function afterPosition(
  terms: readonly OrderTerm[],
  position: Position,
  reading: { backward: boolean; inclusive?: boolean },
  parameters: Parameters,
): string {
  const values = terms.map((term, at) =>
    position[at] === null ? null : parameters.add(asColumn({ suffix: "", type: term.type }, position[at])),
  );
  const alternatives = terms.flatMap((term, at) => {
    const isLast = at === terms.length - 1;
    const further = beyond(term, values[at]!, reading.backward, isLast && reading.inclusive === true);
    if (further === null) return [];
    const same = terms
      .slice(0, at)
      .map((it, before) => (values[before] === null ? `${it.expression} IS NULL` : `${it.expression} = ${values[before]}`));
    return [[...same, further].join(" AND ")];
  });
  return `(${alternatives.join(" OR ")})`;
}
