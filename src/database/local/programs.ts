import type { Config } from "../../config.js";
import { classArchive } from "./classArchive.js";
import { findJava, type Java } from "./findJava.js";
import { neo4jJars } from "./neo4jJars.js";

/** What a local Neo4j and its admin tool are run with. */
export interface Programs {
  readonly java: Java;
  readonly jars: readonly string[];
  readonly archive: string | null;
}

/** Finds Java and the jars of Neo4j, and gets what is missing. Throws `JAVA_MISSING`, `MAVEN_MISSING`, `LOCAL_DATABASE_FAILED`. */
export async function findPrograms(config: Pick<Config, "cache">, report: (line: string) => void): Promise<Programs> {
  const java = await findJava();
  const jars = await neo4jJars(config, report);
  return { java, jars, archive: await classArchive(java, jars, report) };
}
