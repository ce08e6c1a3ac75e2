import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readState } from "./localState.js";
import { stopProcess } from "./stopProcess.js";

const dataOf = (home: string): string => join(home, "data");
/** Where the old graph is from the moment it makes way until the restored one is in its place. */
const replacedOf = (home: string): string => join(home, "data.replaced");
const stagePrefix = "restoring-";

/** Makes what was done in a folder last through a loss of power. */
function settle(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether a graph is there. */
export const hasStore = (home: string): boolean => existsSync(join(dataOf(home), "databases", "neo4j"));

/** A folder on the same disk in which a Neo4j is made ready that then takes the place of the one in `home`. */
export const makeStage = (home: string): string => mkdtempSync(join(home, stagePrefix));

/**
 * Puts the graph of a stage in the place of the one in `home`. Between the two renamings `home` has no graph: `finishReplacing`, which every
 * start calls first, then brings the old one back.
 */
export function replaceStore(home: string, stage: string): void {
  if (existsSync(dataOf(home))) renameSync(dataOf(home), replacedOf(home));
  settle(home);
  renameSync(dataOf(stage), dataOf(home));
  settle(home);
}

/**
 * Sees to what a restore that was killed left behind; the caller holds the lock of `home`. An old graph that had made way comes back unless the
 * new one is in its place; stages go.
 */
export async function finishReplacing(home: string): Promise<void> {
  if (existsSync(replacedOf(home)) && !existsSync(dataOf(home))) renameSync(replacedOf(home), dataOf(home));
  settle(home);
  rmSync(replacedOf(home), { recursive: true, force: true });
  for (const name of readdirSync(home).filter((it) => it.startsWith(stagePrefix))) {
    const run = readState(join(home, name))?.run;
    if (run) await stopProcess(run.process);
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
