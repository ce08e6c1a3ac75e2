import { join } from "node:path";
import type { Reading } from "../sourceRecord.js";
import { compileExpression } from "./compileExpression.js";
import { compileRecord, evaluated, type RecordContext, type RowReport } from "./compileRecord.js";
import type { Mapping, TableMapping } from "./mapping.js";
import type { NameLookup, NameOutcome } from "./nameLookup.js";
import { readLookups } from "./readLookups.js";
import { readRows } from "./readRows.js";
import { gatherRepeatedRecords, type RepeatedRecords } from "./repeatedRecords.js";
import type { Row } from "./steps.js";

export interface TableOptions {
  readonly mapping: Mapping;
  /** Where the files of the mapping are. */
  readonly folder: string;
  /** Decides which entity a stated name means. */
  readonly linkNames: NameLookup;
  /** Told of every name that was looked up, found or not. */
  readonly onName?: (outcome: NameOutcome) => void;
}

interface Run extends RecordContext {
  readonly folder: string;
  readonly repeated: RepeatedRecords;
  /** Where each key of a record that only one row may state was stated. */
  readonly stated: Map<string, string>;
}

type ReadableRow = { readonly row: Row; readonly place: string; readonly input: string };

/** Makes all records of a row, or one account of everything that is wrong with it. */
function compileTable(table: TableMapping, run: Run): (read: ReadableRow) => readonly Reading[] {
  const columns = Object.entries(table.columns ?? {}).map(([name, it]) => [name, compileExpression(it, run.lookups)] as const);
  const records = table.records.map((mapping) => ({ repeats: mapping.repeats === "merge", make: compileRecord(mapping, run) }));
  return ({ row, place, input }) => {
    const report: RowReport = { place, reasons: [] };
    const full: Record<string, string> = { ...row };
    for (const [name, evaluate] of columns) full[name] = String(evaluated(evaluate, name, full, report) ?? "");
    const made = records.map(({ repeats, make }) => ({ repeats, record: make(full, report) }));
    const readings: Reading[] = [];
    if (report.reasons.length === 0)
      for (const { repeats, record } of made) {
        if (!record) continue;
        const reading = { record, place, input };
        const before = run.stated.get(record.key);
        if (repeats) report.reasons.push(...run.repeated.add(reading));
        else if (before) report.reasons.push(`the ${record.kind} ${record.key} was already stated at ${before}`);
        else {
          run.stated.set(record.key, place);
          readings.push(reading);
        }
      }
    if (report.reasons.length > 0) readings.push({ unreadable: { place, input, reasons: report.reasons } });
    return readings;
  };
}

async function* readOneTable(table: TableMapping, run: Run): AsyncIterable<Reading> {
  const compiled = compileTable(table, run);
  for await (const read of readRows(join(run.folder, table.file))) {
    if ("unreadable" in read) yield read;
    else yield* compiled(read);
  }
}

/**
 * Reads the tables of a mapping row by row into records. A row that cannot be read is given as `unreadable` with every reason, and the
 * reading goes on. Records that several rows state come last, each once. Throws INVALID_SEED when a file cannot be read at all.
 */
export async function* readTable(options: TableOptions): AsyncIterable<Reading> {
  const { mapping, folder, linkNames, onName = () => {} } = options;
  const lookups = await readLookups(mapping, folder);
  const run: Run = { folder, lookups, linkNames, onName, repeated: gatherRepeatedRecords(), stated: new Map() };
  for (const table of mapping.tables) yield* readOneTable(table, run);
  yield* run.repeated.all();
}
