import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AtlasError } from "../errors.js";
import type { ExportedFile } from "./exportedFile.js";
import { zipFiles } from "./zipFiles.js";

/** Where an export goes: a file or folder, or standard output where no path is given. */
export interface Destination {
  readonly path: string | null;
  /** Gets the name of every file that was begun. */
  readonly report: (name: string) => void;
}

const unwritable = (path: string, error: unknown): AtlasError =>
  new AtlasError("BAD_USER_INPUT", `${path} cannot be written: ${(error as Error).message}. Give another path to --out.`, { cause: error });

async function pour(from: AsyncIterable<string> | Readable, path: string): Promise<void> {
  const output = createWriteStream(path);
  let broken: unknown = null;
  output.once("error", (error) => {
    broken = error;
  });
  try {
    await pipeline(from instanceof Readable ? from : Readable.from(from), output);
  } catch (error) {
    throw error === broken && !(error instanceof AtlasError) && (error as NodeJS.ErrnoException).code?.startsWith("E")
      ? unwritable(path, error)
      : error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function* reported(files: AsyncIterable<ExportedFile>, report: Destination["report"]): AsyncGenerator<ExportedFile> {
  for await (const file of files) {
    report(file.name);
    yield file;
  }
}

/**
 * Writes an export: several files to a folder, or to a zip where the path ends in `.zip`; a single one to a file or to standard output. What
 * comes beside a single file, such as its description, goes beside it.
 */
export async function writeFiles(
  written: AsyncIterable<ExportedFile>,
  several: boolean,
  { path, report }: Destination,
  standardOutput: Writable,
): Promise<void> {
  if (several && path === null)
    throw new AtlasError("BAD_USER_INPUT", "This format makes several files: give a folder or a .zip to --out, got neither.");
  const files = reported(written, report);
  if (path?.endsWith(".zip")) return pour(zipFiles(files), path);
  if (several) await makeFolder(path!);
  let first: string | null = null;
  for await (const { name, text } of files) {
    first ??= name;
    if (several) await pour(text, join(path!, name));
    else if (path) await pour(text, name === first ? path : `${path}${name.slice(first.length)}`);
    else if (name === first) await pipeline(Readable.from(text), standardOutput, { end: false });
  }
}
