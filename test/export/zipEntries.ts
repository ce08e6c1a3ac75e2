import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";

/** The texts in a zip file, by name. */
export async function zipEntries(path: string): Promise<Map<string, string>> {
  const open = promisify(fromBuffer as (it: Buffer, options: Options, done: (error: Error | null, zip: ZipFile) => void) => void);
  const zip = await open(await readFile(path), { lazyEntries: true });
  const texts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on("end", resolve).on("error", reject);
    zip.on("entry", (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        buffer(stream).then((it) => {
          texts.set(entry.fileName, it.toString("utf8"));
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  return texts;
}
