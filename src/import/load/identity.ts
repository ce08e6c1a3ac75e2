import type { KindSpec } from "../../catalogue/kind.js";
import type { PropertySpec } from "../../catalogue/property.js";
import type { EntityReference } from "../sourceRecord.js";

// Asked several times a record.
const strong = new WeakMap<KindSpec, readonly PropertySpec[]>();

/** The properties of a kind that make two records one entity, the strongest first. */
export function strongIdentifiers(kind: KindSpec): readonly PropertySpec[] {
  const known = strong.get(kind) ?? kind.properties.filter((it) => it.identifier === "strong");
  strong.set(kind, known);
  return known;
}

/** Ids are keys of indexes, some beside a name and the ids of both ends of a relationship, and Neo4j has 8 KB for all together. */
const mostBytesOfId = 1_000;

/** What is wrong with what an entity is to be known by, or null. */
export function faultOfId(id: string): string | null {
  const bytes = Buffer.byteLength(id);
  return bytes <= mostBytesOfId ? null : `expected at most ${mostBytesOfId} bytes in the id "${id.slice(0, 40)}...", got ${bytes}`;
}

/** The id of the record with this key of a source. */
export const recordId = (source: string, key: string): string => `${source}|${key}`;

/** The entity that is known only by the key of its record. */
const keyedEntity = (source: string, key: string): string => `${source}:${key}`;

/** The id of the record whose entity may go by this name, if the name is made of a source and a key. */
export function recordOfName(name: string): string | null {
  const at = name.indexOf(":");
  return at < 1 ? null : recordId(name.slice(0, at), name.slice(at + 1));
}

/** The strong identifier that a name such as `ror:00a2xv884` tells, or null. */
export function identifierOfName(kind: KindSpec, name: string): { readonly property: PropertySpec; readonly value: string } | null {
  const property = strongIdentifiers(kind).find((it) => name.startsWith(`${it.name}:`));
  return property ? { property, value: name.slice(property.name.length + 1) } : null;
}

/** What is wrong with the id that a record gives its entity, or null: one that looks like an identifier must not be another than the record states. */
export function faultOfCuratedId(kind: KindSpec, id: string | undefined, values: Readonly<Record<string, unknown>>): string | null {
  const known = id === undefined ? null : identifierOfName(kind, id);
  const stated = known && values[known.property.name];
  return stated && stated !== known.value
    ? `id: expected ${known.property.name}:${String(stated)} as the record states, or an id of another form, got ${id}`
    : null;
}

/** The names by which the entity of a record may be known, the best first: each would do as its id. */
export function namesOfRecord(
  kind: KindSpec,
  source: string,
  record: { readonly key: string; readonly id?: string },
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const strong = strongIdentifiers(kind).flatMap((it) => (values[it.name] ? [`${it.name}:${String(values[it.name])}`] : []));
  return [...new Set([...strong, ...(record.id ? [record.id] : []), keyedEntity(source, record.key)])];
}

function normalName(kind: KindSpec, id: string): string {
  const known = identifierOfName(kind, id);
  return known ? `${known.property.name}:${String(known.property.value.parse(known.value))}` : id;
}

function statedName(kind: KindSpec, source: string, reference: EntityReference): string {
  if (reference.id) return normalName(kind, reference.id);
  const [stated] = Object.entries(reference.identifiers ?? {});
  if (stated) {
    const property = strongIdentifiers(kind).find((it) => it.name === stated[0]);
    if (property) return `${property.name}:${String(property.value.parse(stated[1]))}`;
    const known = strongIdentifiers(kind).map((it) => it.name);
    throw new Error(`expected an identifier of ${kind.name} (${known.join(", ") || "it has none"}), got "${stated[0]}"`);
  }
  if (reference.key) return keyedEntity(source, reference.key);
  throw new Error("expected an id, an identifier or a key that tells which entity is meant, got none");
}

/** The name by which a reference means an entity. Throws an `Error` that says what was expected. */
export function nameOfReference(kind: KindSpec, source: string, reference: EntityReference): string {
  const name = statedName(kind, source, reference);
  const fault = faultOfId(name);
  if (fault) throw new Error(fault);
  return name;
}
