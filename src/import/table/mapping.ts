import type { StatedSource } from "../sourceRecord.js";
import type { Expression } from "./expression.js";
import type { StatedFormat } from "./format/tableFormat.js";

/** How a folder of tables is read: what the columns of each mean in the vocabulary of the catalogue. */
export interface Mapping {
  readonly source: StatedSource;
  /** Small tables to look values up in; each may use those before it. */
  readonly lookups?: Readonly<Record<string, readonly LookupPart[]>>;
  readonly tables: readonly TableMapping[];
}

/** One table that fills a lookup. A key that leads to several values leads to none. */
export interface LookupPart extends StatedFormat {
  readonly file: string;
  readonly key: Expression;
  readonly value: Expression;
}

export interface TableMapping extends StatedFormat {
  readonly file: string;
  /** Further columns made from the stated ones and from those before them; empty when there is nothing. */
  readonly columns?: Readonly<Record<string, Expression>>;
  readonly records: readonly RecordMapping[];
}

/**
 * How often and under which circumstances something is stated: once for each item of the lists under `each`, which stand as columns then
 * (the first items of all lists together, then the second ones); where all of the columns under `when` hold something and none of those
 * under `unless` does.
 */
export interface Conditions {
  readonly each?: Readonly<Record<string, Expression>>;
  readonly when?: readonly string[];
  readonly unless?: readonly string[];
}

/** One record that each row gives. */
export interface RecordMapping extends Conditions {
  readonly kind: string;
  readonly key: string;
  readonly id?: string;
  /** Several rows may state the same record: their values must not differ, their relationships add up. */
  readonly repeats?: "merge";
  readonly values: Readonly<Record<string, Expression>>;
  readonly relationships?: readonly RelationshipMapping[];
}

export interface RelationshipMapping extends Conditions {
  readonly type: string;
  readonly direction: "OUT" | "IN";
  readonly other: OtherMapping;
  readonly values?: Readonly<Record<string, Expression>>;
}

/** Which entity stands at the other end: the first of these that gives anything. When none does, the relationship is not stated. */
export interface OtherMapping {
  readonly kind: string;
  readonly id?: string;
  readonly key?: string;
  readonly identifiers?: Readonly<Record<string, Expression>>;
  readonly named?: NamedMapping;
  readonly matched?: MatchedMapping;
  /** What the source calls it. */
  readonly name?: Expression;
}

/** An entity of which the source tells the name only: it is linked when that is certain, see `linkNames`. */
export interface NamedMapping {
  readonly name: Expression;
  readonly country?: Expression;
  readonly region?: Expression;
  /** The ROR id that other columns of the source lead to, to be confirmed by the name. */
  readonly proposed?: Expression;
  /** What the source calls the proposed one elsewhere. */
  readonly called?: Expression;
}

/** An institution of which the source tells an affiliation as papers print it: linked when `matchInstitution` is certain of it. */
export interface MatchedMapping {
  readonly affiliation: Expression;
}
