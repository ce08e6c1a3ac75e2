import { setTimeout as pause } from "node:timers/promises";
import { isRunning, type ProcessIdentity } from "./processIdentity.js";

/** Waits until the process has ended; false when it still runs after the given milliseconds. */
export async function waitForEnd(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isRunning(identity)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** Makes sure a process that nobody keeps has ended: it is given time to end by itself, then asked, then killed. */
export async function stopProcess(identity: ProcessIdentity): Promise<void> {
  if (await waitForEnd(identity, 2_000)) return;
  process.kill(identity.pid, "SIGTERM");
  if (await waitForEnd(identity, 10_000)) return;
  process.kill(identity.pid, "SIGKILL");
  await waitForEnd(identity, 5_000);
}
