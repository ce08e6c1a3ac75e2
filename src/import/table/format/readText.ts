import { readBytes } from "./readBytes.js";
import type { Encoding } from "./tableFormat.js";

/** What stands in a decoded text where its bytes mean nothing. */
export const damage = "\ufffd";

/** The text of a file, piece by piece, without its byte order mark; `damage` stands for bytes that mean nothing in the encoding. */
export async function* readText(path: string, encoding: Encoding, onRead?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of readBytes(path, onRead)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
