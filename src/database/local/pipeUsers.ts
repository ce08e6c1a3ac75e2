import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** A process that holds the local Neo4j. */
export interface PipeUser {
  readonly pid: number;
  readonly command: string;
}

/** What stands in a file or folder of /proc; nothing where the process has gone or is another user's. */
function orNothing<T>(read: () => T, nothing: T): T {
  try {
    return read();
  } catch {
    return nothing;
  }
}

/** Whether the process has the file open for writing, as users of a pipe have and its keepers have not. */
function writes(pid: string, file: string): boolean {
  return orNothing(() => readdirSync(`/proc/${pid}/fd`), []).some((fd) => {
    if (orNothing(() => readlinkSync(`/proc/${pid}/fd/${fd}`), "") !== file) return false;
    const flags = /^flags:\s+(\d+)/m.exec(orNothing(() => readFileSync(`/proc/${pid}/fdinfo/${fd}`, "utf8"), ""))?.[1];
    return (Number.parseInt(flags ?? "0", 8) & 3) === 1;
  });
}

/** The other processes that hold a pipe open for writing; none where the system does not tell, which only Linux does. */
export function pipeUsers(pipe: string): readonly PipeUser[] {
  const file = orNothing(() => realpathSync(pipe), pipe);
  const pids = orNothing(() => readdirSync("/proc"), []).filter((it) => /^\d+$/.test(it) && Number(it) !== process.pid);
  return pids
    .filter((pid) => writes(pid, file))
    .map((pid) => {
      const words = orNothing(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"), "").split("\0");
      return { pid: Number(pid), command: words.join(" ").trim().slice(0, 200) };
    });
}
