import { AtlasError } from "../../errors.js";
import { type OpenedFile, openPacked } from "./openPacked.js";
import type { Piece } from "./piece.js";
import { splitArray } from "./splitArray.js";
import { splitLines } from "./splitLines.js";

/** Pieces of a file that hold a record of JSON each. */
export interface PieceFile {
  readonly pieces: AsyncIterable<Piece>;
  /** How much of the file has been read, from 0 to 1; 0 before its reading began. */
  readonly fraction: () => number;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** In an archive JSON is wanted; of several files ROR's newest schema, which it keeps beside the old one. */
function likingOfName(name: string): number {
  if (!/\.jsonl?$/i.test(name) || /(^|\/)(__MACOSX|\.)/.test(name)) return 0;
  return /schema_v2/i.test(name) ? 2 : 1;
}

/** The chunks without a byte order mark, and whether they hold a list rather than lines. */
async function lookAhead(chunks: AsyncIterator<Buffer>): Promise<{ readonly isList: boolean; readonly first: Buffer[] }> {
  let seen = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await chunks.next();
    if (!done) seen = Buffer.concat([seen, value]);
    if (!done && seen.length < byteOrderMark.length) continue;
    const marked = seen.subarray(0, 3).equals(byteOrderMark);
    const first = marked ? seen.subarray(3) : seen;
    const text = first.toString("latin1").trimStart();
    if (done || text !== "" || seen.length > 2 ** 20) return { isList: text.startsWith("["), first: [first] };
  }
}

async function* rejoined(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/**
 * Reads a file of JSON records, a record a line or all in one list, packed by gzip, in a zip archive or not. Blank lines are left out. Memory
 * is bounded by the longest piece. Throws `INVALID_SEED` when the file cannot be read to its end.
 */
export function readPieces(path: string): PieceFile {
  let opened: OpenedFile | null = null;
  async function* pieces(): AsyncGenerator<Piece> {
    let last = 0;
    try {
      opened = await openPacked(path, likingOfName);
      const chunks = opened.content[Symbol.asyncIterator]();
      const { isList, first } = await lookAhead(chunks);
      for await (const piece of (isList ? splitArray : splitLines)(rejoined(first, chunks))) {
        last = piece.number;
        if (piece.fault || piece.text.trim() !== "") yield piece;
      }
    } catch (error) {
      throw new AtlasError("INVALID_SEED", `${path} cannot be read after line or item ${last}: ${(error as Error).message}`, {
        cause: error,
      });
    } finally {
      opened?.close();
    }
  }
  return { pieces: pieces(), fraction: () => opened?.fraction() ?? 0 };
}
