import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.js";
import { isAtlas } from "../cypher/graphSummary.js";
import { AtlasError } from "../errors.js";
import { readFormat, refuseNewer } from "./graphFormat.js";
import { newPassword, readState, writeState } from "./local/localState.js";
import { findPrograms } from "./local/programs.js";
import { adminFailure, runAdminTool } from "./local/runAdminTool.js";
import { isAsSealed } from "./local/seal.js";
import { startNeo4j, stopNeo4j } from "./local/startNeo4j.js";
import { finishReplacing, hasStore, makeStage, replaceStore } from "./local/storeFolders.js";
import { whileStopped } from "./local/whileStopped.js";
import { openDatabase } from "./openDatabase.js";

export interface RestoreOptions {
  /** A file that `backupStore` wrote. */
  readonly file: string;
  /** Whether a graph that is there already makes way. */
  readonly force: boolean;
  readonly report: (line: string) => void;
}

/** The admin tool takes the database's name from the file's, so the file is shown to it under that name. */
async function load(config: Config, stage: string, { file, report }: RestoreOptions): Promise<void> {
  if (!(await isAsSealed(file)))
    throw new AtlasError("INVALID_BACKUP", `${file} is damaged: it is not as it was when it was written. Nothing was changed.`);
  const programs = await findPrograms(config, report);
  const shown = join(stage, "backup");
  mkdirSync(shown);
  symlinkSync(file, join(shown, "neo4j.dump"));
  const { status, output } = await runAdminTool(stage, programs, ["database", "load", "neo4j", `--from-path=${shown}`]);
  rmSync(shown, { recursive: true });
  if (status !== 0)
    throw new AtlasError(
      "INVALID_BACKUP",
      `Expected a whole backup of a graph, but ${file} cannot be read: ${adminFailure(output)}. Nothing was changed.`,
    );
}

/** Opens what was loaded; gives its format, null where it is empty. */
async function verify(config: Config, stage: string, { file, report }: RestoreOptions): Promise<number | null> {
  const held = await startNeo4j({ ...config, home: stage }, report);
  try {
    const database = await openDatabase({ uri: held.run.uri, user: "neo4j", password: held.password, database: "neo4j" });
    try {
      const format = await readFormat(database);
      refuseNewer(format);
      if ((await database.read(isAtlas)).rows[0]![0] !== true)
        throw new AtlasError("INVALID_BACKUP", `${file} is a backup of another program's graph. Nothing was changed.`);
      return format;
    } finally {
      await database.close();
    }
  } finally {
    await stopNeo4j(held);
  }
}

/**
 * Puts the graph of a backup into the local Neo4j and gives its format, null where it is empty. A graph that is there stays in its place until the
 * new one was read whole and opened; killed at any moment, one of the two is there at the next start. Throws `WOULD_OVERWRITE`,
 * `INVALID_BACKUP`, `FORMAT_TOO_NEW`, `LOCAL_DATABASE_IN_USE`.
 */
export async function restoreStore(config: Config, options: RestoreOptions): Promise<number | null> {
  const { home } = config;
  if (!existsSync(options.file)) throw new AtlasError("INVALID_BACKUP", `Expected a backup, but there is no file ${options.file}.`);
  const work = async () => {
    if (hasStore(home) && !options.force)
      throw new AtlasError(
        "WOULD_OVERWRITE",
        `${home} holds a graph already. Back it up and give --force to replace it, or set ATLAS_HOME to another folder.`,
      );
    const stage = makeStage(home);
    try {
      const password = readState(home)?.password ?? newPassword();
      writeState(stage, { password, run: null });
      options.report(`Reading ${options.file}`);
      await load(config, stage, options);
      const format = await verify(config, stage, options);
      writeState(home, { password, run: null });
      replaceStore(home, stage);
      return format;
    } finally {
      await finishReplacing(home);
    }
  };
  return whileStopped(config, work, options.report);
}
