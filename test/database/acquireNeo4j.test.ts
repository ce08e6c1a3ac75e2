import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../../src/config.js";
import { acquireNeo4j } from "../../src/database/acquireNeo4j.js";
import { readState, writeState } from "../../src/database/local/localState.js";
import { isRunning, type ProcessIdentity, processIdentity } from "../../src/database/local/processIdentity.js";
import { waitForEnd } from "../../src/database/local/stopProcess.js";

const folder = mkdtempSync(join(tmpdir(), "research-atlas-test-"));
const home = join(folder, "home");
const { cache } = readConfig(process.env, resolve("."));
const children: ChildProcess[] = [];

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  const run = readState(home)?.run;
  if (run) await waitForEnd(run.process, 5_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Starts a process that uses the local Neo4j. */
function user(): { child: ChildProcess; uri: Promise<string> } {
  const child = spawn(process.execPath, [resolve("test/database/localUser.js"), home, cache], { stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const uri = new Promise<string>((accept, reject) => {
    child.stdout?.setEncoding("utf8").once("data", (text: string) => accept(text.trim()));
    child.once("exit", (code) => reject(new Error(`The user ended early with ${code}.`)));
  });
  return { child, uri };
}

async function leave(child: ChildProcess): Promise<number> {
  const started = performance.now();
  child.stdin?.end();
  await once(child, "exit");
  return performance.now() - started;
}

function neo4jProcess(): ProcessIdentity {
  return readState(home)!.run!.process;
}

test("two that start at the same moment share one Neo4j, and the last one out stops it", async () => {
  const [first, second] = [user(), user()];
  expect(await first.uri).toBe(await second.uri);
  const java = neo4jProcess();
  await leave(first.child);
  expect(isRunning(java)).toBe(true);
  expect(await leave(second.child)).toBeLessThan(3_000);
  expect(isRunning(java)).toBe(false);
});

test("after kill -9 of its users nothing is left running, and the next start works", async () => {
  const killed = user();
  await killed.uri;
  const java = neo4jProcess();
  killed.child.kill("SIGKILL");
  expect(await waitForEnd(java, 5_000)).toBe(true);

  // The state now names a process that has ended; its number belongs to somebody else, who must be left alone.
  const state = readState(home)!;
  const stranger = { pid: process.pid, started: "long ago" };
  writeState(home, { ...state, run: { ...state.run!, process: stranger } });
  writeFileSync(join(home, "starting.lock"), JSON.stringify(stranger));
  const next = user();
  await next.uri;

  // Neo4j itself is killed under its user.
  process.kill(neo4jProcess().pid, "SIGKILL");
  await waitForEnd(neo4jProcess(), 5_000);
  const after = user();
  expect(await after.uri).not.toBe(await next.uri);
  const last = neo4jProcess();
  await Promise.all([leave(next.child), leave(after.child)]);
  expect(isRunning(last)).toBe(false);
}, 60_000);

test("when all who keep Neo4j are killed, the next start ends the one left over", async () => {
  const owner = user();
  await owner.uri;
  const java = neo4jProcess();
  for (const guard of keepersOf(readState(home)!.run!.pipe)) process.kill(guard, "SIGKILL");
  owner.child.kill("SIGKILL");
  await pause(300);
  const next = user();
  await next.uri;
  expect(isRunning(java)).toBe(false);
  await leave(next.child);
}, 60_000);

/** The shells whose command line names the folder of that pipe. */
function keepersOf(pipe: string): number[] {
  const run = pipe.replace(/\/users$/, "");
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && processIdentity(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(run));
}

describe("what is missing is named, with the ways to a Neo4j", () => {
  const environment = { ...process.env };

  afterEach(() => {
    process.env = { ...environment };
  });

  const acquire = (name: string) =>
    acquireNeo4j(readConfig({ ATLAS_HOME: join(folder, name), ATLAS_CACHE: join(folder, name) }, folder), () => {});

  /** A PATH with just these programs. */
  function only(...programs: string[]): void {
    const path = join(folder, `path-${programs.length}`);
    mkdirSync(path, { recursive: true });
    for (const name of programs) {
      const found = environment["PATH"]!.split(":").map((it) => join(it, name));
      symlinkSync(found.find((it) => existsSync(it))!, join(path, name));
    }
    process.env["PATH"] = path;
    delete process.env["JAVA_HOME"];
  }

  test("Java", async () => {
    only();
    await expect(acquire("no-java")).rejects.toMatchObject({
      code: "JAVA_MISSING",
      message: expect.stringMatching(/openjdk.*NEO4J_URI.*docker/),
    });
  });

  test("Maven, when the cache is empty", async () => {
    only("java");
    await expect(acquire("no-maven")).rejects.toMatchObject({ code: "MAVEN_MISSING", message: expect.stringMatching(/maven.*NEO4J_URI/) });
  });
});

test("a remote database is the lease, and nothing is started", async () => {
  const lease = await acquireNeo4j(readConfig({ NEO4J_URI: "bolt://example:7687", ATLAS_HOME: join(folder, "remote") }, folder), () => {});
  expect(lease).toMatchObject({ uri: "bolt://example:7687", user: "neo4j", database: "neo4j" });
  expect(readdirSync(folder)).not.toContain("remote");
  await lease.release();
});
