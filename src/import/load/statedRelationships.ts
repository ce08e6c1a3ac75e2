import { hash } from "node:crypto";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { RelationshipSpec } from "../../catalogue/relationship.js";
import type { StoredRecord, StoredStatement } from "./storedRecord.js";

/** A relationship as one record states it, from start to end as the graph stores it. */
export interface Stated {
  /** Of the relationship. */
  readonly id: string;
  readonly spec: RelationshipSpec;
  readonly from: string;
  readonly to: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const none = Object.freeze({});

// A record of many relationships is asked for them once a relationship.
const known = new WeakMap<StoredRecord, ReadonlyMap<string, Stated>>();

function specOf(catalogue: Catalogue, kind: string, { type, direction, otherKind }: StoredStatement): RelationshipSpec | undefined {
  const [from, to] = direction === "OUT" ? [kind, otherKind] : [otherKind, kind];
  const joins = (it: RelationshipSpec) => it.from.kinds.some((k) => k.name === from) && it.to.kinds.some((k) => k.name === to);
  return catalogue.relationships.find((it) => it.type === type && joins(it));
}

/** The longest value that an id tells as it is, in bytes. */
const mostBytesTold = 200;

const told = (value: string): string => (Buffer.byteLength(value) <= mostBytesTold ? value : `#${hash("sha256", value)}`);

/** The id of a relationship: its ends, its type, and what tells it from others between the same ends. */
export function relationshipId(spec: RelationshipSpec, from: string, to: string, values: Readonly<Record<string, unknown>>): string {
  const parts = [...spec.identity, "since"].filter((it) => values[it] !== undefined).map((it) => `|${it}=${told(String(values[it]))}`);
  return `${from}|${spec.type}|${to}${parts.join("")}`;
}

/**
 * The relationships that a record states, by their ids. A relationship to itself is left out, and so is one of a type that the catalogue no
 * longer has.
 */
export function statedRelationships(catalogue: Catalogue, record: StoredRecord): ReadonlyMap<string, Stated> {
  const cached = known.get(record);
  if (cached) return cached;
  const stated = new Map<string, Stated>();
  for (const statement of record.relationships) {
    const spec = specOf(catalogue, record.kind, statement);
    if (!spec || statement.other === record.entity) continue;
    const outward = spec.symmetric ? record.entity < statement.other : statement.direction === "OUT";
    const [from, to] = outward ? [record.entity, statement.other] : [statement.other, record.entity];
    const values = statement.values ?? none;
    const id = relationshipId(spec, from, to, values);
    const before = stated.get(id);
    stated.set(id, { id, spec, from, to, values: before ? { ...values, ...before.values } : values });
  }
  known.set(record, stated);
  return stated;
}
