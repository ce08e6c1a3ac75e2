import { createImportRun } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";
import { integer } from "../../database/integer.js";
import type { LoadReport } from "./loadReport.js";

/** Keeps the figures of a load, which began and ended at the given moments, in the graph. */
export async function keepImportRun(database: Database, report: LoadReport, startedAt: string, endedAt: string): Promise<void> {
  const { source, read, created, updated, unchanged, rejected, gone } = report;
  const figures = Object.entries({ read, created, updated, unchanged, rejected, gone }).map(([name, it]) => [name, integer(it)] as const);
  await database.write([createImportRun({ id: `${source}|${startedAt}`, source, startedAt, endedAt, ...Object.fromEntries(figures) })]);
}
