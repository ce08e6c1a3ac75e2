import { closeSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "../../config.js";
import { AtlasError } from "../../errors.js";
import { freePort } from "./freePort.js";
import { keepProcess } from "./keepProcess.js";
import { javaArguments, localSettings } from "./localSettings.js";
import { type LocalRun, newPassword, readState, writeState } from "./localState.js";
import { serverParameters, startFailure, waitUntilReady } from "./neo4jServer.js";
import { findPrograms, type Programs } from "./programs.js";
import { runAdminTool } from "./runAdminTool.js";
import { stopProcess, waitForEnd } from "./stopProcess.js";
import { finishReplacing } from "./storeFolders.js";

/** A local Neo4j and this process' hold on it. */
export interface HeldNeo4j {
  readonly run: LocalRun;
  readonly password: string;
  readonly hold: number;
}

/** The password of this graph: made once, before Neo4j first creates its users. */
async function password(home: string, programs: Programs): Promise<string> {
  const secret = readState(home)?.password ?? newPassword();
  if (existsSync(join(home, "data", "databases", "system"))) return secret;
  writeState(home, { password: secret, run: null });
  rmSync(join(home, "data", "dbms"), { recursive: true, force: true });
  const { status, output } = await runAdminTool(home, programs, ["dbms", "set-initial-password", secret]);
  if (status !== 0)
    throw new AtlasError("LOCAL_DATABASE_FAILED", `The password of the local Neo4j could not be set: ${output.trim().slice(-500)}`);
  return secret;
}

async function startOn(port: number, home: string, programs: Programs): Promise<HeldNeo4j> {
  mkdirSync(join(home, "conf"), { recursive: true });
  writeFileSync(join(home, "conf", "neo4j.conf"), localSettings(port, true));
  const secret = await password(home, programs);
  const kept = await keepProcess({
    folder: home,
    command: programs.java.command,
    parameters: [...javaArguments(programs.jars, programs.archive), ...serverParameters(home)],
    output: join(home, "console.log"),
    grace: 20,
  });
  try {
    const run = { uri: `bolt://127.0.0.1:${port}`, pipe: kept.pipe, process: kept.process, ready: false };
    writeState(home, { password: secret, run });
    await waitUntilReady({ uri: run.uri, password: secret, home, ended: kept.ended });
    const ready = { ...run, ready: true };
    writeState(home, { password: secret, run: ready });
    return { run: ready, password: secret, hold: kept.hold };
  } catch (error) {
    closeSync(kept.hold);
    throw error;
  }
}

/** What a run leaves behind when it was killed: a Neo4j that nobody keeps, the folder of its pipe, a restore half done, and logs that would be taken for the new run's. */
export async function clearAway(home: string): Promise<void> {
  const last = readState(home)?.run;
  if (last) await stopProcess(last.process);
  for (const name of readdirSync(home)) if (name.startsWith("run-")) rmSync(join(home, name), { recursive: true, force: true });
  rmSync(join(home, "logs", "neo4j.log"), { force: true });
  await finishReplacing(home);
}

/** Starts the local Neo4j of `config.home`; the caller holds its lock and has made sure that none runs. */
export async function startNeo4j(config: Config, report: (line: string) => void): Promise<HeldNeo4j> {
  const { home } = config;
  const programs = await findPrograms(config, report);
  await clearAway(home);
  report(`Starting the local Neo4j of ${home}`);
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await startOn(await freePort(), home, programs);
    } catch (error) {
      // Somebody else took the port between its choice and its use.
      if (!String(error).includes("already in use")) throw error;
    }
  }
  throw startFailure(home, "found no free port in three tries");
}

/** Gives up a hold. The last user waits until Neo4j has stopped, at most 2.5 seconds: it stops in any case. */
export async function leaveNeo4j({ run, hold }: HeldNeo4j): Promise<void> {
  closeSync(hold);
  // The keeper removes the name of the pipe as soon as nobody holds it; if the name stays, somebody does.
  for (let waited = 0; existsSync(run.pipe); waited += 10) {
    if (waited >= 250) return;
    await pause(10);
  }
  await waitForEnd(run.process, 2_250);
}

/** Gives up a hold that nobody shares, and waits until Neo4j has stopped; it is killed when it takes more than its 20 seconds. */
export async function stopNeo4j(held: HeldNeo4j): Promise<void> {
  await leaveNeo4j(held);
  await waitForEnd(held.run.process, 30_000);
}
