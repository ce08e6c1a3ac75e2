import { decodePiece, longestPiece, oversized, type Piece } from "./piece.js";

const newline = 0x0a;

/** What of a line has come so far; beyond the limit only its beginning is kept. */
interface Unfinished {
  parts: Buffer[];
  length: number;
}

function add(unfinished: Unfinished, part: Buffer): void {
  if (unfinished.length <= longestPiece) unfinished.parts.push(part);
  unfinished.length += part.length;
}

function finish(number: number, { parts, length }: Unfinished): Piece {
  if (length > longestPiece) return oversized(number, parts[0]!);
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return decodePiece(number, bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes);
}

/** The lines of a text in UTF-8, those included that are blank. Only line feeds end a line: U+2028 may stand within a JSON text. */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let number = 0;
  let unfinished: Unfinished = { parts: [], length: 0 };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
      add(unfinished, chunk.subarray(from, to));
      yield finish(++number, unfinished);
      unfinished = { parts: [], length: 0 };
      from = to + 1;
    }
    if (from < chunk.length) add(unfinished, chunk.subarray(from));
  }
  if (unfinished.length > 0) yield finish(++number, unfinished);
}
