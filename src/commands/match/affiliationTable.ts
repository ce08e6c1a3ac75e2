import { basename } from "node:path";
import { stringify } from "csv-stringify/sync";
import { AtlasError } from "../../errors.js";
import { detectEncoding } from "../../import/table/format/detectEncoding.js";
import { detectFormat } from "../../import/table/format/detectFormat.js";
import { readText } from "../../import/table/format/readText.js";
import { splitRows } from "../../import/table/format/splitRows.js";
import { delimiters, type TableFormat } from "../../import/table/format/tableFormat.js";
import { type ReadRow, readRows } from "../../import/table/readRows.js";
import { cellText, type Row } from "../../import/table/row.js";

/** A cell that is written beside a row. */
export type AddedCell = string | number | boolean | null;

/** A row whose affiliation is matched. */
export interface AffiliationRow {
  readonly affiliation: string;
  /** Where it stands: `papers.csv:12`. */
  readonly place: string;
  /** Why it cannot be written again with more columns; none where it can. */
  readonly faults: readonly string[];
  /** The row in the form of its table, with further cells. */
  readonly write: (added: readonly AddedCell[]) => string;
}

/** A table with a column of affiliations, and how it is written again. */
export interface AffiliationTable {
  /** The line that names the columns, with those that are added; empty where each line names its own. */
  readonly header: string;
  readonly rows: () => AsyncIterable<AffiliationRow>;
}

const csvLine = (cells: readonly AddedCell[], delimiter: string): string =>
  stringify([cells.map((it) => (it === null ? "" : String(it)))], { delimiter });

const hasColumns = /\.(?:csv|tsv|tab|jsonl|ndjson)(?:\.gz)?$/i;

async function* readLines(path: string): AsyncGenerator<AffiliationRow> {
  for await (const { raw, line } of splitRows(readText(path, await detectEncoding(path)), null))
    if (raw.trim() !== "") {
      const affiliation = raw.trim();
      yield { affiliation, place: `${basename(path)}:${line}`, faults: [], write: (added) => csvLine([affiliation, ...added], ",") };
    }
}

function checkColumns(path: string, { columns }: TableFormat, column: string | undefined, added: readonly string[]): string {
  const file = basename(path);
  const told = columns.map((it) => `"${it}"`).join(", ");
  if (column === undefined)
    throw new AtlasError("BAD_USER_INPUT", `--column: expected which column of ${file} has the affiliations, got none. It has ${told}.`);
  const faults = [
    ...(columns.includes(column) ? [] : [`--column: expected one of the columns of ${file}, got "${column}". It has ${told}.`]),
    ...columns.filter((it) => added.includes(it)).map((it) => `${file} has a column "${it}" already: rename or remove it first.`),
  ];
  if (faults.length > 0) throw new AtlasError("BAD_USER_INPUT", faults.join(" "));
  return column;
}

/** A row of JSON as it stands, since its cells are only a view of it. */
const jsonLine = (input: string, names: readonly string[], added: readonly AddedCell[]): string =>
  `${JSON.stringify({ ...(JSON.parse(input) as object), ...Object.fromEntries(names.map((it, at) => [it, added[at] ?? null])) })}\n`;

const isReadable = ({ cells, reasons }: ReadRow, { delimiter }: TableFormat, row: Row): boolean =>
  reasons.length === 0 || (delimiter !== null && cells !== null && Object.keys(row).length === cells.length);

function rowWriter(format: TableFormat, added: readonly string[]): (read: ReadRow, cells: readonly AddedCell[]) => string {
  const { delimiter, columns } = format;
  if (delimiter === null) return ({ input }, cells) => jsonLine(input, added, cells);
  return ({ row }, cells) => csvLine([...columns.map((it) => row[it] as string), ...cells], delimiters[delimiter]);
}

async function openTable(path: string, column: string | undefined, added: readonly string[]): Promise<AffiliationTable> {
  const format = await detectFormat(path);
  const name = checkColumns(path, format, column, added);
  const write = rowWriter(format, added);
  async function* rows(): AsyncGenerator<AffiliationRow> {
    for await (const read of readRows(path, format)) {
      const faults = isReadable(read, format, read.row) ? [] : read.reasons;
      yield { affiliation: cellText(read.row[name]), place: read.place, faults, write: (cells) => write(read, cells) };
    }
  }
  const header = format.delimiter === null ? "" : csvLine([...format.columns, ...added], delimiters[format.delimiter]);
  return { header, rows };
}

/**
 * Opens a file with affiliations that is written again with columns added: a table with a column of them, or a text with one on each line,
 * which becomes a CSV. Throws `BAD_USER_INPUT` for a column that is not there or is there already, `INVALID_SEED` for a file that cannot be read.
 */
export async function openAffiliations(path: string, column: string | undefined, added: readonly string[]): Promise<AffiliationTable> {
  if (column !== undefined || hasColumns.test(path)) return await openTable(path, column, added);
  return { header: csvLine(["affiliation", ...added], ","), rows: () => readLines(path) };
}
