import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { AtlasError } from "../../../errors.js";

/** Says that a table cannot be read, and why. */
export const unreadableTable = (path: string, reason: string, cause?: unknown): AtlasError =>
  new AtlasError("INVALID_SEED", `The table ${basename(path)} cannot be read: ${reason}.`, { cause });

/** Bytes read at a time: a long row is put together of few pieces. */
const pieceSize = 1024 * 1024;

/** Whether the file was packed by gzip, whatever its name says. */
async function isPacked(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The bytes of a file, unpacked where gzip packed them; `onRead` is told how many of the file itself were read so far. Throws `INVALID_SEED` when it cannot be read to its end. */
export async function* readBytes(path: string, onRead: (bytes: number) => void = () => {}): AsyncGenerator<Uint8Array> {
  try {
    const packed = await isPacked(path);
    const file = createReadStream(path, { highWaterMark: pieceSize });
    const unpacked = packed ? file.pipe(createGunzip({ chunkSize: pieceSize })) : file;
    // A pipe does not hand on the errors of its source.
    file.on("error", (error) => unpacked.destroy(error));
    try {
      for await (const chunk of unpacked as AsyncIterable<Buffer>) {
        onRead(file.bytesRead);
        yield chunk;
      }
    } finally {
      file.destroy();
      unpacked.destroy();
    }
  } catch (error) {
    throw unreadableTable(path, (error as Error).message, error);
  }
}
