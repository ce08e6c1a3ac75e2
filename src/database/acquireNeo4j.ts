import { closeSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.js";
import { joinPipe } from "./local/keepProcess.js";
import { readState } from "./local/localState.js";
import { makeFolder } from "./local/makeFolder.js";
import { listens } from "./local/neo4jServer.js";
import { type HeldNeo4j, leaveNeo4j, startNeo4j } from "./local/startNeo4j.js";
import { withLock } from "./local/withLock.js";

/** The use of a Neo4j, until it is released or the process ends. */
export interface Neo4jLease {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Gives up the use. The last user of a local Neo4j waits until it has stopped, at most 2.5 seconds: it stops in any case. */
  release(): Promise<void>;
}

/** A hold on the local Neo4j that runs; null when none does. */
async function joinNeo4j(home: string): Promise<HeldNeo4j | null> {
  const state = readState(home);
  if (!state?.run?.ready) return null;
  const hold = joinPipe(state.run.pipe);
  if (hold === null) return null;
  // Its last user may have left at this very moment: the pipe's name is then removed before Neo4j is stopped.
  if ((await listens(state.run.uri)) && existsSync(state.run.pipe)) return { run: state.run, password: state.password, hold };
  closeSync(hold);
  return null;
}

/**
 * The Neo4j to work with: the one that NEO4J_URI names, else the local one, which all processes of this machine share that have the same `home`.
 * Whoever comes first starts it; when the last one has gone, however it ended, Neo4j is stopped. Throws `JAVA_MISSING`, `MAVEN_MISSING`,
 * `LOCAL_DATABASE_FAILED`. `report` gets a line for each step that takes seconds.
 */
export async function acquireNeo4j(config: Config, report: (line: string) => void): Promise<Neo4jLease> {
  if (config.remoteDatabase) return { ...config.remoteDatabase, release: async () => {} };
  makeFolder(config.home, "ATLAS_HOME");
  makeFolder(config.cache, "ATLAS_CACHE");
  const start = async () => (await joinNeo4j(config.home)) ?? (await startNeo4j(config, report));
  const onWait = () => report("Another process is starting, backing up or restoring the local Neo4j, waiting for it");
  const held = (await joinNeo4j(config.home)) ?? (await withLock(join(config.home, "starting.lock"), start, onWait));
  let leaving: Promise<void> | undefined;
  const release = () => {
    leaving ??= leaveNeo4j(held);
    return leaving;
  };
  return { uri: held.run.uri, user: "neo4j", password: held.password, database: "neo4j", release };
}
