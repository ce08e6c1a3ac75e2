import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../../.build/config.js";
import { afterAdminImport } from "../../../.build/cypher/afterAdminImport.js";
import { findPrograms } from "../../../.build/database/local/programs.js";
import { adminFailure, runAdminTool } from "../../../.build/database/local/runAdminTool.js";
import { neo4jAdminFormat } from "../../../.build/export/neo4jAdminFormat.js";
import { writeFiles } from "../../../.build/export/writeFiles.js";
import { finishFilling } from "../../../.build/fillGraph.js";
import { researchGraph } from "../../../.build/graph/researchGraph.js";
import { openSession } from "../../../.build/session.js";
import { generatedGraph } from "./generatedGraph.js";

const root = join(import.meta.dirname, "..", "..", "..");
/** Raised whenever what is generated or the form of the graph changes. */
const version = 3;

/** The configuration of the throw-away Neo4j that holds a generated graph of about so many nodes. */
export function benchConfig(nodes, environment = process.env) {
  const { cache } = readConfig(environment, root);
  return readConfig(
    { ...environment, NEO4J_URI: "", ATLAS_HOME: join(cache, `bench-${version}-${nodes}`), ATLAS_TIMEOUT_MS: "600000" },
    root,
  );
}

async function importFiles(config, home, files) {
  const programs = await findPrograms(config, console.log);
  const command = ["database", "import", "full", "neo4j", "@import.args", "--overwrite-destination=true"];
  const before = process.cwd();
  process.chdir(files);
  try {
    const { status, output } = await runAdminTool(home, programs, command);
    if (status !== 0) throw new Error(`The admin tool could not import the generated graph: ${adminFailure(output)}`);
  } finally {
    process.chdir(before);
  }
}

/** What the admin tool leaves out, all indexes, and the counts that plans depend on. */
async function finish(config) {
  const session = await openSession(config, () => {});
  try {
    // In parts, since one transaction over all entities does not fit into the memory of a small machine.
    for (const text of afterAdminImport(researchGraph))
      await session.database.administer(text.replace(/(?<!\{) SET ([^{}]*)$/, " CALL (n) { SET $1 } IN TRANSACTIONS OF 20000 ROWS"));
    await finishFilling(session.database, true);
  } finally {
    await session.close();
  }
}

/** Makes the generated graph where it is not kept from an earlier run, with all indexes. */
export async function makeBenchGraph(nodes) {
  const config = benchConfig(nodes);
  if (existsSync(join(config.home, "made"))) return config;
  rmSync(config.home, { recursive: true, force: true });
  mkdirSync(config.cache, { recursive: true });
  const work = mkdtempSync(join(config.cache, "making-"));
  try {
    const files = join(work, "files");
    const started = performance.now();
    const content = await generatedGraph(root, nodes);
    await writeFiles(neo4jAdminFormat(content, {}), true, { path: files, report: () => {} }, process.stdout);
    const home = join(work, "home");
    mkdirSync(home, { recursive: true });
    await importFiles(config, home, files);
    renameSync(home, config.home);
    await finish(config);
    writeFileSync(join(config.home, "made"), "");
    console.log(`generated graph of ${nodes.toLocaleString("en")} nodes made in ${Math.round((performance.now() - started) / 1000)} s`);
    return config;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
