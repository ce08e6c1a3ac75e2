import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { openZipEntry } from "./zipEntry.js";

/** The content of a file, unpacked. */
export interface OpenedFile {
  readonly content: AsyncIterable<Buffer>;
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: () => number;
  readonly close: () => void;
}

async function beginning(path: string): Promise<{ readonly bytes: Buffer; readonly size: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

function openStream(path: string, size: number, packed: boolean): OpenedFile {
  const file = createReadStream(path);
  const content = packed ? file.pipe(createGunzip()) : file;
  // A pipe does not hand on the errors of its source.
  if (packed) file.on("error", (error) => content.destroy(error));
  const close = () => {
    for (const stream of [content, file]) stream.destroy();
  };
  return { content, fraction: () => (size === 0 ? 1 : file.bytesRead / size), close };
}

async function openZip(path: string, liking: (name: string) => number): Promise<OpenedFile> {
  const { stream, size, close } = await openZipEntry(path, liking);
  let read = 0;
  async function* content(): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { content: content(), fraction: () => (size === 0 ? 1 : read / size), close };
}

/** Opens a file that may be packed by gzip, or in a zip archive, which its first bytes tell; `liking` chooses in an archive. */
export async function openPacked(path: string, liking: (name: string) => number): Promise<OpenedFile> {
  const { bytes, size } = await beginning(path);
  if (bytes.toString("latin1") === "PK\u0003\u0004") return openZip(path, liking);
  return openStream(path, size, bytes[0] === 0x1f && bytes[1] === 0x8b);
}
