import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import type { Reading, StatedSource } from "../sourceRecord.js";
import { announceSource } from "./announceSource.js";
import type { CheckedRecord, Rejection } from "./checkedRecord.js";
import { checkRecord } from "./checkRecord.js";
import { countShared } from "./countShared.js";
import { keepImportRun } from "./keepImportRun.js";
import { loadBatch } from "./loadBatch.js";
import type { LoadContext } from "./loadContext.js";
import { emptyReport, type LoadReport, tally } from "./loadReport.js";
import { noteGone } from "./noteGone.js";
import { keepRejections, type Rejects } from "./rejects.js";

export interface LoadOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly source: StatedSource;
  readonly readings: AsyncIterable<Reading>;
  readonly rejects?: Rejects;
  /** Called after each batch with what was done so far. */
  readonly report?: (progress: LoadReport) => void;
  readonly now?: () => Date;
  /** Whether only a part of what the source has is read: then nothing is marked as gone. */
  readonly part?: boolean;
  /** Whether nothing is to be written, only told what would be. */
  readonly dryRun?: boolean;
  /** Records a transaction; 5,000 if not given. */
  readonly batchSize?: number;
}

interface Batch {
  readonly records: readonly CheckedRecord[];
  readonly rejected: readonly Rejection[];
  readonly last: boolean;
}

function judge(context: LoadContext, reading: Reading, seen: Set<string>): CheckedRecord | Rejection {
  if ("unreadable" in reading) return reading.unreadable;
  const { record, place, input, warnings } = reading;
  const { key } = record;
  const checked = checkRecord(context.catalogue, context.source, reading);
  const double = typeof key === "string" && seen.has(key) ? [`key: expected each key once, got ${JSON.stringify(key)} again`] : [];
  if (typeof key === "string") seen.add(key);
  if ("reasons" in checked || double.length > 0)
    return { place, input, reasons: [...("reasons" in checked ? checked.reasons : []), ...double] };
  for (const { name, identifier } of checked.kind.properties)
    if (identifier === "weak" && checked.values[name]) context.weak.add(`${checked.kind.name}.${name}`);
  for (const warning of warnings ?? []) tally(context.report.warnings, warning, place);
  return checked;
}

async function nextBatch(context: LoadContext, readings: AsyncIterator<Reading>, seen: Set<string>, size: number): Promise<Batch> {
  const records: CheckedRecord[] = [];
  const rejected: Rejection[] = [];
  while (records.length + rejected.length < size) {
    const { done, value } = await readings.next();
    if (done) return { records, rejected, last: true };
    const judged = judge(context, value, seen);
    if ("digest" in judged) records.push(judged);
    else rejected.push(judged);
  }
  return { records, rejected, last: false };
}

async function loadAll(context: LoadContext, options: LoadOptions, seen: Set<string>): Promise<void> {
  const readings = options.readings[Symbol.asyncIterator]();
  const next = () => nextBatch(context, readings, seen, options.batchSize ?? 5_000);
  try {
    let batch = await next();
    for (;;) {
      const { records, rejected, last } = batch;
      // The next batch is read and checked while the database is busy with this one.
      const [, following] = await Promise.all([loadBatch(context, records), last ? null : next()]);
      context.report.read += records.length + rejected.length;
      await keepRejections(context.report, context.rejects, rejected);
      options.report?.(context.report);
      if (!following) return;
      batch = following;
    }
  } finally {
    await readings.return?.();
  }
}

/**
 * Brings everything that a source says into the graph: checked against the catalogue, in batches of one transaction each, with the same
 * result in whatever order records and sources come. A second run changes nothing. Records that the source no longer has are marked so,
 * once its reading came to the end.
 */
export async function loadRecords(options: LoadOptions): Promise<LoadReport> {
  const started = performance.now();
  const clock = options.now ?? (() => new Date());
  const { database, catalogue, source, rejects } = options;
  const { retrieved } = source.values;
  const context: LoadContext = {
    database,
    catalogue,
    source,
    rejects,
    now: clock().toISOString(),
    retrieved: typeof retrieved === "string" ? retrieved : null,
    report: emptyReport(source.id),
    stubs: new Set(),
    weak: new Set(),
  };
  const seen = new Set<string>();
  await announceSource(database, catalogue, source, context.now);
  await loadAll(context, options, seen);
  context.report.gone = options.part ? 0 : await noteGone(context, seen);
  context.report.shared = await countShared(database, catalogue, context.weak);
  await keepImportRun(database, context.report, context.now, clock().toISOString());
  context.report.milliseconds = Math.round(performance.now() - started);
  return context.report;
}
