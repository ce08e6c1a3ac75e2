import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { formatVersion, markGraph, noteFilling } from "../src/cypher/graphSummary.js";
import type { Database } from "../src/database/database.js";
import { refuseOldVersion } from "../src/database/openDatabase.js";
import { fillingOf } from "../src/fillGraph.js";
import { emptyDatabase, openTestDatabase, testAddress } from "./database/testDatabase.js";
import { type StartedMain, startMain } from "./startedMain.js";

const { uri, user, password } = testAddress();
const folder = mkdtempSync(join(tmpdir(), "research-atlas-test-"));
const filled = {
  NEO4J_URI: uri,
  NEO4J_USER: user,
  NEO4J_PASSWORD: password,
  ATLAS_HOME: join(folder, "home"),
  ATLAS_MAX_PRICE: "1000000000",
};
const started: StartedMain[] = [];
let database: Database;

/** Starts the program; whatever is left of it when the tests end is killed. */
function start(environment: Readonly<Record<string, string>> = {}): StartedMain {
  const main = startMain({ ...filled, ...environment });
  started.push(main);
  return main;
}

beforeAll(async () => {
  database = await openTestDatabase();
  await emptyDatabase(database);
  await database.write([markGraph("2026-01-01T00:00:00.000Z", true)]);
});

afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await emptyDatabase(database);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One line that begins with the code, and nothing else, on the error output. */
async function fails(environment: Readonly<Record<string, string>>, code: string, message: RegExp): Promise<void> {
  const { code: exit, stderr, stdout } = await start(environment).ended;
  expect(stderr).toMatch(new RegExp(`^${code}: .*\n$`));
  expect(stderr).toMatch(message);
  expect([exit, stdout]).toEqual([1, expect.not.stringContaining("ready")]);
}

/** A PATH with just these programs. */
function only(...programs: string[]): string {
  const path = mkdtempSync(join(folder, "path-"));
  const folders = process.env["PATH"]!.split(":");
  for (const name of programs) {
    const found = folders.map((it) => join(it, name)).find((it) => existsSync(it))!;
    symlinkSync(found, join(path, name));
  }
  return path;
}

describe("a start that cannot be ends at once with one line that says what to do", () => {
  it("where another program has the port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await fails({ PORT: String(port) }, "PORT_IN_USE", new RegExp(`port ${port} of 127\\.0\\.0\\.1\\. Stop it, or set PORT`));
    other.close();
  });

  it.each([
    ["a port that is none", { PORT: "http" }, "INVALID_SETTING", /PORT must be a whole number from 0 to 65535, got "http"/],
    ["a home that cannot be made", { ATLAS_HOME: "/dev/null/home", NEO4J_URI: "", PORT: "0" }, "INVALID_SETTING", /ATLAS_HOME: the folder/],
    ["a host that is not this machine", { HOST: "203.0.113.9", PORT: "4000" }, "INVALID_SETTING", /HOST must be/],
    ["a database address that is none", { NEO4J_URI: "localhost:7687" }, "INVALID_SETTING", /NEO4J_URI must begin with bolt:/],
    [
      "a database address that cannot be read",
      { NEO4J_URI: "bolt://here?more=1" },
      "INVALID_SETTING",
      /address of a Neo4j \(bolt:\/\/host:port\)/,
    ],
    [
      "a database that is not there",
      { NEO4J_URI: "bolt://127.0.0.1:1" },
      "DATABASE_UNAVAILABLE",
      /bolt:\/\/127\.0\.0\.1:1.*Check NEO4J_URI/,
    ],
    ["a wrong password", { NEO4J_PASSWORD: "wrong" }, "DATABASE_UNAVAILABLE", /refused the password of user "neo4j".*NEO4J_PASSWORD/],
    ["no Java", { NEO4J_URI: "", PATH: "/nowhere" }, "JAVA_MISSING", /Java 17 or 21.*openjdk.*NEO4J_URI/],
    [
      "no Maven and nothing in the cache",
      { NEO4J_URI: "", PATH: only("java"), ATLAS_CACHE: join(folder, "cache") },
      "MAVEN_MISSING",
      /maven.*NEO4J_URI/,
    ],
  ])("with %s", async (_, environment, code, message) => {
    await fails(environment, code, message);
  });

  it("on a graph that a newer or an older version wrote", async () => {
    const format = (version: number) => database.write([{ text: `MATCH (g:Graph) SET g.formatVersion = ${version}`, parameters: {} }]);
    await format(99);
    await fails({}, "FORMAT_TOO_NEW", /kept in format 99.*Upgrade this program/);
    await format(formatVersion - 1);
    await fails({}, "FORMAT_TOO_OLD", /npx atlas backup.*npx atlas upgrade/);
    await format(formatVersion);
  });
});

describe("the version of Neo4j", () => {
  it.each(["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.01.0", "Neo4j/2026.10.1", "Memgraph/3", undefined])("may be %s", (agent) => {
    expect(() => refuseOldVersion(agent, "bolt://here")).not.toThrow();
  });

  it.each(["Neo4j/5.25.1", "Neo4j/4.4.39", "Neo4j/3.5.0"])("may not be %s", (agent) => {
    expect(() => refuseOldVersion(agent, "bolt://here")).toThrow(
      expect.objectContaining({ code: "DATABASE_TOO_OLD", message: expect.stringMatching(`5.26 or later at bolt://here, got ${agent}`) }),
    );
  });
});

const crowd = "UNWIND range(1, 60) AS at CREATE (:Entity:Institution {id: 'crowd-' + at, name: 'Crowd', nameFolded: 'crowd', records: []})";
const acquaintance =
  "MATCH (a:Institution), (b:Institution) WHERE a.id < b.id CREATE (a)-[:RELATED_TO {id: a.id + '|' + b.id, records: []}]->(b)";
// Each level multiplies what must be looked at by sixty.
const endless = `{ institutions(where: {${"related: {none: {node: {".repeat(6)}established: {gt: 9999}${"}}}".repeat(6)}}) { totalCount } }`;

/** How many queries of the slow kind run in the database. */
async function running(): Promise<unknown> {
  const text =
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'RELATED_TO' AND NOT currentQuery CONTAINS 'SHOW ' RETURN count(*)";
  return (await database.read({ text, parameters: {} })).rows[0]![0];
}

async function untilRunning(expected: number): Promise<void> {
  for (let waited = 0; (await running()) !== expected; waited += 50) {
    if (waited > 10_000) throw new Error(`Expected ${expected} slow queries to run, got ${await running()}.`);
    await delay(50);
  }
}

describe("a program that is asked to stop", () => {
  beforeAll(() => database.write([crowd, acquaintance].map((text) => ({ text, parameters: {} }))));

  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s ends what still runs with SHUTTING_DOWN within 2 s and leaves within 3 s",
    async (signal) => {
      const { child, address, ended } = start();
      const answer = fetch(`${await address}/graphql?query=${encodeURIComponent(endless)}`);
      await untilRunning(1);
      const asked = performance.now();
      child.kill(signal);
      const response = await answer;
      const answered = performance.now() - asked;
      expect([response.status, await response.json()]).toMatchObject([503, { errors: [{ extensions: { code: "SHUTTING_DOWN" } }] }]);
      expect(answered).toBeLessThan(2_000);
      const { code, stderr } = await ended;
      expect([code, stderr]).toEqual([0, ""]);
      expect(performance.now() - asked).toBeLessThan(3_000);
      await untilRunning(0);
    },
  );

  it("twice leaves at once", async () => {
    const { child, address, ended } = start();
    fetch(`${await address}/graphql?query=${encodeURIComponent(endless)}`).catch(() => undefined);
    await untilRunning(1);
    child.kill("SIGINT");
    await delay(100);
    const asked = performance.now();
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(1_000);
    await untilRunning(0);
  });

  it("while it still starts leaves as quietly", async () => {
    const { child, ended } = start({ NEO4J_URI: `bolt://127.0.0.1:${await silentPort()}` });
    await delay(1_500);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });
});

const silent = createServer();
afterAll(() => silent.close());

/** A port that takes connections and never says anything. */
async function silentPort(): Promise<number> {
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  return (silent.address() as AddressInfo).port;
}

it("leaves a graph as it is that holds only what somebody imported", async () => {
  await database.write([
    { text: "MATCH (g:Graph) SET g.filled = false", parameters: {} },
    {
      text: "CREATE (:System:Record {id: 'mine|a', source: 'mine', key: 'a', kind: 'Project', precedence: 2, values: '{}'})",
      parameters: {},
    },
  ]);
  expect(await fillingOf(database)).toBe("OWN");
  const { child, address, ended } = start();
  await address;
  child.kill("SIGTERM");
  expect((await ended).stdout).toMatch(/holds what was imported, without the shipped data: npx atlas seed/);
  await database.write([noteFilling]);
  expect(await fillingOf(database)).toBe("OPEN");
  await database.write([markGraph("2026-01-01T00:00:00.000Z", true)]);
  expect(await fillingOf(database)).toBe("FILLED");
});

it("serves what its closing hint says", async () => {
  const { child, address, ended } = start();
  await address;
  await delay(100);
  child.kill("SIGTERM");
  const { stdout } = await ended;
  expect(stdout).toContain(`Research Atlas is ready: ${await address}/`);
  const { body } = /-d '(?<body>.+)'$/m.exec(stdout)!.groups!;
  expect(JSON.parse(body!).query).toContain('institution(by: {id: "zhejiang-lab"})');
});
