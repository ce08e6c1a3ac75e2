import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { formatVersion } from "../../cypher/graphSummary.js";
import { foundBeforeImport, setGraphProperties } from "../../cypher/writes/graphImport.js";
import { keepImportRun } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";
import { integer } from "../../database/integer.js";
import { AtlasError } from "../../errors.js";
import { readPieces } from "../files/readPieces.js";
import type { BatchContext, CheckBatch } from "./batchContext.js";
import { checkEntityLines } from "./checkEntityLines.js";
import { checkQueryLines } from "./checkQueryLines.js";
import { checkRateLines } from "./checkRateLines.js";
import { checkRecordLines } from "./checkRecordLines.js";
import { checkRelationshipLines } from "./checkRelationshipLines.js";
import { readHeader } from "./graphHeader.js";
import { type GraphLine, readLine, shown } from "./graphLine.js";
import { violations } from "./violations.js";

export interface GraphImportOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** A graph that was exported as JSONL, packed by gzip or not. */
  readonly path: string;
  readonly report?: (progress: GraphImportReport & { readonly fraction: number }) => void;
  readonly now?: () => Date;
}

export interface GraphImportReport {
  /** Lines read, by what they are. */
  readonly lines: Readonly<Record<string, number>>;
  /** Whether the graph already had all of it, so that nothing was done. */
  readonly there: boolean;
}

/** Lines that are checked and written together. */
const batchSize = 1_000;

const checks: Readonly<Record<string, CheckBatch>> = Object.freeze({
  entity: checkEntityLines,
  relationship: checkRelationshipLines,
  record: checkRecordLines,
  exchangeRate: checkRateLines,
  savedQuery: checkQueryLines,
});

/** Tells a file from all others, so that a run that was broken off is known again. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  return hash.digest("hex");
}

/** Whether the import begins, goes on, or was done. Throws `GRAPH_NOT_EMPTY` when the graph holds something else. */
async function standing(database: Database, run: string, path: string): Promise<"new" | "resumed" | "done"> {
  const [begun, ended, holds] = (await database.read(foundBeforeImport(run))).rows[0]!;
  if (holds !== true) return "new";
  if (ended) return "done";
  if (begun === true) return "resumed";
  throw new AtlasError(
    "GRAPH_NOT_EMPTY",
    `${path} is a whole graph and goes into an empty one: expected neither entities, records nor saved queries, got a graph that holds some. Point NEO4J_URI or ATLAS_HOME to an empty graph.`,
  );
}

/** Lines of one sort after each other, at most as many as are written together. */
async function* batches(path: string, lines: AsyncIterable<GraphLine | null>, check: () => void): AsyncGenerator<readonly GraphLine[]> {
  let batch: GraphLine[] = [];
  for await (const line of lines) {
    if (line && batch.length > 0 && (line.line !== batch[0]!.line || batch.length >= batchSize)) {
      yield batch;
      batch = [];
    }
    if (line) batch.push(line);
    if (line?.line === "end") break;
  }
  if (batch.length > 0) yield batch;
  check();
  if (batch[0]?.line !== "end")
    throw new AtlasError("INVALID_SEED", `${path} is cut: expected an "end" at its end, got none. Export it again.`);
}

/**
 * Brings a graph that was exported as JSONL into an empty one, batch by batch, each checked against the catalogue before anything of it is
 * written. Started again after it was broken off it goes on, and when all is there it does nothing. Throws `GRAPH_NOT_EMPTY`,
 * `FORMAT_TOO_NEW`, and `INVALID_SEED` with everything that is wrong in a batch.
 */
export async function importGraph(options: GraphImportOptions): Promise<GraphImportReport> {
  const { database, catalogue, path, report, now = () => new Date() } = options;
  const run = `graph|${await digestOf(path)}`;
  const counts: Record<string, number> = {};
  const state = await standing(database, run, path);
  if (state === "done") return { lines: counts, there: true };
  const { pieces, fraction } = readPieces(path);
  const faults = violations(path);
  async function* read(): AsyncGenerator<GraphLine | null> {
    for await (const piece of pieces) yield readLine(piece, faults.tell);
  }
  const lines = read();
  const first = await lines.next();
  const header = readHeader(path, first.done ? null : first.value);
  await database.write([keepImportRun(run, { source: "graph", startedAt: now().toISOString() })]);
  const context: BatchContext = { database, catalogue, tell: faults.tell, resumed: state === "resumed" };
  let seen = 1;
  for await (const batch of batches(path, lines, faults.refuse)) {
    const [{ line, fields }] = batch as [GraphLine];
    if (line === "end") {
      if (fields["lines"] !== seen)
        throw new AtlasError("INVALID_SEED", `${path} lacks lines: expected ${shown(fields["lines"])}, got ${seen}. Export it again.`);
      break;
    }
    const check = checks[line];
    if (!check) faults.tell(batch[0]!, `line: expected one of ${Object.keys(checks).join(", ")}, got ${shown(line)}`);
    const statements = check ? await check(context, batch) : [];
    faults.refuse();
    if (statements.length > 0) await database.write(statements);
    seen += batch.length;
    counts[line] = (counts[line] ?? 0) + batch.length;
    report?.({ lines: counts, there: false, fraction: fraction() });
  }
  // What was written has the form of this program, also where an older one exported it.
  if (header) await database.write([setGraphProperties({ ...header, formatVersion: integer(formatVersion) })]);
  await database.write([keepImportRun(run, { endedAt: now().toISOString(), read: integer(seen) })]);
  return { lines: counts, there: false };
}
