import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../../cypher/statement.js";
import {
  createExchangeRates,
  deleteExchangeRates,
  type ExchangeRateRow,
  exchangeRatesUnder,
  replaceExchangeRates,
} from "../../cypher/writes/exchangeRateWrites.js";
import type { Database } from "../../database/database.js";
import { announceSource } from "../load/announceSource.js";
import type { Rejection } from "../load/checkedRecord.js";
import { beginImportRun } from "../load/importRun.js";
import { emptyReport, type LoadReport, tally } from "../load/loadReport.js";
import { keepRejections, type Rejects } from "../load/rejects.js";
import type { StatedSource } from "../sourceRecord.js";
import type { ExchangeRate, RateReading } from "./exchangeRate.js";

export interface RateLoadOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly source: StatedSource;
  readonly rates: AsyncIterable<RateReading>;
  readonly rejects?: Rejects;
  readonly report?: (progress: LoadReport) => void;
  readonly now?: () => Date;
}

/** Rates a transaction. */
const batchSize = 5_000;

const idOf = (source: string, currency: string, day: string): string => `${source}|${currency}|${day}`;

const properties = (source: string, { currency, day, quotation, rate }: ExchangeRate) => ({
  id: idOf(source, currency, day),
  currency,
  day,
  [quotation]: rate,
  source,
});

/** Reads everything to the end. The first statement of a rate is taken, a second one of the same day is rejected. */
async function readAll({ source, rates }: RateLoadOptions, report: LoadReport) {
  const stated = new Map<string, ExchangeRate>();
  const rejected: Rejection[] = [];
  for await (const reading of rates) {
    if ("leftOut" in reading) {
      tally(report.warnings, reading.leftOut, reading.place);
      continue;
    }
    report.read++;
    if ("unreadable" in reading) {
      rejected.push(reading.unreadable);
      continue;
    }
    const { exchangeRate, place, input } = reading;
    const id = idOf(source.id, exchangeRate.currency, exchangeRate.day);
    if (stated.has(id)) rejected.push({ place, input, reasons: [`expected one rate a currency and day, got ${id} again`] });
    else stated.set(id, exchangeRate);
  }
  return { stated, rejected };
}

function* batches<Item>(items: readonly Item[], statement: (batch: readonly Item[]) => Statement): Generator<Statement> {
  for (let at = 0; at < items.length; at += batchSize) yield statement(items.slice(at, at + batchSize));
}

/** Makes the graph have exactly the rates that were stated. */
async function bringIn(database: Database, source: string, stated: ReadonlyMap<string, ExchangeRate>, report: LoadReport): Promise<void> {
  const { rows } = await database.read(exchangeRatesUnder(`${source}|`));
  const known = new Map(rows.map(([id, unitsPerUsd, usdPerUnit]) => [id as string, { unitsPerUsd, usdPerUnit }]));
  const created: ExchangeRateRow[] = [];
  const updated: ExchangeRateRow[] = [];
  for (const [id, it] of stated) {
    const stored = known.get(id);
    const row = { id, properties: properties(source, it) };
    if (!stored) created.push(row);
    else if (stored[it.quotation] !== it.rate) updated.push(row);
    else report.unchanged++;
  }
  const gone = [...known.keys()].filter((id) => !stated.has(id));
  const statements = [
    ...batches(created, createExchangeRates),
    ...batches(updated, replaceExchangeRates),
    ...batches(gone, deleteExchangeRates),
  ];
  for (const statement of statements) await database.write([statement]);
  report.created += created.length;
  report.updated += updated.length;
  report.gone += gone.length;
}

/**
 * Brings the exchange rates that a source states into the graph, with the source itself. A second run changes nothing. Rates that the source
 * no longer has, or has in a form that cannot be read, are removed once its reading came to the end: nothing is converted by a rate that
 * nobody states.
 */
export async function loadRates(options: RateLoadOptions): Promise<LoadReport> {
  const started = performance.now();
  const clock = options.now ?? (() => new Date());
  const { database, catalogue, source, rejects } = options;
  const now = clock().toISOString();
  const report = emptyReport(source.id);
  await announceSource(database, catalogue, source, now);
  const run = await beginImportRun(database, source.id, now);
  const { stated, rejected } = await readAll(options, report);
  await bringIn(database, source.id, stated, report);
  await keepRejections(report, rejects, rejected);
  options.report?.(report);
  await run.end(report, clock().toISOString());
  report.milliseconds = Math.round(performance.now() - started);
  return report;
}
