import { AtlasError } from "../../../errors.js";
import { detectDelimiter } from "./detectDelimiter.js";
import { detectEncoding } from "./detectEncoding.js";
import { unreadableTable } from "./readBytes.js";
import { readJsonRow } from "./readJsonRow.js";
import { readText } from "./readText.js";
import { splitCells } from "./splitCells.js";
import { splitRows } from "./splitRows.js";
import { type Delimiter, delimiters, type Encoding, reasonsColumn, type StatedFormat, type TableFormat } from "./tableFormat.js";

const sampleSize = 256 * 1024;
const mostColumns = 10_000;

async function readSample(path: string, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of readText(path, encoding)) {
    text += piece;
    if (text.length >= sampleSize) break;
  }
  return text.slice(0, sampleSize);
}

function isJson(path: string, stated: StatedFormat, sample: string): boolean {
  if (stated.format !== undefined) return stated.format === "JSONL";
  if (stated.delimiter !== undefined) return false;
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(path)) return true;
  const begin = sample.trimStart();
  if (/^\[\s*[{\]]/.test(begin))
    throw unreadableTable(path, "it is one JSON list: expected a JSON object on each line (JSONL), or a table with a header");
  return /^\{\s*["}]/.test(begin);
}

/** The names of the columns of JSON lines: all that any line has, in the order in which they come. */
async function jsonColumns(path: string, encoding: Encoding): Promise<TableFormat> {
  const columns = new Set<string>();
  let corrects = false;
  for await (const { raw, line } of splitRows(readText(path, encoding), null)) {
    if (raw.trim() === "") continue;
    const read = readJsonRow(raw);
    corrects ||= read.corrects;
    for (const name in read.row) columns.add(name);
    if (columns.size > mostColumns)
      throw unreadableTable(path, `it has more than ${mostColumns.toLocaleString("en")} columns up to line ${line}`);
  }
  if (columns.size === 0 && !corrects) throw unreadableTable(path, "it is empty: expected a JSON object on each line");
  return { encoding, delimiter: null, columns: [...columns], corrects };
}

function headerFaults(columns: readonly string[]): readonly string[] {
  const unnamed = columns.flatMap((name, at) => (name === "" ? [at + 1] : []));
  const doubles = [...new Set(columns.filter((name, at) => name !== "" && columns.indexOf(name) !== at))];
  const places = (name: string) => columns.flatMap((it, at) => (it === name ? [at + 1] : [])).join(" and ");
  return [
    ...(unnamed.length > 0 ? [`column ${unnamed.slice(0, 20).join(", ")} has no name`] : []),
    ...doubles.map((name) => `columns ${places(name)} are both called "${name}"`),
  ];
}

async function firstRow(path: string, encoding: Encoding, delimiter: Delimiter): Promise<readonly string[]> {
  for await (const { raw, line, unclosed } of splitRows(readText(path, encoding), delimiters[delimiter])) {
    if (raw.trim() === "") continue;
    const cells = unclosed ? { reason: "it opens a quote that is never closed" } : splitCells(raw, delimiters[delimiter]);
    if ("reason" in cells) throw unreadableTable(path, `the header on line ${line} is wrong: ${cells.reason}`);
    return cells.map((it) => it.trim());
  }
  throw unreadableTable(path, "it is empty: expected a header with the names of its columns");
}

async function headedColumns(path: string, encoding: Encoding, delimiter: Delimiter): Promise<TableFormat> {
  const columns = await firstRow(path, encoding, delimiter);
  if (columns.length > mostColumns) throw unreadableTable(path, `it has more than ${mostColumns.toLocaleString("en")} columns`);
  const faults = headerFaults(columns);
  if (faults.length > 0) throw unreadableTable(path, `its header is wrong: ${faults.slice(0, 20).join("; ")}`);
  const corrects = columns.includes(reasonsColumn);
  return { encoding, delimiter, columns: columns.filter((it) => it !== reasonsColumn), corrects };
}

/** Finds out what form a file has, where it is not stated. Throws `INVALID_SEED` when it cannot be read or its header is wrong. */
export async function detectFormat(path: string, stated: StatedFormat = {}): Promise<TableFormat> {
  const encoding = stated.encoding ?? (await detectEncoding(path));
  const sample = await readSample(path, encoding);
  try {
    if (isJson(path, stated, sample)) return await jsonColumns(path, encoding);
    const delimiter = stated.delimiter ?? (stated.format === "TSV" ? "tab" : await detectDelimiter(sample));
    return await headedColumns(path, encoding, delimiter);
  } catch (error) {
    throw error instanceof AtlasError ? error : unreadableTable(path, (error as Error).message, error);
  }
}
