/** A piece of a file that holds one record, as it stands there. */
export interface Piece {
  /** Its line, or its place in the list, from 1. */
  readonly number: number;
  readonly text: string;
  /** Why it cannot be read; its text is then cut, or holds replacement characters. */
  readonly fault?: string;
}

/** Bytes above which a piece is refused, so that a damaged file cannot use up the memory. */
export const longestPiece = 32 * 2 ** 20;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes one piece; what is not UTF-8 is told and shown with replacement characters. */
export function decodePiece(number: number, bytes: Buffer): Piece {
  try {
    return { number, text: decoder.decode(bytes) };
  } catch {
    return { number, text: bytes.toString("utf8"), fault: "expected UTF-8, got bytes that are not" };
  }
}

/** A piece that goes on beyond the limit, by its beginning. */
export const oversized = (number: number, beginning: Buffer): Piece => ({
  number,
  text: beginning.subarray(0, 1_000).toString("utf8"),
  fault: `expected at most ${longestPiece / 2 ** 20} MiB, got more`,
});
