import { longestRow } from "./tableFormat.js";

/** A row as it stands in a file: it goes over several lines where a quoted cell does. */
export interface RawRow {
  /** Without the line break at its end. */
  readonly raw: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Whether a quote in it is never closed: then it is only the line with that quote. */
  readonly unclosed: boolean;
}

/** Finds where rows end, going on where it stopped when more text comes. */
interface Scan {
  at: number;
  quoted: boolean;
  /** Whether a cell begins at `at`; only there a quote opens one. */
  begins: boolean;
}

const quote = '"'.charCodeAt(0);

/** The place of the line break that ends the row; -1 when it has not come yet. */
function findEnd(text: string, scan: Scan, delimiter: number, lineEnd: number, last: boolean): number {
  for (; scan.at < text.length; scan.at++) {
    const code = text.charCodeAt(scan.at);
    if (scan.quoted) {
      if (code !== quote) continue;
      if (scan.at + 1 === text.length && !last) return -1;
      if (text.charCodeAt(scan.at + 1) === quote) scan.at++;
      else scan.quoted = false;
      continue;
    }
    if (code === lineEnd) return scan.at;
    scan.quoted = code === quote && scan.begins;
    scan.begins = code === delimiter;
  }
  return -1;
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;

const withoutReturn = (raw: string): string => (raw.endsWith("\r") ? raw.slice(0, -1) : raw);

/** A file of an old Macintosh ends its lines with a carriage return alone. */
const lineEndOf = (text: string): string => (!text.includes("\n") && text.includes("\r") ? "\r" : "\n");

/**
 * Splits a text into rows, at line breaks that no quotes enclose; without a delimiter at every line break. Throws an `Error` when a row
 * is longer than can be kept.
 */
export async function* splitRows(pieces: AsyncIterable<string>, delimiter: string | null): AsyncGenerator<RawRow> {
  let [text, line, lineEnd] = ["", 1, ""];
  let scan: Scan = { at: 0, quoted: false, begins: delimiter !== null };
  const between = delimiter?.charCodeAt(0) ?? -1;
  function* take(last: boolean): Generator<RawRow> {
    let from = 0;
    const begin = (at: number) => {
      from = at;
      scan = { at, quoted: false, begins: delimiter !== null };
    };
    for (;;) {
      const end = findEnd(text, scan, between, lineEnd.charCodeAt(0), last);
      if (end >= 0) {
        const raw = text.slice(from, end);
        yield { raw: withoutReturn(raw), line, unclosed: false };
        line += countOf(raw, lineEnd) + 1;
        begin(end + 1);
      } else if (last && scan.quoted) {
        // Only the line with the quote is lost: those after it are rows again.
        const until = text.indexOf(lineEnd, from);
        yield { raw: withoutReturn(text.slice(from, until < 0 ? undefined : until)), line, unclosed: true };
        if (until < 0) return;
        line++;
        begin(until + 1);
      } else break;
    }
    text = text.slice(from);
    scan.at -= from;
    if (last && text !== "") yield { raw: withoutReturn(text), line, unclosed: false };
  }
  for await (const piece of pieces) {
    text += piece;
    lineEnd ||= lineEndOf(text);
    yield* take(false);
    if (text.length > longestRow)
      throw new Error(
        `the row that begins on line ${line} has more than ${longestRow.toLocaleString("en")} characters: is a quote in it not closed?`,
      );
  }
  yield* take(true);
}
