import type { Faults, Reading, SourceRecord } from "../sourceRecord.js";
import { compileExpression } from "./compileExpression.js";
import type { RecordContext } from "./compileOther.js";
import { compileRecord, type DraftRecord } from "./compileRecord.js";
import { evaluated, type RowReport, rowReport } from "./compileValues.js";
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
  /** What the graph has of records that several rows state; nothing if not given. */
  readonly known?: KnownRecords;
  /** Whether only a part of the rows is read: what the others stated stays. */
  readonly part?: boolean;
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

/** What a row states, and why it cannot be told what else. */
interface DraftRow {
  readonly read: ReadRow;
  readonly reasons: readonly string[];
  readonly drafts: readonly { readonly repeats: boolean; readonly draft: DraftRecord; readonly faults: Faults | null }[];
}

/** How many rows are looked ahead, so that their affiliations are matched together. */
const rowsTogether = 200;

/** What of a record could not be read: of its own cells, or of the columns made of others, on which anything may depend. */
function faultsOf(columns: RowReport, { reasons, unread }: RowReport): Faults | null {
  const open = columns.reasons.length > 0;
  // An empty key tells nothing new where the columns are why it is empty.
  const own = open && unread.has("key") ? reasons.slice(1) : reasons;
  if (!open && own.length === 0) return null;
  return { reasons: [...columns.reasons, ...own], unread: open ? "any" : [...unread] };
}

function compileTable(table: TableMapping, run: Run): (read: ReadRow) => DraftRow {
  const columns = Object.entries(table.columns ?? {}).map(([name, it]) => [name, compileExpression(it, run.lookups)] as const);
  const records = table.records.map((mapping) => ({ repeats: mapping.repeats === "merge", make: compileRecord(mapping, run) }));
  return (read) => {
    if (read.reasons.length > 0) return { read, reasons: read.reasons, drafts: [] };
    const [ofColumns, ofLists] = [rowReport(read.place), rowReport(read.place)];
    let row = read.row;
    for (const [name, evaluate] of columns) row = withCells(row, { [name]: cellOf(evaluated(evaluate, name, row, ofColumns)) });
    const drafts = records.flatMap(({ repeats, make }) =>
      make(row, ofLists).map((draft) => ({ repeats, draft, faults: faultsOf(ofColumns, draft.report) })),
    );
    const untold = drafts.length === 0 ? ofColumns.reasons : [];
    return { read, reasons: [...untold, ...ofLists.reasons], drafts };
  };
}

/** Notes a record that only one row may state; gives the reason where another one did. */
function statedOnce({ record, place }: { readonly record: SourceRecord; readonly place: string }, { stated }: Run): readonly string[] {
  const before = stated.get(record.key);
  if (before) return [`the ${record.kind} ${record.key} was already stated at ${before}`];
  stated.set(record.key, place);
  return [];
}

/** All records of a row, each taken or not by itself, and one account of what cannot be said to belong to any. */
function finish({ read, reasons, drafts }: DraftRow, run: Run, matched: Awaited<ReturnType<MatchDrafts>>): readonly Reading[] {
  const { place, input } = read;
  const readings: Reading[] = reasons.length > 0 ? [{ unreadable: { place, input, reasons } }] : [];
  for (const { repeats, draft, faults } of drafts) {
    const reading = { record: matched(draft), place, input };
    const { key } = reading.record;
    if (faults) {
      readings.push({ ...reading, faults });
      if (repeats) run.repeated.miss(key);
      continue;
    }
    const contradictions = repeats ? run.repeated.add(reading) : statedOnce(reading, run);
    if (contradictions.length > 0) readings.push({ ...reading, faults: { reasons: contradictions, unread: [] } });
    else if (!repeats) readings.push(reading);
  }
  return readings;
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
 * Reads the tables of a mapping row by row into records. Records of which something cannot be read are given with their faults, rows of
 * which it cannot be told what they state as `unreadable`, both with every reason, and the reading goes on. Records that several rows state
 * come last, each once. Throws INVALID_SEED when a file cannot be read at all.
 */
export async function* readTable(options: TableOptions): AsyncGenerator<Reading> {
  const { mapping, folder, linkNames, onName = () => {}, onRead = () => {}, matchAffiliations = async () => [] } = options;
  const tables = options.tables ?? (await openTables(mapping, folder));
  const lookups = await readLookups(mapping, folder);
  const matchDrafts = draftMatcher(matchAffiliations, onName);
  const repeated = gatherRepeatedRecords(options);
  const run: Run = { lookups, linkNames, onName, onRead, matchDrafts, repeated, stated: new Map() };
  for (const table of tables) yield* readOneTable(table, run);
  yield* repeated.all();
}
