import { basename } from "node:path";
import { AtlasError } from "../../errors.js";
import { unreadableTable } from "./format/readBytes.js";
import { readJsonRow } from "./format/readJsonRow.js";
import { damage, readText } from "./format/readText.js";
import { splitCells } from "./format/splitCells.js";
import { type RawRow, splitRows } from "./format/splitRows.js";
import { delimiters, longestCell, reasonsColumn, type TableFormat } from "./format/tableFormat.js";
import { type Row, rowOf } from "./row.js";

/** A row of a table, the place where it begins and its text there; with every reason where it cannot be taken as a row. */
export interface ReadRow {
  readonly row: Row;
  /** As they stand, where they can be told apart; `null` in JSON. */
  readonly cells: readonly string[] | null;
  /** The name of the file and a line: `projects.csv:12`. */
  readonly place: string;
  readonly input: string;
  readonly reasons: readonly string[];
}

type ReadRaw = (raw: string) => Pick<ReadRow, "row" | "cells" | "reasons">;

const count = (number: number): string => number.toLocaleString("en");

function cellReader({ columns, delimiter, corrects }: TableFormat, header: readonly string[]): ReadRaw {
  const between = delimiters[delimiter!];
  const width = columns.length + (corrects ? 1 : 0);
  const named = header.map((name, at) => [name, at] as const).filter(([name]) => name !== reasonsColumn);
  return (raw) => {
    const cells = splitCells(raw, between);
    if ("reason" in cells) return { row: rowOf([]), cells: null, reasons: [cells.reason] };
    const row = rowOf(named.map(([name, at]) => [name, cells[at] ?? ""]));
    const long = raw.length > longestCell ? cells.flatMap((it, at) => (it.length > longestCell ? [at] : [])) : [];
    const reasons = long.map(
      (at) => `${header[at] ?? at + 1}: expected at most ${count(longestCell)} characters, got ${count(cells[at]!.length)}`,
    );
    if (cells.length !== width) reasons.unshift(`expected ${width} columns, got ${cells.length}`);
    return { row, cells, reasons };
  };
}

const jsonReader: ReadRaw = (raw) => ({ ...readJsonRow(raw), cells: null });

function flaws({ raw, unclosed }: RawRow, encoding: string): readonly string[] {
  return [
    ...(unclosed ? ["it opens a quote that is never closed"] : []),
    ...(raw.includes(damage) ? [`it holds bytes that mean nothing in ${encoding.toUpperCase()}, shown as ${damage}`] : []),
  ];
}

/** Reads a table row by row, its header and blank lines aside; `onRead` is told how many bytes of the file were read so far. Throws `INVALID_SEED` when it cannot be read to its end. */
export async function* readRows(path: string, format: TableFormat, onRead?: (bytes: number) => void): AsyncGenerator<ReadRow> {
  const file = basename(path);
  const { encoding, delimiter } = format;
  let read: ReadRaw | null = delimiter === null ? jsonReader : null;
  let last = 0;
  try {
    for await (const found of splitRows(readText(path, encoding, onRead), delimiter === null ? null : delimiters[delimiter])) {
      last = found.line;
      const { raw, line, unclosed } = found;
      if (raw.trim() === "") continue;
      if (!read) {
        const header = splitCells(raw, delimiters[delimiter!]);
        read = cellReader(format, "reason" in header ? format.columns : header.map((it) => it.trim()));
        continue;
      }
      const made = unclosed ? { row: rowOf([]), cells: null, reasons: [] } : read(raw);
      yield { ...made, place: `${file}:${line}`, input: raw, reasons: [...flaws(found, encoding), ...made.reasons] };
    }
  } catch (error) {
    const reason =
      error instanceof AtlasError ? error.message.replace(/^The table .*? cannot be read: |\.$/g, "") : (error as Error).message;
    throw unreadableTable(path, `${reason} (after line ${last})`, error);
  }
}
