import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "../../config.js";
import { AtlasError } from "../../errors.js";
import { findPrograms, type Programs } from "./programs.js";
import { adminFailure, runAdminTool } from "./runAdminTool.js";
import { sealFile } from "./seal.js";
import { startNeo4j, stopNeo4j } from "./startNeo4j.js";
import { hasStore } from "./storeFolders.js";
import { whileStopped } from "./whileStopped.js";

export interface BackupOptions {
  /** Where the backup is put. */
  readonly file: string;
  /** Whether a file that is there already is replaced. */
  readonly force: boolean;
  readonly report: (line: string) => void;
}

/** Throws `WOULD_OVERWRITE`, and `BACKUP_FAILED` for a folder. */
function refuseExisting({ file, force }: BackupOptions): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new AtlasError("BACKUP_FAILED", `Expected the name of a file for the backup, but ${file} is a folder. Name a file in it.`);
  if (!force && existsSync(file))
    throw new AtlasError(
      "WOULD_OVERWRITE",
      `Expected to write a new file, but ${file} is there already. Name another one, or give --force.`,
    );
}

/** The admin tool's dump; a store that was not closed, as after a loss of power, is opened and closed first. */
async function dump(config: Config, programs: Programs, folder: string, report: (line: string) => void): Promise<void> {
  const command = ["database", "dump", "neo4j", `--to-path=${folder}`];
  let { status, output } = await runAdminTool(config.home, programs, command);
  if (status !== 0 && /recover/i.test(output)) {
    report("The graph was not closed when Neo4j last ended; opening and closing it first");
    await stopNeo4j(await startNeo4j(config, report));
    ({ status, output } = await runAdminTool(config.home, programs, [...command, "--overwrite-destination=true"]));
  }
  if (status !== 0)
    throw new AtlasError("BACKUP_FAILED", `The admin tool of Neo4j could not write the graph of ${config.home}: ${adminFailure(output)}`);
}

/** Reads the backup back whole. */
async function verify(programs: Programs, folder: string): Promise<void> {
  const scratch = mkdtempSync(join(folder, "read-back-"));
  const { status, output } = await runAdminTool(scratch, programs, ["database", "load", "neo4j", `--from-path=${folder}`]);
  rmSync(scratch, { recursive: true, force: true });
  if (status !== 0)
    throw new AtlasError("BACKUP_FAILED", `The backup could not be read back, so it was thrown away: ${adminFailure(output)}`);
}

function putInPlace(written: string, options: BackupOptions): number {
  const handle = openSync(written, "r");
  fsyncSync(handle);
  closeSync(handle);
  refuseExisting(options);
  renameSync(written, options.file);
  return statSync(options.file).size;
}

/**
 * Writes the graph of the local Neo4j to a file, which appears whole or not at all and is read back before; gives its bytes. Passwords are
 * not in it. Throws `WOULD_OVERWRITE`, `BACKUP_FAILED`, `LOCAL_DATABASE_IN_USE`.
 */
export async function backupStore(config: Config, options: BackupOptions): Promise<number> {
  const { file, report } = options;
  refuseExisting(options);
  if (!existsSync(dirname(file)))
    throw new AtlasError("BACKUP_FAILED", `Expected a folder for the backup, but ${dirname(file)} is not there. Make it first.`);
  const work = async () => {
    if (!hasStore(config.home)) throw new AtlasError("BACKUP_FAILED", `There is no graph in ${config.home} to back up. Check ATLAS_HOME.`);
    const programs = await findPrograms(config, report);
    const folder = mkdtempSync(join(dirname(file), ".atlas-backup-"));
    try {
      report(`Writing the graph of ${config.home}`);
      await dump(config, programs, folder, report);
      // Of a changed byte the admin tool may notice nothing.
      await sealFile(join(folder, "neo4j.dump"));
      report("Reading the backup back");
      await verify(programs, folder);
      return putInPlace(join(folder, "neo4j.dump"), options);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return whileStopped(config, work, report);
}
