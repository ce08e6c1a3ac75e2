import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning, type ProcessIdentity, processIdentity } from "./processIdentity.js";

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === code;
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** A link appears whole or not at all, so a lock always names its owner. */
function linkTo(path: string, from: string): boolean {
  try {
    linkSync(from, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function take(path: string): boolean {
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify(processIdentity(process.pid)));
  try {
    return linkTo(path, own);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes a lock whose owner was killed. Of several that see it only one can rename it; whoever catches a newer one gives it back. */
function removeOrphan(path: string): void {
  const text = readLock(path);
  if (text === null || isRunning(JSON.parse(text) as ProcessIdentity)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (readLock(aside) !== text) linkTo(path, aside);
  rmSync(aside, { force: true });
}

/** Does the work while no other process of this machine does work under the same lock file. `onWait` is called once if another does. */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  for (let waits = 0; !take(path); waits++) {
    removeOrphan(path);
    if (waits === 5) onWait();
    await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
