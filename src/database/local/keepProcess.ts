import { spawn } from "node:child_process";
import { closeSync, constants, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AtlasError } from "../../errors.js";
import { type ProcessIdentity, processIdentity } from "./processIdentity.js";
import { runProgram } from "./runProgram.js";

/**
 * Every user of the kept program holds a named pipe open for writing. However a user ends, the kernel closes its end; when the last one is
 * closed, reading the pipe ends, and the program is stopped. No numbers of processes, nothing that can go stale. Two guards read, so that killing
 * one of them leaves nothing running. Arguments: the folder of the run, tenths of a second until a program that will not stop is killed, the program.
 */
const KEEPER = `
run=$1 grace=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
kept=$!
echo $kept >"$run/pid.part" && mv "$run/pid.part" "$run/pid"
guard() {
  while read -r _; do :; done <&3
  rm -f "$run/users"
  kill $kept 2>/dev/null
  while kill -0 $kept 2>/dev/null && [ $grace -gt 0 ]; do sleep 0.1; grace=$((grace - 1)); done
  kill -9 $kept 2>/dev/null
  rm -rf "$run"
}
guard & first=$!
guard & second=$!
wait $kept
kill $first $second 2>/dev/null
rm -rf "$run"
`;

/** A program that runs until the last of its users has gone. */
export interface KeptProcess {
  /** What others give to `joinPipe` to be users too. */
  readonly pipe: string;
  /** This user's hold: close it to leave. */
  readonly hold: number;
  readonly process: ProcessIdentity;
  /** Whether the program has ended. */
  ended(): boolean;
}

export interface KeepOptions {
  /** Where a folder for the run is made; it must be on a file system that has named pipes. */
  readonly folder: string;
  readonly command: string;
  readonly parameters: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** File for what the program prints; overwritten. */
  readonly output: string;
  /** Seconds that the program has for stopping before it is killed. */
  readonly grace: number;
}

async function makePipe(path: string): Promise<void> {
  const { status, output } = await runProgram("mkfifo", ["-m", "600", path]);
  if (status !== 0)
    throw new AtlasError(
      "LOCAL_DATABASE_FAILED",
      `Expected to make a named pipe at ${path}, got: ${output.trim()}. Set ATLAS_HOME to a local disk.`,
    );
}

/** Both ends of a pipe, open and blocking. Opening one end alone would wait for the other. */
function openEnds(pipe: string): { reading: number; hold: number } {
  const first = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const hold = openSync(pipe, constants.O_WRONLY);
  const reading = openSync(pipe, constants.O_RDONLY);
  closeSync(first);
  return { reading, hold };
}

/** A hold on a program that somebody keeps; null when nobody keeps it any more. */
export function joinPipe(pipe: string): number | null {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENXIO") return null;
    throw error;
  }
}

async function identityIn(run: string, ended: () => boolean): Promise<ProcessIdentity | null> {
  const file = join(run, "pid");
  while (!ended() && !existsSync(file)) await pause(5);
  return existsSync(file) ? processIdentity(Number(readFileSync(file, "utf8"))) : null;
}

/** Starts a program in a session of its own, which Ctrl-C in a terminal does not reach, and keeps it while it has users. */
export async function keepProcess(options: KeepOptions): Promise<KeptProcess> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const run = mkdtempSync(join(options.folder, "run-"));
  const pipe = join(run, "users");
  await makePipe(pipe);
  const { reading, hold } = openEnds(pipe);
  const output = openSync(options.output, "w", 0o600);
  const program = [run, String(options.grace * 10), options.command, ...options.parameters];
  const keeper = spawn("sh", ["-c", KEEPER, "keeper", ...program], {
    detached: true,
    stdio: [reading, output, output],
    env: { ...process.env, ...options.environment },
  });
  keeper.unref();
  closeSync(reading);
  closeSync(output);
  let ended = false;
  keeper.on("exit", () => {
    ended = true;
  });
  const identity = await identityIn(run, () => ended);
  if (identity) return { pipe, hold, process: identity, ended: () => ended };
  closeSync(hold);
  rmSync(run, { recursive: true, force: true });
  throw new AtlasError(
    "LOCAL_DATABASE_FAILED",
    `${options.command} ended at once: ${readFileSync(options.output, "utf8").trim().slice(-300)}`,
  );
}
