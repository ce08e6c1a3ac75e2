import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { AtlasError } from "../../errors.js";

/** Milliseconds for a start, which after a crash includes the recovery of the graph. */
const START_LIMIT = 180_000;

/** A Neo4j that is being started. */
export interface StartingServer {
  readonly uri: string;
  readonly password: string;
  readonly home: string;
  ended(): boolean;
}

/** The main class of the Community server and its folders. */
export function serverParameters(home: string): string[] {
  return ["org.neo4j.server.CommunityEntryPoint", `--home-dir=${home}`, `--config-dir=${join(home, "conf")}`];
}

/** Whether something listens at the address. */
export function listens(uri: string): Promise<boolean> {
  const { hostname, port } = new URL(uri);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", () => answer(true)).once("error", () => answer(false));
  });
}

/** What Neo4j, or Java before it, said last about why it does not run. */
function lastWords(home: string): { file: string; line: string } {
  const files = [join(home, "logs", "neo4j.log"), join(home, "console.log")].filter(existsSync);
  for (const file of files) {
    const lines = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim());
    const line = lines.findLast((it) => /Caused by:| ERROR |Error|Exception/.test(it) && !/^\s+at /.test(it));
    if (line) return { file, line: line.trim().slice(0, 500) };
  }
  return { file: files.at(-1) ?? home, line: "nothing was logged" };
}

/** The error of a Neo4j that did not start, with the place and the last meaningful line of its log. */
export function startFailure(home: string, what: string, cause?: unknown): AtlasError {
  const { file, line } = lastWords(home);
  return new AtlasError("LOCAL_DATABASE_FAILED", `The local Neo4j ${what}. The log ${file} says: ${line}`, { cause });
}

/** One question on a connection of its own: one that was opened too early may stay silent for ever. */
async function ask(uri: string, password: string): Promise<void> {
  const patience = { connectionTimeout: 2_000, connectionAcquisitionTimeout: 2_000, maxTransactionRetryTime: 0 };
  const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", password), { telemetryDisabled: true, ...patience });
  const giveUp = new AbortController();
  try {
    const silence = pause(3_000, undefined, { signal: giveUp.signal }).then(() => {
      throw new Error("no answer within 3 s");
    });
    await Promise.race([driver.executeQuery("RETURN 1", {}, { database: "neo4j" }), silence]);
  } finally {
    giveUp.abort();
    // Not awaited: closing waits for a connection that is still being made.
    driver.close().catch(() => undefined);
  }
}

async function firstAnswer({ uri, password, home, ended }: StartingServer, deadline: number): Promise<void> {
  for (;;) {
    try {
      return await ask(uri, password);
    } catch (error) {
      if (String((error as { code?: unknown }).code).includes("Security"))
        throw startFailure(home, `refuses the password in ${join(home, "neo4j.json")}`, error);
      if (ended() || performance.now() > deadline) throw startFailure(home, "started but does not answer", error);
      await pause(50);
    }
  }
}

/** Waits until Neo4j answers a query. Throws `LOCAL_DATABASE_FAILED` when it ends before, refuses the password or takes more than 3 minutes. */
export async function waitUntilReady(server: StartingServer): Promise<void> {
  const deadline = performance.now() + START_LIMIT;
  while (!(await listens(server.uri))) {
    if (server.ended()) throw startFailure(server.home, "did not start");
    if (performance.now() > deadline) throw startFailure(server.home, `did not start within ${START_LIMIT / 1_000} s`);
    await pause(50);
  }
  await firstAnswer(server, deadline);
}
