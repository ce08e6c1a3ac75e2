import { decodePiece, longestPiece, oversized, type Piece } from "./piece.js";

const [quote, backslash, comma, openList, closeList, openMap, closeMap] = [...'"\\,[]{}'].map((it) => it.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Where a reading of a list stands. Structural characters of JSON are single bytes that no other character of UTF-8 contains. */
interface State {
  /** Lists and maps that are open. */
  depth: number;
  quoted: boolean;
  escaped: boolean;
  closed: boolean;
}

/** Takes one byte; tells whether an item of the outermost list ends before it. */
function step(state: State, byte: number): boolean {
  if (state.quoted) {
    if (state.escaped) state.escaped = false;
    else if (byte === backslash) state.escaped = true;
    else if (byte === quote) state.quoted = false;
    return false;
  }
  if (byte === quote) state.quoted = true;
  else if (byte === openList || byte === openMap) state.depth++;
  else if (byte === closeList || byte === closeMap) {
    state.depth--;
    state.closed = state.depth === 0;
    return state.closed;
  }
  return byte === comma && state.depth === 1;
}

/**
 * The items of one JSON list, each as its text: a fault within an item costs that item and not the whole file, which a parser of the whole
 * would refuse. Throws an `Error` when the list does not end, or something follows it.
 */
export async function* splitArray(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const state: State = { depth: 0, quoted: false, escaped: false, closed: false };
  let parts: Buffer[] = [];
  let [number, length] = [0, 0];
  const keep = (part: Buffer) => {
    if (length <= longestPiece) parts.push(part);
    length += part.length;
  };
  const finish = (): Piece | null => {
    const [bytes, whole] = [Buffer.concat(parts), length <= longestPiece];
    [parts, length] = [[], 0];
    if (bytes.every(isBlank)) return null;
    number++;
    return whole ? decodePiece(number, bytes) : oversized(number, bytes);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (state.closed && !isBlank(byte)) throw new Error(`expected the file to end after its list, got more after item ${number}`);
      const opening = state.depth === 0;
      const ends = step(state, byte);
      if (opening) from = at + 1;
      if (!ends) continue;
      keep(chunk.subarray(from, at));
      from = at + 1;
      const piece = finish();
      if (piece) yield piece;
    }
    if (!state.closed && from < chunk.length) keep(chunk.subarray(from));
  }
  if (!state.closed) throw new Error(`expected the list to be closed by "]", got the end of the file within or after item ${number + 1}`);
}
