import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ExportedFile } from "./exportedFile.js";

async function* bytes(text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const it of text) yield Buffer.from(it);
}

/** A zip of files, made while it is read: of each file only a piece is held. */
export function zipFiles(files: AsyncIterable<ExportedFile>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  const addAll = async (): Promise<void> => {
    for await (const { name, text } of files) {
      const content = Readable.from(bytes(text), { objectMode: false });
      const ended = new Promise((resolve, reject) => content.once("end", resolve).once("error", reject));
      zip.addReadStream(content, name);
      await ended;
    }
    zip.end();
  };
  addAll().catch((error: Error) => output.destroy(error));
  return output;
}
