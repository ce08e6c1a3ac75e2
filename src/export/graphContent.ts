import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";

/** A source that something of an export comes from, as it wants to be named. What it does not state is null. */
export interface SourceCredit {
  readonly id: string;
  readonly name: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly retrieved: string | null;
}

/** An entity as the catalogue shows it; what is not known is left out of `values`. */
export interface ExportedEntity {
  readonly id: string;
  readonly kind: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Ids of the records that it is made of; null where the graph keeps no list. */
  readonly records: readonly string[] | null;
}

/** A relationship as the catalogue shows it; what is not known is left out of `values`. */
export interface ExportedRelationship {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly fromKind: string;
  readonly to: string;
  readonly toKind: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly records: readonly string[] | null;
}

/** All properties of a system node, as they are stored. */
export type SystemProperties = Readonly<Record<string, unknown>>;

/** What is exported, read page by page, each page when it is asked for. */
export interface GraphContent {
  readonly catalogue: Catalogue;
  /** Whether it is everything that the graph holds. */
  readonly whole: boolean;
  /** The sources that anything of it comes from. */
  sources(): Promise<readonly SourceCredit[]>;
  /** Entities of one kind, ordered by id. */
  entities(kind: KindSpec): AsyncIterable<readonly ExportedEntity[]>;
  /** Relationships of one type whose two ends both are in the content. */
  relationships(type: string): AsyncIterable<readonly ExportedRelationship[]>;
  /** The records that the entities and relationships are made of; of a whole graph every record. */
  records(): AsyncIterable<readonly SystemProperties[]>;
  /** Only of a whole graph. */
  exchangeRates(): AsyncIterable<readonly SystemProperties[]>;
  /** Every version of the queries that people saved. Only of a whole graph. */
  savedQueries(): AsyncIterable<readonly SystemProperties[]>;
  /** What the graph tells of its own form; null where there is none, or where it is not the whole graph. */
  graph(): Promise<SystemProperties | null>;
}

/** What may be asked of any format. */
export interface ExportOptions {
  /** Begins CSV files with a byte order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /** Adds the records; the JSONL of a whole graph and neo4j-admin always have them. */
  readonly records?: boolean;
}
