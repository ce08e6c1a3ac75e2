import { integer } from "../../database/integer.js";

/** A relationship that a record states, the other entity by its id. */
export interface StoredStatement {
  readonly type: string;
  readonly direction: "OUT" | "IN";
  readonly other: string;
  readonly otherKind: string;
  /** What the other entity is called there. */
  readonly name?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A source's statement about an entity, as the graph keeps it. */
export interface StoredRecord {
  readonly id: string;
  readonly source: string;
  readonly key: string;
  readonly entity: string;
  readonly kind: string;
  readonly precedence: number;
  readonly curatedId: string | null;
  readonly digest: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly relationships: readonly StoredStatement[];
  readonly quote: string | null;
  readonly confidence: number | null;
  readonly lastSeen: string;
  readonly goneSince: string | null;
}

/** A record as the properties of its node; values and relationships become one JSON text. */
export function encodeRecord(record: StoredRecord): Record<string, unknown> {
  const { values, relationships, precedence, ...plain } = record;
  const given = Object.entries(plain).filter(([, it]) => it !== null);
  return { ...Object.fromEntries(given), precedence: integer(precedence), values: JSON.stringify({ values, relationships }) };
}

/** The inverse of `encodeRecord`. */
export function decodeRecord(properties: Readonly<Record<string, unknown>>): StoredRecord {
  const { values, relationships } = JSON.parse(properties["values"] as string) as Pick<StoredRecord, "values" | "relationships">;
  return { curatedId: null, quote: null, confidence: null, goneSince: null, ...properties, values, relationships } as StoredRecord;
}
