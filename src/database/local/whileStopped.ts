import { closeSync, existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "../../config.js";
import { AtlasError } from "../../errors.js";
import { joinPipe } from "./keepProcess.js";
import { readState } from "./localState.js";
import { makeFolder } from "./makeFolder.js";
import { pipeUsers } from "./pipeUsers.js";
import { clearAway } from "./startNeo4j.js";
import { waitForEnd } from "./stopProcess.js";
import { withLock } from "./withLock.js";

/** Milliseconds in which a last user that is leaving has gone. */
const LEAVING = 1_000;
/** Milliseconds in which a Neo4j that nobody uses any more has stopped. */
const STOPPING = 25_000;

async function refuseUsed(home: string, pipe: string): Promise<void> {
  for (let waited = 0; waited <= LEAVING; waited += 50) {
    const hold = existsSync(pipe) ? joinPipe(pipe) : null;
    if (hold === null) return;
    closeSync(hold);
    await pause(50);
  }
  const users = pipeUsers(pipe).map((it) => `process ${it.pid} (${it.command})`);
  throw new AtlasError(
    "LOCAL_DATABASE_IN_USE",
    `The local Neo4j of ${home} must stand still for this, but is used by ${users.join(", ") || "another process"}. Stop it, then run this again.`,
  );
}

/**
 * Does the work while the local Neo4j of `config.home` does not run and nobody can start it: whoever wants to waits. Throws
 * `LOCAL_DATABASE_IN_USE`, naming who uses it, unless its last user is just leaving.
 */
export async function whileStopped<T>(config: Config, work: () => Promise<T>, report: (line: string) => void): Promise<T> {
  const { home } = config;
  makeFolder(home, "ATLAS_HOME");
  makeFolder(config.cache, "ATLAS_CACHE");
  const alone = async () => {
    const run = readState(home)?.run;
    if (run) {
      await refuseUsed(home, run.pipe);
      await waitForEnd(run.process, existsSync(run.pipe) ? 0 : STOPPING);
    }
    await clearAway(home);
    return work();
  };
  return withLock(join(home, "starting.lock"), alone, () =>
    report("Another process is starting, backing up or restoring the local Neo4j, waiting for it"),
  );
}
