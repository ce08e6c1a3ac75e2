import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../config.js";
import { AtlasError } from "../../errors.js";
import { NEO4J_VERSION, WAYS_TO_NEO4J } from "./neo4jVersion.js";
import { runProgram } from "./runProgram.js";
import { withLock } from "./withLock.js";

const COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies";

const dependency = (group: string, name: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${NEO4J_VERSION}</version></dependency>`;

/** The Community server and its admin tool, with all they need. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>research-atlas</groupId><artifactId>neo4j</artifactId><version>1</version>
<dependencies>${dependency("org.neo4j", "neo4j")}${dependency("org.neo4j.app", "neo4j-server")}</dependencies></project>
`;

/** The lines in which Maven says what is wrong, without its advice on logging. */
function failureOf(output: string): string {
  const lines = output.split("\n").filter((line) => line.includes("ERROR") && !/re-run Maven|\[Help|stack trace/i.test(line));
  return (lines.slice(0, 2).join(" ") || output.trim().split("\n").at(-1) || "no output").replaceAll("[ERROR] ", "");
}

async function download(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pom = join(folder, "pom.xml");
  writeFileSync(pom, POM);
  const { status, output } = await runProgram("mvn", [
    "-B",
    "-C",
    "-f",
    pom,
    COPY,
    `-DoutputDirectory=${folder}`,
    "-DincludeScope=runtime",
  ]);
  if (status === null)
    throw new AtlasError("MAVEN_MISSING", `Maven (mvn) is needed once to get Neo4j ${NEO4J_VERSION}, none is in PATH. ${WAYS_TO_NEO4J}`);
  if (status !== 0 || !existsSync(join(folder, `neo4j-server-${NEO4J_VERSION}.jar`)))
    throw new AtlasError(
      "LOCAL_DATABASE_FAILED",
      `Maven could not download Neo4j ${NEO4J_VERSION}: ${failureOf(output)}. Is the network there? ${WAYS_TO_NEO4J}`,
    );
}

/** The jars of Neo4j, sorted; from the user's cache, where they are put whole or not at all. Throws `MAVEN_MISSING`, `LOCAL_DATABASE_FAILED`. */
export async function neo4jJars({ cache }: Pick<Config, "cache">, report: (line: string) => void): Promise<readonly string[]> {
  const folder = join(cache, `neo4j-${NEO4J_VERSION}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const get = async () => {
      if (existsSync(folder)) return;
      report(`Getting Neo4j ${NEO4J_VERSION} by Maven into ${folder} (123 MB, once)`);
      await download(`${folder}.part`);
      renameSync(`${folder}.part`, folder);
    };
    await withLock(`${folder}.lock`, get, () => report("Another process is getting Neo4j, waiting for it"));
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jar"))
    .sort()
    .map((name) => join(folder, name));
}
