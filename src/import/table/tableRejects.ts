import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import type { Rejects } from "../load/rejects.js";
import { unreadableKey } from "./format/readJsonRow.js";
import { delimiters, reasonsColumn, type TableFormat } from "./format/tableFormat.js";
import type { OpenedTable } from "./openTables.js";
import { type ReadRow, readRows } from "./readRows.js";

/** Keeps the rows that are not taken, each once, a file a table and in the table's own form. */
export interface TableRejects extends Rejects {
  /** Goes to `readTable`: all rows of a record that several of them state are at fault when it is not taken. */
  readonly statedAt: Map<string, readonly string[]>;
  /** Writes the files, once everything was read, and gives their paths and how many rows each has. */
  write(): Promise<readonly { readonly path: string; readonly rows: number }[]>;
}

/** `projects.rejects.csv` for `projects.csv`, for `projects.csv.gz` and for a file of that name itself. */
export function rejectsName(file: string): string {
  const plain = basename(file).replace(/\.gz$/i, "");
  if (/\.rejects(\.[^.]+)?$/.test(plain)) return plain;
  const at = plain.lastIndexOf(".");
  return at < 1 ? `${plain}.rejects` : `${plain.slice(0, at)}.rejects${plain.slice(at)}`;
}

/** The table of which a file holds rejected rows: `projects.csv` for `projects.rejects.csv`. */
export const rejectedTable = (file: string): string => basename(file).replace(/\.rejects(?=\.[^.]+$|$)/, "");

function jsonLine({ input }: ReadRow, reasons: readonly string[]): string {
  let object: unknown = null;
  try {
    object = JSON.parse(input);
  } catch {
    // It is kept as the text that it is.
  }
  const known = typeof object === "object" && object !== null && !Array.isArray(object) ? object : { [unreadableKey]: input };
  return `${JSON.stringify({ ...known, [reasonsColumn]: reasons })}\n`;
}

/** The cells in the order of the columns, then the reasons; a row whose cells cannot be told apart stands in the first cell. */
function cellsOf({ cells, row, input }: ReadRow, { columns }: TableFormat, reasons: readonly string[]): readonly string[] {
  const text = reasons.join("; ");
  if (!cells) return [input, ...columns.slice(1).map(() => ""), text];
  const known = columns.map((it) => row[it] as string);
  return [...known, text, ...cells.slice(columns.length)];
}

async function* lines({ path, format }: OpenedTable, reasonsAt: ReadonlyMap<string, readonly string[]>): AsyncGenerator<string> {
  const options = { delimiter: delimiters[format.delimiter ?? "comma"] };
  if (format.delimiter !== null) yield stringify([[...format.columns, reasonsColumn]], options);
  for await (const read of readRows(path, format)) {
    const reasons = reasonsAt.get(read.place);
    if (reasons) yield format.delimiter === null ? jsonLine(read, reasons) : stringify([[...cellsOf(read, format, reasons)]], options);
  }
}

/** The file that is read may be the one that is written: it is replaced at the end. */
async function writeFile(path: string, text: AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    await pipeline(Readable.from(text), createWriteStream(unfinished) as Writable);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Where a file of rejected rows goes, by its name. */
export type PlaceRejects = (name: string) => string;

/** Keeps rejected rows until `write` reads the tables again and writes those rows with their reasons. */
export function tableRejects(tables: readonly OpenedTable[], place: PlaceRejects): TableRejects {
  const statedAt = new Map<string, readonly string[]>();
  const reasonsAt = new Map<string, string[]>();
  const texts = new Map<string, string>();
  function note(at: string, reason: string): void {
    // The same reasons come again and again: each text is kept once.
    const text = texts.get(reason) ?? reason;
    texts.set(text, text);
    const known = reasonsAt.get(at) ?? [];
    if (!known.includes(text)) known.push(text);
    reasonsAt.set(at, known);
  }
  return {
    statedAt,
    keep: async (rejections) => {
      for (const { place: at, reasons } of rejections)
        for (const row of statedAt.get(at) ?? [at]) for (const reason of reasons) note(row, reason);
    },
    write: async () => {
      const written: { path: string; rows: number }[] = [];
      for (const table of tables) {
        const begin = `${basename(table.path)}:`;
        const rows = [...reasonsAt.keys()].filter((it) => it.startsWith(begin)).length;
        if (rows === 0) continue;
        const path = place(rejectsName(table.path));
        await writeFile(path, lines(table, reasonsAt));
        written.push({ path, rows });
      }
      return written;
    },
  };
}
