import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** Begins a frame of 32 bytes that readers of zstd skip. */
const head = Buffer.from("502a4d1820000000", "hex");
const sealLength = head.length + 32;

/** SHA-256 of the first so many bytes of a file. */
async function digestOf(path: string, length: number): Promise<Buffer> {
  const digest = createHash("sha256");
  if (length > 0) await pipeline(createReadStream(path, { end: length - 1 }), digest);
  return digest.digest();
}

/** Writes behind what a file holds by what it can be told whether that is still the same. */
export async function sealFile(path: string): Promise<void> {
  const { size } = await stat(path);
  await appendFile(path, Buffer.concat([head, await digestOf(path, size)]));
}

/** Whether a file is as it was sealed; of one without a seal nothing can be told, which counts as true. */
export async function isAsSealed(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size < sealLength) return true;
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(sealLength), 0, sealLength, size - sealLength);
    if (!buffer.subarray(0, head.length).equals(head)) return true;
    return buffer.subarray(head.length).equals(await digestOf(path, size - sealLength));
  } finally {
    await file.close();
  }
}
