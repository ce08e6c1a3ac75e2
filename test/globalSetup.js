import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What ends the throw-away Neo4j; called by `globalTeardown`. */
export let removeNeo4j = async () => {};

/** Compiles the sources, which tests of whole processes run, and starts one empty Neo4j for all test files; its address is in the environment. */
export default async function globalSetup() {
  const compiled = spawnSync(join(root, "node_modules", ".bin", "tsc"), { cwd: root, encoding: "utf8" });
  if (compiled.status !== 0) process.stderr.write(`The sources have type errors, the tests run all the same:\n${compiled.stdout}\n`);
  const { readConfig } = await import("../.build/config.js");
  const { acquireNeo4j } = await import("../.build/database/acquireNeo4j.js");
  const home = mkdtempSync(join(tmpdir(), "research-atlas-test-"));
  const config = readConfig({ ...process.env, NEO4J_URI: "", ATLAS_HOME: home }, root);
  const lease = await acquireNeo4j(config, (line) => process.stderr.write(`${line}\n`));
  const seeds = mkdtempSync(join(tmpdir(), "research-atlas-seeds-"));
  process.env["ATLAS_TEST_SEEDS_HOME"] = seeds;
  process.env["ATLAS_TEST_URI"] = lease.uri;
  process.env["ATLAS_TEST_PASSWORD"] = lease.password;
  removeNeo4j = async () => {
    await lease.release();
    for (const it of [home, seeds]) rmSync(it, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}
