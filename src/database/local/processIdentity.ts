import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** A process beyond doubt: numbers are used again, the moment of starting tells two users of a number apart. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

function fromProc(pid: number): ProcessIdentity | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  // The name in brackets may hold spaces. After it: the state, then 18 fields, then the ticks at which it started.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? null : { pid, started: fields[19] ?? "" };
}

function fromPs(pid: number): ProcessIdentity | null {
  const { status, stdout } = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const [state, ...started] = (stdout ?? "").trim().split(/\s+/);
  return status === 0 && state && !state.startsWith("Z") ? { pid, started: started.join(" ") } : null;
}

/** Who runs under the number now; null when nobody does, or only a dead process that its parent has not buried yet. */
export function processIdentity(pid: number): ProcessIdentity | null {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** Whether just that process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.started === identity.started;
}
