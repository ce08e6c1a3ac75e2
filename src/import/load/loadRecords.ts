import { setImmediate } from "node:timers/promises";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import type { Reading, StatedSource } from "../sourceRecord.js";
import { announceSource } from "./announceSource.js";
import type { CheckedRecord, Rejection } from "./checkedRecord.js";
import { checkRecord } from "./checkRecord.js";
import { countShared } from "./countShared.js";
import { beginImportRun, type ImportRun } from "./importRun.js";
import { type KeySet, keySet } from "./keySet.js";
import type { LoadContext } from "./loadContext.js";
import { LoadMemory } from "./loadMemory.js";
import { emptyReport, type LoadReport, tally } from "./loadReport.js";
import { readNameFilter } from "./nameFilter.js";
import { hasPresentRecords, noteGone } from "./noteGone.js";
import { type PreparedBatch, prepareBatch } from "./prepareBatch.js";
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
  /** How much of the input has been read, from 0 to 1, to tell the time left. */
  readonly fraction?: () => number;
  /** What is read is only a part of what the source has, so nothing that is not in it is gone. */
  readonly part?: boolean;
  /** Records a transaction; 2,000 if not given. */
  readonly batchSize?: number;
}

interface Batch {
  readonly records: readonly CheckedRecord[];
  readonly rejected: readonly Rejection[];
  readonly last: boolean;
}

/** The keys that a reading had. */
interface Keys {
  /** Each is expected once. */
  readonly read: KeySet;
  /** Of what is not taken, however often: it is not gone. */
  readonly rejected: KeySet;
  /** Whether it is known to be less than the whole source. */
  part: boolean;
  /** Whether something could not be read of which the key is not known. */
  untold: boolean;
}

function unread(seen: Keys, key: unknown): void {
  if (typeof key === "string" && key !== "") seen.rejected.add(key);
  else seen.untold = true;
}

function judge(context: LoadContext, reading: Reading, seen: Keys): CheckedRecord | Rejection {
  seen.part ||= reading.correction === true;
  if ("unreadable" in reading) {
    unread(seen, reading.unreadable.key);
    return reading.unreadable;
  }
  const { record, place, input, warnings, faults } = reading;
  const { key } = record;
  const checked = checkRecord(context.catalogue, context.source, reading);
  const double =
    !faults && typeof key === "string" && seen.read.has(key) ? [`key: expected each key once, got ${JSON.stringify(key)} again`] : [];
  if (!faults && typeof key === "string") seen.read.add(key);
  if ("reasons" in checked || double.length > 0) {
    unread(seen, key);
    return { place, input, reasons: [...("reasons" in checked ? checked.reasons : []), ...double] };
  }
  for (const { name, identifier } of checked.kind.properties)
    if (identifier === "weak" && checked.values[name]) context.weak.add(`${checked.kind.name}.${name}`);
  for (const warning of warnings ?? []) tally(context.report.warnings, warning, place);
  return checked;
}

async function nextBatch(context: LoadContext, readings: AsyncIterator<Reading>, seen: Keys, size: number): Promise<Batch> {
  const records: CheckedRecord[] = [];
  const rejected: Rejection[] = [];
  while (records.length + rejected.length < size) {
    if ((records.length + rejected.length) % recordsATurn === 0) await setImmediate();
    const { done, value } = await readings.next();
    if (done) return { records, rejected, last: true };
    const judged = judge(context, value, seen);
    if ("digest" in judged) records.push(judged);
    else rejected.push(judged);
  }
  return { records, rejected, last: false };
}

/** Records that are read and checked before whatever the database answered meanwhile is looked at: it may wait for what comes next. */
const recordsATurn = 20;

interface Ahead {
  readonly batch: Batch;
  readonly prepared: PreparedBatch;
}

/** Writes a batch. Where somebody else wrote since the batch before, it is worked out anew from the graph as it is now. */
async function writeBatch(context: LoadContext, { batch, prepared }: Ahead): Promise<void> {
  const alone = context.revision === null || context.revision === (await context.database.revision());
  if (!alone) context.memory = new LoadMemory();
  const sound = prepared.memory === context.memory;
  await (sound ? prepared : await prepareBatch(context, batch.records, Promise.resolve())).write();
}

async function loadAll(context: LoadContext, options: LoadOptions, first: Batch, next: () => Promise<Batch>): Promise<void> {
  const prepare = async (batch: Batch, written: Promise<void>): Promise<Ahead> => ({
    batch,
    prepared: await prepareBatch(context, batch.records, written),
  });
  let current = await prepare(first, Promise.resolve());
  for (;;) {
    const { records, rejected, last } = current.batch;
    // The next batch is read, checked and worked out while the database is busy with writing this one. Where either fails the other comes to
    // its end first: nothing may still be written when the load is over.
    const writing = writeBatch(context, current);
    const [written, ahead] = await Promise.allSettled([writing, last ? null : next().then((it) => prepare(it, writing))]);
    settled(written);
    context.report.read += records.length + rejected.length;
    await keepRejections(context.report, context.rejects, rejected);
    if (options.fraction) context.report.fraction = options.fraction();
    options.report?.(context.report);
    const following = settled(ahead);
    if (!following) return;
    current = following;
  }
}

function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

/** Marks what the source no longer has; where that cannot be told, it is only counted. */
async function noteMissing(context: LoadContext, seen: Keys): Promise<void> {
  const { report } = context;
  const has = (key: string) => seen.read.has(key) || seen.rejected.has(key);
  const doubt = report.read === 0 ? "nothing was read" : seen.untold ? "some of what was read has no key that can be told" : null;
  if (doubt === null) {
    report.gone = await noteGone(context, { has }, true);
    return;
  }
  const count = await noteGone(context, { has }, false);
  const warning = `not met in the input, yet not marked as gone since ${doubt}`;
  if (count > 0) report.warnings[warning] = { count, examples: [`${context.source.id}: ${count} record${count === 1 ? "" : "s"}`] };
}

/** Notes a reading that broke off before it throws its error on: what was read until then is in the graph. */
async function noting<T>(context: LoadContext, run: ImportRun, endedAt: () => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Where the database is what failed, there is nowhere to note it: the run stays without an end.
    if (error instanceof AtlasError && error.code === "INVALID_SEED") await run.end(context.report, endedAt(), error.message);
    throw error;
  }
}

async function contextOf({ database, catalogue, source, rejects }: LoadOptions, now: string): Promise<LoadContext> {
  const { retrieved } = source.values;
  return {
    database,
    catalogue,
    source,
    rejects,
    now,
    retrieved: typeof retrieved === "string" ? retrieved : null,
    report: emptyReport(source.id),
    filter: await readNameFilter(database, catalogue),
    stubs: new Set(),
    weak: new Set(),
    memory: new LoadMemory(),
    revision: null,
  };
}

/** Makes the graph ready for what a source says. */
async function begin(context: LoadContext): Promise<{ readonly run: ImportRun; readonly hadRecords: boolean }> {
  const { database, catalogue, source, now } = context;
  await announceSource(database, catalogue, source, now);
  const hadRecords = await hasPresentRecords(context);
  return { run: await beginImportRun(database, source.id, now), hadRecords };
}

/**
 * Brings everything that a source says into the graph: checked against the catalogue, in batches of one transaction each, with the same
 * result in whatever order records and sources come. A second run changes nothing, and a run that was broken off at any moment is made whole
 * by another one. Records that the source no longer has are marked so, once its reading came to the end.
 */
export async function loadRecords(options: LoadOptions): Promise<LoadReport> {
  const started = performance.now();
  const clock = options.now ?? (() => new Date());
  const moment = () => clock().toISOString();
  const context = await contextOf(options, moment());
  const { database, catalogue, report } = context;
  const seen: Keys = { read: keySet(), rejected: keySet(), part: options.part === true, untold: false };
  const readings = options.readings[Symbol.asyncIterator]();
  const next = () => nextBatch(context, readings, seen, options.batchSize ?? 2_000);
  try {
    // The first batch is read and checked while the graph is made ready.
    const [first, begun] = await Promise.allSettled([next(), begin(context)]);
    const { run, hadRecords } = settled(begun);
    await noting(context, run, moment, () => loadAll(context, options, settled(first), next));
    if (!seen.part && hadRecords) await noteMissing(context, seen);
    report.shared = await countShared(database, catalogue, context.weak);
    delete report.fraction;
    await run.end(report, moment());
  } finally {
    await readings.return?.();
  }
  report.milliseconds = Math.round(performance.now() - started);
  return report;
}
