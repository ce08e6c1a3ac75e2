import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { AtlasError } from "../errors.js";

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

// Not readline: its iterator loses errors of the stream, and it takes U+2028 within a JSON text for the end of a line.
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

/** The lines of a text file that are not blank, unpacked when its name ends in `.gz`. Throws `INVALID_SEED` when it cannot be read to its end. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path);
  const unpacked = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  // A pipe does not hand on the errors of its source.
  file.on("error", (error) => unpacked.destroy(error));
  let number = 0;
  try {
    for await (const text of splitLines(unpacked)) {
      number++;
      if (text.trim() !== "") yield { number, text };
    }
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `${path} cannot be read after line ${number}: ${(error as Error).message}`, { cause: error });
  } finally {
    file.destroy();
  }
}
