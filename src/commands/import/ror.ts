import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Command } from "commander";
import { AtlasError } from "../../errors.js";
import { finishFilling } from "../../fillGraph.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { jsonRejects } from "../../import/files/jsonRejects.js";
import { loadRecords } from "../../import/load/loadRecords.js";
import { readRor } from "../../import/ror/readRor.js";
import { rorSource } from "../../import/ror/rorSource.js";
import { type ImportOptions, withImportOptions } from "./importOptions.js";
import { runImport } from "./runImport.js";

interface RorOptions extends ImportOptions {
  readonly retrieved?: string;
}

/** Sees that a file can be read, before anything is begun for it. */
async function mustBeReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The day on which a dump was fetched: as told, else the one in its name, else that of the file. */
async function dayOf(file: string, told: string | undefined): Promise<string> {
  const named = told ?? /\d{4}-\d{2}-\d{2}/.exec(basename(file))?.[0];
  return named ?? (await stat(file)).mtime.toISOString().slice(0, 10);
}

/** Where rejected records go. */
function rejectsPath(file: string, told: string | undefined): string {
  const path = told ?? `${file.replace(/(\.(jsonl?|zip))?(\.gz)?$/i, "")}.rejects.jsonl`;
  if (resolve(path) !== resolve(file)) return path;
  throw new AtlasError("BAD_USER_INPUT", `--rejects: expected another file than the one that is read, got ${path}.`);
}

async function importRor(file: string, options: RorOptions): Promise<void> {
  await mustBeReadable(file);
  const source = rorSource(await dayOf(file, options.retrieved));
  const path = rejectsPath(file, options.rejects);
  const again = (rejected: string) => `atlas import ror ${rejected}`;
  await runImport(options, again, async ({ database, report }) => {
    const { readings, fraction } = readRor(file);
    const { part, batch } = options;
    const loading = { catalogue: researchGraph, source, readings, fraction, part, report, batchSize: batch };
    if (options.dryRun) {
      const rehearsed = await database.rehearse((rehearsal) => loadRecords({ ...loading, database: rehearsal }));
      return { report: rehearsed, rejects: [] };
    }
    const done = await loadRecords({ ...loading, database, rejects: await jsonRejects(path) });
    await finishFilling(database, false);
    return { report: done, rejects: done.rejected > 0 ? [{ path, rows: done.rejected }] : [] };
  });
}

/** `atlas import ror`. */
export const rorCommand = (): Command =>
  withImportOptions(new Command("ror"))
    .argument("<file>", "a dump as ROR publishes it: .zip, .json, .jsonl, packed by gzip or not, schema v1 or v2")
    .option("--retrieved <day>", "when it was fetched, such as 2026-11-23; else the day in its name, or that of the file")
    .description("bring the Research Organization Registry into the graph, or up to a new dump")
    .action(importRor);
