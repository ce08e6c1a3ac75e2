/** How far a source is trusted, most first: where two sources state the same field, the first wins. */
export const precedences = Object.freeze(["CURATED", "REGISTRY", "TABLE"] as const);
export type Precedence = (typeof precedences)[number];

/** A source as an importer announces it; it becomes an entity of kind Source. */
export interface StatedSource {
  /** Id of the Source entity: `ror`. It also prefixes the ids that are made from keys: `osg:project/ACE_NIAID`. */
  readonly id: string;
  readonly precedence: Precedence;
  /** Values of the kind Source: name, publisher, url, licence, retrieved, description. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Another entity that a record speaks of. The first of id, strong identifiers and key that is given tells which. */
export interface EntityReference {
  readonly kind: string;
  /** An id of this graph: `ror:00a2xv884`, `zhejiang-lab`. */
  readonly id?: string;
  /** Strong identifiers by scheme: `{ ror: "https://ror.org/00a2xv884" }`. */
  readonly identifiers?: Readonly<Record<string, string>>;
  /** The key of another record of the same source. */
  readonly key?: string;
  /** What it is called there; names the stub when the graph does not know the entity. */
  readonly name?: string;
}

/** A relationship that a record states, from its own entity's point of view. */
export interface StatedRelationship {
  readonly type: string;
  readonly direction: "OUT" | "IN";
  readonly other: EntityReference;
  /** Own properties and `since`, `until`, `confidence`. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** One source's statement about one entity. */
export interface SourceRecord {
  /** Unique within the source, and the same at every reading: `projects/ACE_NIAID`. */
  readonly key: string;
  readonly kind: string;
  /** A curated id, for entities without a strong identifier: `zhejiang-lab`. */
  readonly id?: string;
  /** Values by property of the kind, not yet checked. Strong identifiers stand among them. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly relationships: readonly StatedRelationship[];
  /** What the source says there: its words, or a short paraphrase. */
  readonly quote?: string;
  /** How sure the statement is, 0 to 1; null when not assessed. */
  readonly confidence?: number;
}

/** A piece of input that gives no record, as it stands in the file, and why. */
export interface Unreadable {
  readonly place: string;
  readonly input: string;
  readonly reasons: readonly string[];
  /** The key of its record, where that can still be told: what the source said under it before is then known not to be gone. */
  readonly key?: string | undefined;
}

/** What of a record could not be read: it is not taken, but the rest of it is still checked, so that all is told at once. */
export interface Faults {
  readonly reasons: readonly string[];
  /** The properties, or `key`, that may be missing only because of these faults; all may where it is `any`. */
  readonly unread: readonly string[] | "any";
}

export type Reading = (
  | {
      readonly record: SourceRecord;
      readonly place: string;
      readonly input: string;
      /** What was left out of the record since it cannot be right. Reported; the record is taken. */
      readonly warnings?: readonly string[];
      readonly faults?: Faults;
    }
  | { readonly unreadable: Unreadable }
) & {
  /** That it was rejected before and now comes alone: the source has more than what is read, so nothing is gone. */
  readonly correction?: boolean;
};
