import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";

/** What a step of an upgrade works with. */
export interface UpgradeContext {
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** Told how far a step has come. */
  readonly report: (line: string) => void;
}

/** One step from a form of the graph to the next. It may be run again after it was broken off anywhere, and then does what is left to do. */
export interface UpgradeStep {
  readonly from: number;
  readonly to: number;
  /** Completes the sentence "Upgrading: ...". */
  readonly what: string;
  readonly run: (context: UpgradeContext) => Promise<void>;
}
