import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { javaArguments } from "./localSettings.js";
import type { Programs } from "./programs.js";
import type { ProgramResult } from "./runProgram.js";

/**
 * Runs a program that ends with its parent, however that ends: the guard reads a pipe whose other end only the parent has. An admin tool that
 * went on alone would hold the store's lock, and the next start of Neo4j would fail.
 */
const TETHER = `
exec 3<&0
"$@" </dev/null 3<&- &
kept=$!
{ while read -r _; do :; done <&3; kill -9 $kept; } >/dev/null 2>&1 &
guard=$!
wait $kept
status=$?
kill $guard 2>/dev/null
exit $status
`;

/** Runs `neo4j-admin` on the Neo4j whose folder is `home`, which must not run. */
export function runAdminTool(home: string, { java, jars, archive }: Programs, command: readonly string[]): Promise<ProgramResult> {
  mkdirSync(join(home, "conf"), { recursive: true });
  const quick = ["-XX:TieredStopAtLevel=1", ...javaArguments(jars, archive)];
  const parameters = ["-c", TETHER, "tether", java.command, ...quick, "org.neo4j.server.startup.Neo4jAdminCommand", ...command];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") };
    const child = spawn("sh", parameters, { stdio: ["pipe", "pipe", "pipe"], env });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** The line in which the admin tool says why it failed. */
export function adminFailure(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim());
  const line = lines.find((it) => /^Failed to|Caused by/.test(it)) ?? lines.find((it) => / ERROR /.test(it)) ?? lines.at(-1);
  return (line ?? "it said nothing").replace(/^[\d-]+ [\d:.+]+ ERROR \[[^\]]*\] /, "").slice(0, 500);
}
