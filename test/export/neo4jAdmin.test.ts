import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { readConfig } from "../../src/config.js";
import { acquireNeo4j } from "../../src/database/acquireNeo4j.js";
import type { Database } from "../../src/database/database.js";
import { findJava } from "../../src/database/local/findJava.js";
import { javaArguments } from "../../src/database/local/localSettings.js";
import { neo4jJars } from "../../src/database/local/neo4jJars.js";
import { openDatabase } from "../../src/database/openDatabase.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { formats } from "../../src/export/formats.js";
import { wholeGraph } from "../../src/export/wholeGraph.js";
import { writeFiles } from "../../src/export/writeFiles.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { graphState } from "../import/graphState.js";
import { plantGraph } from "./plantedGraph.js";

/** A list of records that is empty and one that is missing mean the same, and neo4j-admin can write neither apart from the other. */
const withoutEmptyRecords = (line: string): string => line.replace(/,?\["records",\[\]\]/, "");

describe("an export for neo4j-admin", () => {
  let database: Database;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "admin-"));
    database = await plantGraph();
  }, 400_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  /** Runs the import into an empty store under `home`. */
  async function importFull(home: string, files: string): Promise<string> {
    const config = readConfig({ ATLAS_HOME: home }, process.cwd());
    const [java, jars] = [await findJava(), await neo4jJars(config, () => {})];
    mkdirSync(join(home, "conf"), { recursive: true });
    writeFileSync(join(home, "conf", "neo4j.conf"), "");
    const command = ["org.neo4j.server.startup.Neo4jAdminCommand", "database", "import", "full", "@import.args", "neo4j"];
    const { status, stdout, stderr } = spawnSync(java.command, [...javaArguments(jars, null), ...command], {
      cwd: files,
      encoding: "utf8",
      env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") },
    });
    return status === 0 ? "" : `${stdout}${stderr}`;
  }

  it("makes a store that this program opens as the same graph", async () => {
    const [home, files] = [join(folder, "home"), join(folder, "files")];
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await writeFiles(
      formats["neo4j-admin"].write(wholeGraph(database, researchGraph), {}),
      true,
      { path: files, report: () => {} },
      nowhere,
    );
    expect(await importFull(home, files)).toBe("");
    const config = readConfig({ ATLAS_HOME: home }, process.cwd());
    const lease = await acquireNeo4j(config, () => {});
    const imported = await openDatabase(lease);
    try {
      await prepareGraph(imported, researchGraph);
      const after = readFileSync(join(files, "after-import.cypher"), "utf8").trim();
      for (const text of after.split(";\n")) await imported.administer(text.replace(/;$/, ""));
      expect((await graphState(imported)).map(withoutEmptyRecords)).toEqual((await graphState(database)).map(withoutEmptyRecords));
      expect(await checkGraph(imported, researchGraph, { repair: false })).toEqual(
        await checkGraph(database, researchGraph, { repair: false }),
      );
    } finally {
      await imported.close();
      await lease.release();
    }
  }, 400_000);
});
