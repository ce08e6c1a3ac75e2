import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { type StoredColumn, shownColumns } from "../catalogue/stored.js";
import { Name } from "../catalogue/values/names.js";
import { kindName } from "./pattern.js";

/** An entity as resolvers see it: the values asked for, by property. */
export interface EntityValue {
  /** The name of its kind. */
  readonly kind: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** Which columns of an entity are read and in which order, so that rows can be flat lists. */
export interface EntityLayout {
  /** The pieces of Cypher, one a column. */
  readonly expressions: (variable: string) => readonly string[];
  /** Columns of one entity. */
  readonly width: number;
  readonly decode: (row: readonly unknown[], from: number) => EntityValue;
}

/** The properties of an entity that a request needs, by the name of its kind. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

interface Reader {
  readonly name: string;
  readonly read: (stored: readonly unknown[]) => unknown;
  readonly at: readonly number[];
}

/** How a stored property is asked for: whole numbers beyond 2^53 come as text. */
export const readExpression = (variable: string, { name, column }: StoredColumn): string =>
  column.type === "exactInteger" ? `toString(${variable}.${name})` : `${variable}.${name}`;

/** What a property shows: an empty list where a list that is always known is not stored. */
function shown(property: PropertySpec, value: unknown): unknown {
  if (value !== null) return value;
  if (property.value.isList && !property.nullable) return [];
  return property.name === "stub" ? false : null;
}

function reader(property: PropertySpec, positions: ReadonlyMap<string, number>): Reader {
  return {
    name: property.name,
    read: (stored) => shown(property, property.value.read(stored)),
    at: shownColumns(property).map((it) => positions.get(it.name)!),
  };
}

/** Where no names are stated, the name itself is the one there is. */
function withOwnName(entity: Record<string, unknown>): Record<string, unknown> {
  const stated = entity["names"] as readonly Name[] | undefined;
  if (stated?.length === 0) entity["names"] = [new Name(entity["name"] as string, null, "LABEL")];
  return entity;
}

/** Lays out the columns of entities that may be of several kinds. The id always comes along, the kind where it is not certain. */
export function entityLayout(kinds: readonly KindSpec[], selection: Selection): EntityLayout {
  const asked = (kind: KindSpec, name: string): boolean => selection.get(kind.name)?.has(name) === true;
  const wanted = (kind: KindSpec): readonly PropertySpec[] =>
    kind.properties.filter((it) => it.name !== "id" && (asked(kind, it.name) || (it.name === "name" && asked(kind, "names"))));
  const columns = new Map<string, StoredColumn>();
  for (const kind of kinds)
    for (const property of wanted(kind)) for (const column of shownColumns(property)) columns.set(column.name, column);
  const only = kinds.length === 1 ? kinds[0]!.name : null;
  const first = only === null ? 2 : 1;
  const positions = new Map([...columns.keys()].map((name, at) => [name, first + at]));
  const readers = new Map(kinds.map((kind) => [kind.name, wanted(kind).map((it) => reader(it, positions))]));
  return {
    width: first + columns.size,
    expressions: (variable) => [
      `${variable}.id`,
      ...(only === null ? [kindName(variable)] : []),
      ...[...columns.values()].map((it) => readExpression(variable, it)),
    ],
    decode: (row, from) => {
      const kind = only ?? (row[from + 1] as string);
      const entity: Record<string, unknown> = { kind, id: row[from] };
      for (const { name, read, at } of readers.get(kind) ?? []) entity[name] = read(at.map((it) => row[from + it]));
      return withOwnName(entity) as unknown as EntityValue;
    },
  };
}

/** Which columns of a relationship are read. */
export interface EdgeLayout {
  readonly expressions: (variable: string) => readonly string[];
  readonly width: number;
  readonly decode: (row: readonly unknown[], from: number) => Record<string, unknown>;
}

/** Lays out the columns of relationships; `records` brings the ids of the records that state them. */
export function edgeLayout(properties: readonly PropertySpec[], selected: ReadonlySet<string>): EdgeLayout {
  const wanted = properties.filter((it) => selected.has(it.name));
  const columns = wanted.flatMap(shownColumns);
  const positions = new Map(columns.map((it, at) => [it.name, at]));
  const readers = wanted.map((it) => reader(it, positions));
  const records = selected.has("records");
  return {
    width: columns.length + (records ? 1 : 0),
    expressions: (variable) => [...columns.map((it) => readExpression(variable, it)), ...(records ? [`${variable}.records`] : [])],
    decode: (row, from) => {
      const edge: Record<string, unknown> = {};
      for (const { name, read, at } of readers) edge[name] = read(at.map((it) => row[from + it]));
      if (records) edge["records"] = row[from + columns.length] ?? [];
      return edge;
    },
  };
}

/** What a request needs of the relationships of one type, wherever they are met. */
export interface AskedType {
  readonly type: string;
  readonly properties: readonly PropertySpec[];
  /** Names of properties; `records` brings the ids of the records that state the relationship. */
  readonly selected: ReadonlySet<string>;
}

/** A relationship as a row tells it: its ends by id. */
export interface FoundRelationship {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Which columns of relationships of several types are read. */
export interface RelationshipLayout {
  readonly expressions: (variable: string) => readonly string[];
  readonly decode: (row: readonly unknown[]) => FoundRelationship;
}

/** Lays out the columns of relationships that may be of several types. Type, ends and id always come along. */
export function relationshipLayout(asked: readonly AskedType[]): RelationshipLayout {
  const wanted = ({ properties, selected }: AskedType): readonly PropertySpec[] =>
    properties.filter((it) => it.name === "id" || selected.has(it.name));
  const columns = new Map(asked.flatMap(wanted).flatMap((it) => shownColumns(it).map((column) => [column.name, column])));
  const first = 3;
  const positions = new Map([...columns.keys()].map((name, at) => [name, first + at]));
  const readers = new Map(asked.map((it) => [it.type, wanted(it).map((property) => reader(property, positions))]));
  const records = asked.some((it) => it.selected.has("records"));
  return {
    expressions: (variable) => [
      `type(${variable})`,
      `startNode(${variable}).id`,
      `endNode(${variable}).id`,
      ...[...columns.values()].map((it) => readExpression(variable, it)),
      ...(records ? [`${variable}.records`] : []),
    ],
    decode: (row) => {
      const [type, from, to] = row as [string, string, string];
      const values: Record<string, unknown> = {};
      for (const { name, read, at } of readers.get(type) ?? []) values[name] = read(at.map((it) => row[it]));
      if (records) values["records"] = row[first + columns.size] ?? [];
      return { type, from, to, values };
    },
  };
}
