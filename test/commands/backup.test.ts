import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readConfig } from "../../src/config.js";
import { noteFormat } from "../../src/cypher/graphSummary.js";
import { acquireNeo4j } from "../../src/database/acquireNeo4j.js";
import type { Database } from "../../src/database/database.js";
import { readState } from "../../src/database/local/localState.js";
import { isRunning } from "../../src/database/local/processIdentity.js";
import { waitForEnd } from "../../src/database/local/stopProcess.js";
import { openDatabase } from "../../src/database/openDatabase.js";
import { graphState } from "../import/graphState.js";

const folder = mkdtempSync(join(tmpdir(), "research-atlas-test-"));
const [home, other] = [join(folder, "home"), join(folder, "other")];
const file = join(folder, "graph.dump");
const { cache } = readConfig(process.env, resolve("."));
const children: ChildProcess[] = [];
let backedUp: readonly string[];

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const it of [home, other]) {
    const run = readState(it)?.run;
    if (run) await waitForEnd(run.process, 20_000);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Runs a command of the compiled program; `until` kills it as soon as it has said so. */
async function atlas(atlasHome: string, words: readonly string[], more: { uri?: string; until?: string } = {}) {
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    ATLAS_HOME: atlasHome,
    ATLAS_CACHE: cache,
    NEO4J_URI: more.uri ?? "",
  };
  const child = spawn(process.execPath, [resolve(".build/cli.js"), ...words], { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    if (more.until && stderr.includes(more.until)) child.kill("SIGKILL");
  });
  const [code] = await once(child, "close");
  return { code: code as number | null, stdout, stderr };
}

/** Does something with the graph of a home, and waits until its Neo4j has stopped. */
async function withGraph<T>(atlasHome: string, work: (database: Database) => Promise<T>): Promise<T> {
  const lease = await acquireNeo4j(readConfig({ ATLAS_HOME: atlasHome, ATLAS_CACHE: cache }, folder), () => {});
  const database = await openDatabase(lease);
  try {
    return await work(database);
  } finally {
    await database.close();
    await lease.release();
    await waitForEnd(readState(atlasHome)!.run!.process, 20_000);
  }
}

const plant = (name: string) => ({
  text: "CREATE (a:Entity:Institution {id: $name, name: $name, founded: 1897}) CREATE (a)-[:PARTNERS_WITH {id: 'p'}]->(:Entity {id: 'b'})",
  parameters: { name },
});

/** What tells one store from another without opening it. */
const storeOf = (atlasHome: string): string => readFileSync(join(atlasHome, "data", "server_id"), "utf8");

const leftovers = (atlasHome: string) => readdirSync(atlasHome).filter((it) => /^(restoring|data\.)/.test(it));

// Starting takes seconds, so each of these goes on where the one before it ended.
test("a backup is a file that appears whole, without the password, and never replaces another unless told to", async () => {
  backedUp = await withGraph(home, async (database) => {
    await database.write([plant("Universität Łódź"), noteFormat]);
    return graphState(database);
  });
  const made = await atlas(home, ["backup", file]);
  expect(made).toMatchObject({ code: 0, stdout: `${file}\n`, stderr: expect.stringMatching(/MB in [\d.]+ s, read back whole/) });
  expect(readFileSync(file).includes(readState(home)!.password)).toBe(false);
  expect(readdirSync(folder).filter((it) => it.startsWith(".atlas"))).toEqual([]);
  const { mtimeMs } = statSync(file);
  expect(await atlas(home, ["backup", file])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^WOULD_OVERWRITE: .*--force/),
  });
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
}, 180_000);

test("a restore into an empty home gives the same graph, under a password of its own", async () => {
  expect(await atlas(other, ["restore", file])).toMatchObject({ code: 0, stdout: "" });
  expect(readState(other)!.password).not.toBe(readState(home)!.password);
  await withGraph(other, async (database) => {
    expect(await graphState(database)).toEqual(backedUp);
    const refused = await atlas(other, ["backup", join(folder, "second.dump")]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^LOCAL_DATABASE_IN_USE: .*Stop it/) });
    expect(refused.stderr).toContain(`process ${process.pid} (`);
    await database.write([plant("changed since")]);
  });
  expect(existsSync(join(folder, "second.dump"))).toBe(false);
}, 240_000);

test.each([
  ["another graph is there and nobody said --force", "WOULD_OVERWRITE", [], () => file],
  [
    "the file is cut off",
    "INVALID_BACKUP",
    ["--force"],
    () => damaged("cut", (it) => truncateSync(it, Math.floor(statSync(it).size * 0.7))),
  ],
  ["a byte of the file is another", "INVALID_BACKUP", ["--force"], () => damaged("changed", changeByte)],
  ["the file is something else", "INVALID_BACKUP", ["--force"], () => damaged("foreign", (it) => writeFileSync(it, "no backup at all\n"))],
  ["there is no file", "INVALID_BACKUP", ["--force"], () => join(folder, "none.dump")],
])(
  "a restore is refused and the graph stays where %s",
  async (_, code, options, given) => {
    const before = storeOf(other);
    const { stderr, code: exit } = await atlas(other, ["restore", given(), ...options]);
    expect(stderr.trim().split("\n").at(-1)).toMatch(new RegExp(`^${code}: `));
    expect(exit).toBe(1);
    expect([storeOf(other), leftovers(other)]).toEqual([before, []]);
  },
  120_000,
);

function damaged(name: string, damage: (path: string) => void): string {
  const path = join(folder, `${name}.dump`);
  cpSync(file, path);
  damage(path);
  return path;
}

function changeByte(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(path, bytes);
}

test("a restore that is killed while it reads, or between its two renamings, leaves the old graph", async () => {
  const before = storeOf(other);
  expect(await atlas(other, ["restore", file, "--force"], { until: "Starting the local Neo4j" })).toMatchObject({ code: null });
  expect(storeOf(other)).toBe(before);
  expect(leftovers(other)).toEqual([expect.stringMatching(/^restoring-/)]);
  renameSync(join(other, "data"), join(other, "data.replaced"));
  await withGraph(other, async (database) => {
    expect((await graphState(database)).join("\n")).toContain("changed since");
  });
  expect([storeOf(other), leftovers(other)]).toEqual([before, []]);
}, 240_000);

test("a restore with --force replaces the graph and keeps the password; one that was killed after its renamings is finished by the next start", async () => {
  const { password } = readState(other)!;
  cpSync(join(other, "data"), join(folder, "old"), { recursive: true });
  expect(await atlas(other, ["restore", file, "--force"])).toMatchObject({ code: 0 });
  renameSync(join(folder, "old"), join(other, "data.replaced"));
  expect(readState(other)!.password).toBe(password);
  expect(await withGraph(other, graphState)).toEqual(backedUp);
  expect(leftovers(other)).toEqual([]);
}, 240_000);

test("a backup that is killed leaves no program that holds the store, and the next one works", async () => {
  expect(await atlas(home, ["backup", join(folder, "killed.dump")], { until: "Writing the graph" })).toMatchObject({ code: null });
  expect(existsSync(join(folder, "killed.dump"))).toBe(false);
  const next = await atlas(home, ["backup", "--force", file]);
  expect(next).toMatchObject({ code: 0 });
  expect(isRunning(readState(home)!.run!.process)).toBe(false);
}, 240_000);

test("a graph that was not closed, since its Neo4j was killed, is closed first", async () => {
  await withGraph(home, async (database) => {
    await database.write([plant("written last")]);
    process.kill(readState(home)!.run!.process.pid, "SIGKILL");
  });
  const made = await atlas(home, ["backup", "--force", file]);
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining("opening and closing it first") });
  expect(await atlas(other, ["restore", file, "--force"])).toMatchObject({ code: 0 });
  expect((await withGraph(other, graphState)).join("\n")).toContain("written last");
}, 240_000);

test.each([
  ["backup", "export"],
  ["restore", "neo4j-admin database load"],
])(
  "with NEO4J_URI %s names what to use instead",
  async (command, instead) => {
    const { code, stderr } = await atlas(home, [command, "x.dump"], { uri: "bolt://example:7687" });
    expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^INVALID_SETTING: .*bolt://example:7687.*${instead}`))]);
  },
  20_000,
);
