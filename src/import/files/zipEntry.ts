import type { Readable } from "node:stream";
import { openPromise } from "yauzl";

export interface ZipEntry {
  readonly name: string;
  /** Bytes of its content. */
  readonly size: number;
  readonly stream: Readable;
  readonly close: () => void;
}

/**
 * Opens the entry of a zip archive whose name is liked most; `liking` gives 0 to a name that will not do. Throws an `Error` that lists the
 * names when none will.
 */
export async function openZipEntry(path: string, liking: (name: string) => number): Promise<ZipEntry> {
  const archive = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const entries = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    const [best] = entries.toSorted((a, b) => liking(b.fileName) - liking(a.fileName));
    if (!best || liking(best.fileName) === 0)
      throw new Error(`expected an archive with a JSON file, got ${entries.map((it) => it.fileName).join(", ") || "no file in it"}`);
    const stream = await archive.openReadStreamPromise(best);
    return {
      name: best.fileName,
      size: best.uncompressedSize,
      stream,
      close: () => {
        stream.destroy();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}
