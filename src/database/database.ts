import type { Statement } from "../cypher/statement.js";

/** One operator of a plan that ran, its inputs below it. */
export interface PlanStep {
  readonly operator: string;
  readonly details: string;
  readonly dbHits: number;
  readonly rows: number;
  readonly children: readonly PlanStep[];
}

export interface Profile {
  /** Of the whole plan. */
  readonly dbHits: number;
  readonly plan: PlanStep;
}

/**
 * Rows are lists in the order of `columns`. Integers come as numbers, exact up to 2^53 (let Cypher return `toString(n)` beyond), moments as
 * ISO 8601 text in UTC with milliseconds, other temporal values as ISO 8601 text.
 */
export interface StatementResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** From sending the statement to its last row, as seen from here. */
  readonly milliseconds: number;
  /** Names the state of the graph that was read or written. */
  readonly bookmark: string | null;
  /** Only when it was asked for. */
  readonly profile: Profile | null;
}

export interface ReadOptions {
  /** Milliseconds for all tries together; the database ends the statement too. */
  readonly timeout?: number;
  /** Runs the statement with `PROFILE`. */
  readonly profile?: boolean;
  /** Ends the statement in the database as well. An `Error` given as its reason is what `read` throws, else `SHUTTING_DOWN`. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions {
  /** Milliseconds for all tries together; without it there is no limit. */
  readonly timeout?: number;
}

/** A Neo4j of 5.26 or later. Whatever fails comes as an `AtlasError` whose cause is the driver's error. */
export interface Database {
  /** One auto-commit read in one round trip, tried again a few times after a transient error. Throws `TIMEOUT`, `DATABASE_UNAVAILABLE`. */
  read(statement: Statement, options?: ReadOptions): Promise<StatementResult>;
  /** All statements in one transaction and in order; as a whole tried again after a transient error. */
  write(statements: readonly Statement[], options?: WriteOptions): Promise<readonly StatementResult[]>;
  /** One schema command (a constraint, an index) or procedure in a transaction of its own. */
  administer(text: string): Promise<StatementResult>;
  /**
   * Lets `work` read and write as if for good, in one transaction that is undone in the end. All that it writes must fit into the memory that the
   * database gives to one transaction, else `QUERY_TOO_EXPENSIVE`.
   */
  rehearse<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Names the state of the graph: the same until something is written, whoever wrote it. */
  revision(options?: ReadOptions): Promise<string>;
  close(): Promise<void>;
}
