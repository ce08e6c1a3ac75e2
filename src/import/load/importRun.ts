import { keepImportRun } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";
import { integer } from "../../database/integer.js";
import type { LoadReport } from "./loadReport.js";

/** One load of a source, as the graph keeps it: one without an end was killed, or goes on. */
export interface ImportRun {
  /** Keeps the figures, and why the load broke off if it did. */
  readonly end: (report: LoadReport, endedAt: string, failure?: string) => Promise<void>;
}

/** Notes in the graph that a load of a source begins. */
export async function beginImportRun(database: Database, source: string, startedAt: string): Promise<ImportRun> {
  const id = `${source}|${startedAt}`;
  await database.write([keepImportRun(id, { source, startedAt })]);
  return {
    end: async ({ read, created, updated, unchanged, rejected, gone }, endedAt, failure) => {
      const figures = Object.entries({ read, created, updated, unchanged, rejected, gone }).map(([name, it]) => [name, integer(it)]);
      await database.write([keepImportRun(id, { endedAt, ...Object.fromEntries(figures), ...(failure ? { failure } : {}) })]);
    },
  };
}
