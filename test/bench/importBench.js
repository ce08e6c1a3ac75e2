import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readConfig } from "../../.build/config.js";
import { acquireNeo4j } from "../../.build/database/acquireNeo4j.js";
import { finishFilling } from "../../.build/fillGraph.js";
import { openSession } from "../../.build/session.js";
import { rorCopies } from "./rorCopies.js";
import { readWhole, writeByHand } from "./writeByHand.js";

const root = join(import.meta.dirname, "..", "..");
const dump = join(root, "seeds", "ror", "ror-records.jsonl.gz");
const runs = 3;
const tenfold = process.argv.includes("--tenfold");
const folder = mkdtempSync(join(tmpdir(), "research-atlas-bench-"));
const configOf = (home) => readConfig({ ...process.env, NEO4J_URI: "", ATLAS_HOME: home }, root);
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** The largest memory that a process had so far, in MB, as its kernel counts it. */
const peakOf = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000;

/** Runs `atlas import ror` as a process of its own on a Neo4j that runs already; milliseconds from its first to its last, and its peak memory. */
async function importBy(home, file) {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, ".build", "cli.js"), "import", "ror", file, "--json"], {
    env: { ...process.env, NEO4J_URI: "", ATLAS_HOME: home },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, peakOf(child.pid));
    } catch (error) {
      if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error;
    }
  }, 50);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return { milliseconds: performance.now() - started, peak };
}

/** Does something on a fresh local Neo4j with the constraints that writing needs. */
async function onFreshGraph(work) {
  const home = mkdtempSync(join(folder, "home-"));
  const config = configOf(home);
  const session = await openSession(config, () => {});
  const lease = await acquireNeo4j(config, () => {});
  try {
    return await work({ home, lease, database: session.database });
  } finally {
    await session.close();
    await lease.release();
    rmSync(home, { recursive: true, force: true });
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  let whole = null;
  const times = { atlas: [], hand: [], peak: [] };
  for (let run = 0; run < runs; run++) {
    await onFreshGraph(async ({ home, lease }) => {
      const { milliseconds, peak } = await importBy(home, dump);
      times.atlas.push(milliseconds);
      times.peak.push(peak);
      whole ??= await readWhole(lease);
    });
    await onFreshGraph(async ({ lease, database }) => {
      const started = performance.now();
      await writeByHand(lease, whole);
      await finishFilling(database, false);
      times.hand.push(performance.now() - started);
    });
    const [atlas, hand, peak] = [times.atlas.at(-1), times.hand.at(-1), times.peak.at(-1)];
    console.log(`51,370 ROR records: atlas import ror ${seconds(atlas)}, by hand ${seconds(hand)}, peak memory ${Math.round(peak)} MB`);
  }
  const ratio = median(times.atlas) / median(times.hand);
  console.log(
    `import: ${ratio.toFixed(2)} times the time of rows ready beforehand, written by UNWIND (medians of ${runs}); at most 1.5 are wanted`,
  );
  if (tenfold) {
    const file = join(folder, "tenfold.jsonl");
    await pipeline(Readable.from(rorCopies(dump, 10)), createWriteStream(file));
    const { milliseconds, peak } = await onFreshGraph(({ home }) => importBy(home, file));
    console.log(`513,700 ROR records: ${seconds(milliseconds)}, peak memory ${Math.round(peak)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
