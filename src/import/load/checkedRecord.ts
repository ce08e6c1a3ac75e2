import type { KindSpec } from "../../catalogue/kind.js";
import type { RelationshipSpec } from "../../catalogue/relationship.js";

/** A relationship that a record states, found in the catalogue, its values normalised; which entity is meant is still open. */
export interface CheckedStatement {
  readonly spec: RelationshipSpec;
  readonly direction: "OUT" | "IN";
  readonly otherKind: KindSpec;
  /** The name by which the other entity is meant: an id, or made of an identifier or of source and key. */
  readonly other: string;
  /** What the other entity is called there. */
  readonly name: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A record that fits the catalogue. */
export interface CheckedRecord {
  readonly id: string;
  readonly source: string;
  readonly key: string;
  readonly kind: KindSpec;
  readonly precedence: number;
  readonly curatedId: string | null;
  /** Names by which its entity may be known, the best first. */
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly statements: readonly CheckedStatement[];
  readonly quote: string | null;
  readonly confidence: number | null;
  /** Changes whenever anything that the record states changes. */
  readonly digest: string;
  readonly place: string;
  readonly input: string;
}

/** A piece of input that was not taken. */
export interface Rejection {
  readonly place: string;
  readonly reasons: readonly string[];
  readonly input: string;
}
