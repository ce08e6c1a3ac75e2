import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AtlasError } from "../../errors.js";
import type { ProcessIdentity } from "./processIdentity.js";

/** One run of the local Neo4j. */
export interface LocalRun {
  readonly uri: string;
  /** The pipe that every user holds open: see `keepProcess`. */
  readonly pipe: string;
  readonly process: ProcessIdentity;
  /** Whether it has answered. */
  readonly ready: boolean;
}

/** What stands in `neo4j.json`, readable by its owner only. */
export interface LocalState {
  readonly password: string;
  /** The latest run, which may have ended long ago. */
  readonly run: LocalRun | null;
}

const fileOf = (home: string) => join(home, "neo4j.json");

/** The state as last written; null before the first start. Throws `LOCAL_DATABASE_FAILED` when the file is damaged. */
export function readState(home: string): LocalState | null {
  const file = fileOf(home);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LocalState;
  } catch (error) {
    throw new AtlasError(
      "LOCAL_DATABASE_FAILED",
      `${file} should hold the state of the local Neo4j as JSON, but cannot be read: ${error}.`,
      {
        cause: error,
      },
    );
  }
}

/** Replaces the state as a whole, so that no reader meets half of it. */
export function writeState(home: string, state: LocalState): void {
  const file = fileOf(home);
  writeFileSync(`${file}.part`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** A password that nobody knows yet. Hexadecimal, since the program that sets it takes what begins with a hyphen for an option. */
export const newPassword = (): string => randomBytes(24).toString("hex");
