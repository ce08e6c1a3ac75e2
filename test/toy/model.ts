import { fold } from "../../src/catalogue/fold.js";
import type { PlantedEntity, PlantedGraph, PlantedRelationship } from "./plantGraph.js";

type Where = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;
type Money = { amount: string; currency: string };

/** The connections of the toy graph, told independently of the catalogue. */
const connections: Readonly<
  Record<string, Readonly<Record<string, readonly [type: string, direction: "OUT" | "IN" | "BOTH", target: string | null]>>>
> = {
  Person: {
    teams: ["PLAYS_IN", "OUT", "Team"],
    friends: ["KNOWS", "BOTH", "Person"],
    admires: ["ADMIRES", "OUT", null],
    admirers: ["ADMIRES", "IN", "Person"],
  },
  Team: {
    players: ["PLAYS_IN", "IN", "Person"],
    admirers: ["ADMIRES", "IN", "Person"],
    wholes: ["PART_OF", "OUT", "Team"],
    parts: ["PART_OF", "IN", "Team"],
    successors: ["BECAME", "OUT", "Team"],
    predecessors: ["BECAME", "IN", "Team"],
  },
};

export interface ModelEdge {
  readonly edge: PlantedRelationship;
  readonly node: PlantedEntity;
}

/** What a connection leads to. */
export function follow(graph: PlantedGraph, entity: PlantedEntity, field: string): readonly ModelEdge[] {
  const [type, direction] = connections[entity.kind]![field]!;
  return graph.relationships
    .filter((it) => it.type === type)
    .flatMap((edge) => {
      const far = [
        ...(direction !== "IN" && edge.from === entity.id ? [edge.to] : []),
        ...(direction !== "OUT" && edge.to === entity.id ? [edge.from] : []),
      ];
      return far.map((id) => ({ edge, node: graph.entities.find((it) => it.id === id)! }));
    });
}

/** The first day of a date as it is stated. */
export const first = (date: string): string => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);

/** The last day of a date as it is stated. */
export const last = (date: string): string => {
  if (date.length === 10) return date;
  const [year, month = "12"] = date.split("-");
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
};
const cents = ({ amount, currency }: Money): number => Math.round(Number(amount) * (currency === "JPY" ? 1 : 100));

function compare(operator: string, one: number | string | boolean, other: number | string | boolean): boolean {
  switch (operator) {
    case "eq":
      return one === other;
    case "ne":
      return one !== other;
    case "gt":
      return one > other;
    case "gte":
      return one >= other;
    case "lt":
      return one < other;
    default:
      return one <= other;
  }
}

function textHolds(operator: string, value: string, given: unknown): boolean {
  const one = fold(value);
  const other = Array.isArray(given) ? given.map((it) => fold(it as string)) : fold(given as string);
  switch (operator) {
    case "contains":
      return one.includes(other as string);
    case "startsWith":
      return one.startsWith(other as string);
    case "endsWith":
      return one.endsWith(other as string);
    case "in":
      return other.includes(one);
    case "notIn":
      return !other.includes(one);
    default:
      return compare(operator, one, other as string);
  }
}

function dateHolds(operator: string, value: string, given: unknown): boolean {
  const within = (date: string): boolean => first(value) >= first(date) && last(value) <= last(date);
  switch (operator) {
    case "eq":
      return within(given as string);
    case "ne":
      return !within(given as string);
    case "in":
      return (given as string[]).some(within);
    case "notIn":
      return !(given as string[]).some(within);
    case "gt":
      return first(value) > last(given as string);
    case "gte":
      return first(value) >= first(given as string);
    case "lt":
      return last(value) < first(given as string);
    default:
      return last(value) <= last(given as string);
  }
}

function listHolds(operator: string, values: readonly string[], given: unknown): boolean {
  switch (operator) {
    case "has":
      return values.includes(given as string);
    case "hasAny":
      return (given as string[]).some((it) => values.includes(it));
    case "hasAll":
      return (given as string[]).every((it) => values.includes(it));
    default:
      return (values.length === 0) === given;
  }
}

interface Place {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The great circle by the haversine formula, in km. */
function distance(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(other.latitude! - one.latitude!), radians(other.longitude! - one.longitude!)];
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(one.latitude!)) * Math.cos(radians(other.latitude!)) * Math.sin(east / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

function placesHold(operator: string, places: readonly Place[], given: unknown): boolean {
  if (operator === "isEmpty") return (places.length === 0) === given;
  return places.some((it) => it.latitude !== null && distance(it, given as Place) <= (given as { km: number }).km);
}

function everyOperator(operators: Where, test: (operator: string, given: unknown) => boolean): boolean {
  return Object.entries(operators).every(([operator, given]) => test(operator, given));
}

const foldAll = (given: unknown): unknown => (Array.isArray(given) ? given.map(fold) : typeof given === "string" ? fold(given) : given);

/** The properties whose conditions are not those of a single comparable value. */
const special: Readonly<Record<string, (value: unknown, operator: string, given: unknown) => boolean>> = {
  colours: (value, operator, given) => listHolds(operator, (value as string[] | null) ?? [], given),
  nicknames: (value, operator, given) => listHolds(operator, ((value as string[] | null) ?? []).map(fold), foldAll(given)),
  ground: (value, operator, given) =>
    operator === "isNull"
      ? (value === null) === given
      : value !== null && compare(operator, (value as { squareMetres: number }).squareMetres, given as number),
  places: (value, operator, given) => placesHold(operator, (value as Place[] | null) ?? [], given),
};

function holds(property: string, value: unknown, operators: Where): boolean {
  const own = special[property];
  if (own) return everyOperator(operators, (operator, given) => own(value, operator, given));
  if (property === "wealth") {
    const { currency, ...rest } = operators;
    const stated = value as Money | null;
    if (currency !== undefined && stated?.currency !== currency) return false;
    return Object.entries(rest).every(([operator, given]) =>
      operator === "isNull"
        ? (stated === null) === given
        : stated !== null && compare(operator, cents(stated), cents({ amount: given as string, currency: currency as string })),
    );
  }
  return Object.entries(operators).every(([operator, given]) => {
    if (operator === "isNull") return (value === null) === given;
    if (value === null) return false;
    if (property === "born" || property === "since") return dateHolds(operator, value as string, given);
    if (property === "name" || property === "role" || property === "motto") return textHolds(operator, value as string, given);
    if (operator === "in") return (given as unknown[]).includes(value);
    if (operator === "notIn") return !(given as unknown[]).includes(value);
    return compare(operator, value as number, given as number);
  });
}

function logic(where: Where, test: (where: Where) => boolean): boolean {
  const { AND, OR, NOT } = where as { AND?: Where[]; OR?: Where[]; NOT?: Where };
  return (AND ?? []).every(test) && (OR === undefined || OR.some(test)) && (NOT === undefined || !test(NOT));
}

const plain = (values: Values, where: Where, skip: (name: string) => boolean): boolean =>
  Object.entries(where).every(
    ([name, it]) => ["AND", "OR", "NOT"].includes(name) || skip(name) || holds(name, values[name] ?? null, it as Where),
  );

function namesHold(entity: PlantedEntity, operators: Where): boolean {
  const own = (entity["names"] as readonly { value: string }[] | undefined) ?? [];
  const all = [entity.name, ...own.map((it) => it.value)];
  return Object.entries(operators).every(([operator, given]) => {
    if (operator === "isNull") return (own.length === 0) === given;
    return operator === "ne" || operator === "notIn"
      ? all.every((it) => textHolds(operator, it, given))
      : all.some((it) => textHolds(operator, it, given));
  });
}

/** Whether an entity fits a filter. */
export function fits(graph: PlantedGraph, entity: PlantedEntity, where: Where): boolean {
  const known = connections[entity.kind] ?? {};
  const test = (it: Where): boolean => {
    if (!logic(it, test) || !plain(entity, it, (name) => name in known || name === "names" || name.endsWith("Count"))) return false;
    return Object.entries(it).every(([name, value]) => {
      if (name === "names") return namesHold(entity, value as Where);
      if (name in known) return quantified(graph, entity, name, value as Where);
      if (name.endsWith("Count")) return holds(name, follow(graph, entity, name.slice(0, -5)).length, value as Where);
      return true;
    });
  };
  return test(where);
}

/** Whether what a connection leads to fits its filter. */
export function edgeFits(graph: PlantedGraph, { edge, node }: ModelEdge, where: { node?: Where; edge?: Where }): boolean {
  const test = (it: Where): boolean => logic(it, test) && plain(edge, it, () => false);
  return (where.edge === undefined || test(where.edge)) && (where.node === undefined || fits(graph, node, where.node));
}

function quantified(graph: PlantedGraph, entity: PlantedEntity, field: string, match: Where): boolean {
  const all = follow(graph, entity, field);
  const fitting = (where: unknown): number => all.filter((it) => edgeFits(graph, it, where as { node?: Where; edge?: Where })).length;
  const { some, all: every, none, single } = match;
  return (
    (some === undefined || fitting(some) > 0) &&
    (every === undefined || fitting(every) === all.length) &&
    (none === undefined || fitting(none) === 0) &&
    (single === undefined || fitting(single) === 1)
  );
}

type Key = readonly (string | number | null)[];

function keyOf(property: string, value: unknown): Key {
  if (value === null || value === undefined) return [null];
  if (property === "born" || property === "since") return [first(value as string), last(value as string)];
  if (property === "wealth") return [(value as Money).currency, cents(value as Money)];
  if (["name", "role", "motto"].includes(property)) return [fold(value as string)];
  return [value as number];
}

const compareText = (one: string | number, other: string | number): number =>
  typeof one === "string" ? Buffer.compare(utf32(one), utf32(other as string)) : one - (other as number);

/** Neo4j orders text by code points. */
const utf32 = (text: string): Buffer =>
  Buffer.concat(
    [...text].map((it) => {
      const point = Buffer.alloc(4);
      point.writeUInt32BE(it.codePointAt(0)!);
      return point;
    }),
  );

function compareKeys(one: Key, other: Key, descending: boolean): number {
  if (one[0] === null || other[0] === null) return one[0] === other[0] ? 0 : one[0] === null ? 1 : -1;
  for (const [at, value] of one.entries()) {
    const difference = compareText(value!, other[at]!);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

export interface ModelOrder {
  readonly property: string;
  readonly direction: "ASC" | "DESC";
}

/** Sorts elements as the API promises: nulls last in both directions, ties by id in the direction of the last key. */
export function sorted<T>(
  elements: readonly T[],
  order: readonly ModelOrder[],
  value: (element: T, property: string) => unknown,
  id: (element: T) => string,
): readonly T[] {
  const lastDescending = order.at(-1)?.direction === "DESC";
  return [...elements].sort((one, other) => {
    for (const { property, direction } of order) {
      const difference = compareKeys(keyOf(property, value(one, property)), keyOf(property, value(other, property)), direction === "DESC");
      if (difference !== 0) return difference;
    }
    const tie = compareText(id(one), id(other));
    return lastDescending ? -tie : tie;
  });
}
