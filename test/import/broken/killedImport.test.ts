import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../../../src/config.js";
import { acquireNeo4j, type Neo4jLease } from "../../../src/database/acquireNeo4j.js";
import type { Database } from "../../../src/database/database.js";
import { readState } from "../../../src/database/local/localState.js";
import { openDatabase } from "../../../src/database/openDatabase.js";
import { graphState } from "../graphState.js";
import { rorSample } from "../rorSample.js";

const root = join(__dirname, "..", "..", "..");
const folder = mkdtempSync(join(tmpdir(), "research-atlas-killed-"));
const file = join(folder, "sample.jsonl");
const rounds = 4;
const killsPerRound = 5;

interface Held {
  readonly home: string;
  lease: Neo4jLease;
  database: Database;
}

async function hold(home: string): Promise<Held> {
  const lease = await acquireNeo4j(readConfig({ ...process.env, NEO4J_URI: "", ATLAS_HOME: home }, root), () => {});
  return { home, lease, database: await openDatabase(lease) };
}

async function letGo({ lease, database }: Held): Promise<void> {
  await database.close();
  await lease.release();
}

function startImport({ home }: Held): ChildProcess {
  const parameters = [join(root, ".build", "cli.js"), "import", "ror", file, "--retrieved", "2026-01-01", "--batch", "25", "--json"];
  return spawn(process.execPath, parameters, { env: { ...process.env, NEO4J_URI: "", ATLAS_HOME: home }, stdio: "ignore" });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

/** Lets an import run for a while, then kills it, or Neo4j under it, with no chance to tidy up. */
async function killedAfter(held: Held, milliseconds: number, victim: "import" | "neo4j"): Promise<void> {
  const child = startImport(held);
  const end = ended(child);
  await Promise.race([end, pause(milliseconds)]);
  if (victim === "import") child.kill("SIGKILL");
  else process.kill(readState(held.home)!.run!.process.pid, "SIGKILL");
  await end;
  if (victim === "import") return;
  await letGo(held);
  Object.assign(held, await hold(held.home));
}

/** A moment of chance that comes again with the same number. */
const chance = (number: number): number => {
  const turned = Math.sin(number * 12.9898) * 43_758.5453;
  return turned - Math.floor(turned);
};

describe("an import that is killed again and again", () => {
  let unbroken: readonly string[];
  let duration: number;
  let held: Held;

  beforeAll(async () => {
    writeFileSync(file, (await rorSample(600)).map((it) => `${it}\n`).join(""));
    held = await hold(join(folder, "home"));
    const begun = performance.now();
    expect(await ended(startImport(held))).toBe(0);
    duration = performance.now() - begun;
    unbroken = await graphState(held.database);
  }, 120_000);

  afterAll(async () => {
    await letGo(held);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }, 60_000);

  it("fills the graph at all", () => {
    expect(unbroken.length).toBeGreaterThan(1_200);
  });

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    "ends in the same graph as an unbroken one (%#)",
    async (round) => {
      await held.database.write([{ text: "MATCH (n) DETACH DELETE n", parameters: {} }]);
      for (let kill = 0; kill < killsPerRound; kill++) {
        const number = round * killsPerRound + kill + 1;
        // Each goes on where the last one was stopped, so all of them meet work that is not done.
        await killedAfter(held, duration * (0.2 + 0.6 * chance(number)), kill === killsPerRound - 1 ? "neo4j" : "import");
      }
      expect(await ended(startImport(held))).toBe(0);
      expect(await graphState(held.database)).toEqual(unbroken);
    },
    240_000,
  );
});
