import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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
  if (child.exitCode === null) await once(child, "exit");
  return performance.now() - started;
}

function neo4jProcess(): ProcessIdentity {
  return readState(home)!.run!.process;
}

// Starting takes seconds, so each of these goes on where the one before it ended.
test("two that start at the same moment share one Neo4j, which stays until both have gone, even by kill -9", async () => {
  const [first, second] = [user(), user()];
  expect(await first.uri).toBe(await second.uri);
  const java = neo4jProcess();
  await leave(first.child);
  expect(isRunning(java)).toBe(true);
  second.child.kill("SIGKILL");
  expect(await waitForEnd(java, 10_000)).toBe(true);
}, 120_000);

test("a start after a crash leaves alone who has the numbers of the dead processes now", async () => {
  const state = readState(home)!;
  const stranger = { pid: process.pid, started: "long ago" };
  writeState(home, { ...state, run: { ...state.run!, process: stranger } });
  writeFileSync(join(home, "starting.lock"), JSON.stringify(stranger));
  const next = user();
  await next.uri;
  for (const keeper of keepersOf(readState(home)!.run!.pipe)) process.kill(keeper, "SIGKILL");
  next.child.kill("SIGKILL");
  await once(next.child, "exit");
  expect(isRunning(neo4jProcess())).toBe(true);
}, 120_000);

test("a start ends the Neo4j that was left over when all who kept it were killed, and the last one out stops the new one", async () => {
  const orphan = neo4jProcess();
  const next = user();
  await next.uri;
  expect(isRunning(orphan)).toBe(false);
  const java = neo4jProcess();
  expect(await leave(next.child)).toBeLessThan(4_000);
  expect(isRunning(java)).toBe(false);
}, 120_000);

test("a start works after Neo4j itself was killed, while its user still runs", async () => {
  const owner = user();
  await owner.uri;
  process.kill(neo4jProcess().pid, "SIGKILL");
  await waitForEnd(neo4jProcess(), 5_000);
  const next = user();
  expect(await next.uri).not.toBe(await owner.uri);
  const java = neo4jProcess();
  await Promise.all([leave(owner.child), leave(next.child)]);
  expect(isRunning(java)).toBe(false);
}, 120_000);

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
