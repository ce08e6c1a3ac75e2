import { closeSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Java } from "./findJava.js";
import { freePort } from "./freePort.js";
import { keepProcess } from "./keepProcess.js";
import { javaArguments, localSettings } from "./localSettings.js";
import { serverParameters, waitUntilReady } from "./neo4jServer.js";
import { waitForEnd } from "./stopProcess.js";
import { withLock } from "./withLock.js";

/** One start and stop of an empty Neo4j, at whose end Java writes down the classes it used. */
async function train(java: Java, jars: readonly string[], archive: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "research-atlas-"));
  try {
    const port = await freePort();
    mkdirSync(join(home, "conf"));
    writeFileSync(join(home, "conf", "neo4j.conf"), localSettings(port, false));
    const kept = await keepProcess({
      folder: home,
      command: java.command,
      parameters: [`-XX:ArchiveClassesAtExit=${archive}.part`, ...javaArguments(jars, null), ...serverParameters(home)],
      output: join(home, "console.log"),
      grace: 60,
    });
    try {
      await waitUntilReady({ uri: `bolt://127.0.0.1:${port}`, password: "", home, ended: kept.ended });
    } finally {
      closeSync(kept.hold);
    }
    await waitForEnd(kept.process, 60_000);
    renameSync(`${archive}.part`, archive);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A file with the classes of Neo4j as this Java lays them out, which saves a third of its start; made once for each Java and kept beside the jars. Null when it
 * cannot be made: Neo4j then starts more slowly.
 */
export async function classArchive(java: Java, jars: readonly string[], report: (line: string) => void): Promise<string | null> {
  const folder = dirname(jars[0]!);
  const archive = `${folder}-java-${java.version}.jsa`;
  const make = async () => {
    if (existsSync(archive)) return;
    report("Preparing faster starts of Neo4j (once, about 15 s)");
    await train(java, jars, archive);
  };
  try {
    if (!existsSync(archive)) await withLock(`${archive}.lock`, make, () => report("Another process prepares Neo4j, waiting for it"));
    return archive;
  } catch (error) {
    report(`Neo4j will start more slowly, as its classes could not be archived at ${archive}: ${String(error)}`);
    return null;
  }
}
