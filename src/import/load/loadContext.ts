import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import type { StatedSource } from "../sourceRecord.js";
import type { LoadMemory } from "./loadMemory.js";
import type { LoadReport } from "./loadReport.js";
import type { NameFilter } from "./nameFilter.js";
import type { Rejects } from "./rejects.js";

/** What every step of one load needs. */
export interface LoadContext {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly source: StatedSource;
  readonly rejects: Rejects | undefined;
  /** The moment of the load, ISO 8601 in UTC. */
  readonly now: string;
  /** When the source was fetched, if it says so. */
  readonly retrieved: string | null;
  readonly report: LoadReport;
  readonly filter: NameFilter;
  /** Ids of the stubs made in this load that still are stubs. */
  readonly stubs: Set<string>;
  /** The weak identifiers that records of this load state, as `Kind.property`. */
  readonly weak: Set<string>;
  /** Replaced by an empty one where it may no longer hold. */
  memory: LoadMemory;
  /** The state of the graph after the last batch; null before the first and where that cannot be told. */
  revision: string | null;
}
