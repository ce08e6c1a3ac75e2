import { join } from "node:path";
import { AtlasError } from "../../errors.js";
import { WAYS_TO_NEO4J } from "./neo4jVersion.js";
import { runProgram } from "./runProgram.js";

export interface Java {
  readonly command: string;
  /** As it calls itself: `17.0.15`. */
  readonly version: string;
}

/**
 * The first Java of 17 or later in JAVA_HOME, then in PATH. These two are read here and not in the configuration, since they are not settings of
 * this program: they say where the machine keeps its Java. Throws `JAVA_MISSING`, naming what was found instead.
 */
export async function findJava(): Promise<Java> {
  const home = process.env["JAVA_HOME"];
  const seen: string[] = [];
  for (const command of home ? [join(home, "bin", "java"), "java"] : ["java"]) {
    const { status, output } = await runProgram(command, ["-version"]);
    const version = /version "([^"]+)"/.exec(output)?.[1];
    if (status === 0 && version && Number.parseInt(version, 10) >= 17) return { command, version };
    seen.push(version ? `${command}: ${version}` : `${command}: none`);
  }
  throw new AtlasError("JAVA_MISSING", `The local Neo4j needs Java 17 or 21, got ${seen.join(", ")}. ${WAYS_TO_NEO4J}`);
}
