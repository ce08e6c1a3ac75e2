import type { Reading } from "../sourceRecord.js";
import { compileExpression } from "./compileExpression.js";
import type { RecordContext } from "./compileOther.js";
import { compileRecord, type DraftRecord } from "./compileRecord.js";
import { evaluated, type RowReport } from "./compileValues.js";
import type { KnownRecords } from "./knownRecords.js";
import type { Mapping, TableMapping } from "./mapping.js";
import { draftMatcher, type MatchDrafts } from "./matchRows.js";
import type { MatchAffiliations, NameLookup, NameOutcome } from "./nameLookup.js";
import { type OpenedTable, openTables } from "./openTables.js";
import { readLookups } from "./readLookups.js";
import { type ReadRow, readRows } from "./readRows.js";
import { gatherRepeatedRecords, type RepeatedRecords } from "./repeatedRecords.js";
import { cellOf, withCells } from "./row.js";

export interface TableOptions {
  readonly mapping: Mapping;
  /** Where the files of the mapping are. */
  readonly folder: string;
  /** The tables to be read; all of the mapping, from the folder, if not given. */
  readonly tables?: readonly OpenedTable[];
  /** Told how many bytes of a file were read so far. */
  readonly onRead?: (path: string, bytes: number) => void;
  /** Decides which entity a stated name means. */
  readonly linkNames: NameLookup;
  /** Decides which institution an affiliation names; none is linked if not given. */
  readonly matchAffiliations?: MatchAffiliations | undefined;
  /** Told of every name that was looked up, found or not. */
  readonly onName?: (outcome: NameOutcome) => void;
  /** What the graph has of records that several rows state, where only a part of the rows is read; nothing if not given. */
  readonly known?: KnownRecords;
  /** Filled with the places of all rows that state a record, by the place under which it is given. */
  readonly statedAt?: Map<string, readonly string[]>;
}

interface Run extends RecordContext {
  readonly onRead: (path: string, bytes: number) => void;
  readonly matchDrafts: MatchDrafts;
  readonly repeated: RepeatedRecords;
  /** Where each key of a record that only one row may state was stated. */
  readonly stated: Map<string, string>;
}

/** What a row states, or why it states nothing. */
interface DraftRow {
  readonly read: ReadRow;
  readonly reasons: readonly string[];
  readonly drafts: readonly { readonly repeats: boolean; readonly draft: DraftRecord }[];
}

/** How many rows are looked ahead, so that their affiliations are matched together. */
const rowsTogether = 200;

function compileTable(table: TableMapping, run: Run): (read: ReadRow) => DraftRow {
  const columns = Object.entries(table.columns ?? {}).map(([name, it]) => [name, compileExpression(it, run.lookups)] as const);
  const records = table.records.map((mapping) => ({ repeats: mapping.repeats === "merge", make: compileRecord(mapping, run) }));
  return (read) => {
    if (read.reasons.length > 0) return { read, reasons: read.reasons, drafts: [] };
    const report: RowReport = { place: read.place, reasons: [] };
    let row = read.row;
    for (const [name, evaluate] of columns) row = withCells(row, { [name]: cellOf(evaluated(evaluate, name, row, report)) });
    const drafts = records.flatMap(({ repeats, make }) => make(row, report).map((draft) => ({ repeats, draft })));
    return { read, reasons: report.reasons, drafts: report.reasons.length > 0 ? [] : drafts };
  };
}

/** All records of a row, or one account of everything that is wrong with it. */
function finish({ read, reasons, drafts }: DraftRow, run: Run, matched: Awaited<ReturnType<MatchDrafts>>): readonly Reading[] {
  const { place, input } = read;
  const faults = [...reasons];
  const readings: Reading[] = [];
  for (const { repeats, draft } of drafts) {
    const reading = { record: matched(draft), place, input };
    const before = run.stated.get(draft.key);
    if (repeats) faults.push(...run.repeated.add(reading));
    else if (before) faults.push(`the ${draft.kind} ${draft.key} was already stated at ${before}`);
    else {
      run.stated.set(draft.key, place);
      readings.push(reading);
    }
  }
  return faults.length > 0 ? [...readings, { unreadable: { place, input, reasons: faults } }] : readings;
}

async function* inGroups<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    if (group.push(item) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function* readOneTable({ table, path, format }: OpenedTable, run: Run): AsyncGenerator<Reading> {
  const compiled = compileTable(table, run);
  for await (const rows of inGroups(
    readRows(path, format, (bytes) => run.onRead(path, bytes)),
    rowsTogether,
  )) {
    const made = rows.map(compiled);
    const matched = await run.matchDrafts(made.flatMap((it) => it.drafts.map(({ draft }) => draft)));
    for (const row of made) yield* finish(row, run, matched);
  }
}

/**
 * Reads the tables of a mapping row by row into records. A row that cannot be read is given as `unreadable` with every reason, and the
 * reading goes on. Records that several rows state come last, each once. Throws INVALID_SEED when a file cannot be read at all.
 */
export async function* readTable(options: TableOptions): AsyncGenerator<Reading> {
  const { mapping, folder, linkNames, onName = () => {}, onRead = () => {}, matchAffiliations = async () => [] } = options;
  const tables = options.tables ?? (await openTables(mapping, folder));
  const lookups = await readLookups(mapping, folder);
  const matchDrafts = draftMatcher(matchAffiliations, onName);
  const repeated = gatherRepeatedRecords(options.known, options.statedAt);
  const run: Run = { lookups, linkNames, onName, onRead, matchDrafts, repeated, stated: new Map() };
  for (const table of tables) yield* readOneTable(table, run);
  yield* repeated.all();
}
