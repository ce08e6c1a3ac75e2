import { analyse } from "chardet";
import { readBytes } from "./readBytes.js";
import { damage } from "./readText.js";
import { type Encoding, encodings } from "./tableFormat.js";

/** How many bytes the frequencies of characters are judged by. */
const sampleSize = 256 * 1024;
/** A file in UTF-8 may be damaged here and there; one in another encoding has hardly a sequence that is right by chance. */
const rightPerWrong = 2;
/** How much surer, of 100, another encoding must be than the usual one of western files. */
const margin = 15;

interface Seen {
  /** Characters beyond ASCII that are right as UTF-8, and places that are not. */
  right: number;
  wrong: number;
  /** The beginning, then the pieces that hold more than ASCII. */
  readonly sample: Uint8Array[];
  sampled: number;
}

const beyondAscii = /[^\0-\x7f]/;

function look(seen: Seen, bytes: Uint8Array, text: string): void {
  const foreign = beyondAscii.test(text);
  if (foreign)
    for (const character of text) {
      if (character === damage) seen.wrong++;
      else if (character > "\x7f") seen.right++;
    }
  if (seen.sampled < sampleSize && (foreign || seen.sampled === 0)) {
    seen.sample.push(bytes);
    seen.sampled += bytes.length;
  }
}

/** UTF-16 by its mark, or by the zero bytes that ASCII has in it. */
function sixteenBits(bytes: Uint8Array): Encoding | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = bytes.subarray(0, 4096);
  looked.forEach((it, at) => {
    if (it === 0) zeros[at % 2]!++;
  });
  if (zeros[1]! > looked.length / 8 && zeros[0]! < zeros[1]! / 8) return "utf-16le";
  return zeros[0]! > looked.length / 8 && zeros[1]! < zeros[0]! / 8 ? "utf-16be" : null;
}

function byFrequency(sample: Uint8Array): Encoding {
  const known = analyse(sample)
    .map(({ name, confidence }) => ({ name: name.toLowerCase() as Encoding, confidence }))
    .filter(({ name }) => encodings.includes(name) && !name.startsWith("utf"));
  const western = known.find((it) => it.name === "windows-1252" || it.name === "iso-8859-1");
  const [best] = known;
  if (!best || (western && best.confidence - western.confidence < margin)) return "windows-1252";
  return best.name === "iso-8859-1" ? "windows-1252" : best.name;
}

/**
 * The encoding of a file: what its byte order mark says; UTF-8 when it is right throughout, or but for a few damaged places; otherwise
 * what the frequencies of its characters tell.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const seen: Seen = { right: 0, wrong: 0, sample: [], sampled: 0 };
  const decoder = new TextDecoder("utf-8");
  let first = true;
  for await (const bytes of readBytes(path)) {
    const wide = first ? sixteenBits(bytes) : null;
    if (wide) return wide;
    first = false;
    look(seen, bytes, decoder.decode(bytes, { stream: true }));
  }
  if (decoder.decode() !== "") seen.wrong++;
  if (seen.right >= seen.wrong * rightPerWrong) return "utf-8";
  return byFrequency(Buffer.concat(seen.sample).subarray(0, sampleSize));
}
