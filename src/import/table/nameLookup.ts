/** What is known beside the name, to tell homonyms apart. */
export interface NameHints {
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  /** State or province, by its name. */
  readonly region?: string;
  /** The ROR id that other columns of the source lead to. */
  readonly proposed?: string;
  /** What the source calls the proposed one elsewhere. */
  readonly called?: string;
}

/** The entity that a name certainly means, and why. */
export interface NamedEntity {
  /** An id of this graph: `ror:00a2xv884`. */
  readonly id: string;
  readonly reason: string;
}

/** Finds the entity that a name means; `null` when that is not certain. */
export interface NameLookup {
  find(kind: string, name: string, hints: NameHints): NamedEntity | null;
}

/** What became of a name that a source states instead of an identifier. */
export interface NameOutcome {
  readonly kind: string;
  readonly name: string;
  readonly found: NamedEntity | null;
  readonly place: string;
}

/** Tells for each affiliation the id of the institution that it certainly names; `null` where none is certain. */
export type MatchAffiliations = (affiliations: readonly string[]) => Promise<readonly (string | null)[]>;
