import neo4j, { type Driver } from "neo4j-driver";
import { AtlasError } from "../errors.js";
import { boltDatabase } from "./boltDatabase.js";
import type { Database } from "./database.js";
import { databaseError } from "./databaseError.js";

/** Where a Neo4j answers and who asks. */
export interface DatabaseAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface DatabaseOptions {
  /** Milliseconds of a read that names no limit of its own; 30,000 if not given. */
  readonly timeout?: number;
}

/** Milliseconds for reaching Neo4j at all. */
const PATIENCE = 5_000;

function connect({ uri, user, password }: DatabaseAddress): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionTimeout: PATIENCE - 1_000,
    connectionAcquisitionTimeout: 10_000,
    fetchSize: -1,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: "OFF" },
    userAgent: "research-atlas",
  });
}

async function silent(address: DatabaseAddress, signal: AbortSignal): Promise<never> {
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  throw new AtlasError(
    "DATABASE_UNAVAILABLE",
    `Neo4j at ${address.uri} did not answer within ${PATIENCE / 1_000} s. Check NEO4J_URI and that Neo4j runs.`,
  );
}

/** Throws `DATABASE_TOO_OLD` for an agent such as `Neo4j/4.4.39`; what does not tell a version is taken as it is. */
export function refuseOldVersion(agent: string | undefined, uri: string): void {
  const version = /Neo4j\/(\d+)\.(\d+)/.exec(agent ?? "");
  if (!version) return;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major > 5 || (major === 5 && minor >= 26)) return;
  throw new AtlasError("DATABASE_TOO_OLD", `Expected Neo4j 5.26 or later at ${uri}, got ${agent}. Upgrade it, or unset NEO4J_URI.`);
}

async function verify(driver: Driver, address: DatabaseAddress): Promise<void> {
  const session = driver.session({ database: address.database, defaultAccessMode: "READ" });
  try {
    const { summary } = await session.run("RETURN 1");
    refuseOldVersion(summary.server.agent, address.uri);
  } finally {
    await session.close();
  }
}

/**
 * Connects and makes sure within 5 seconds that Neo4j answers, accepts the password and is 5.26 or later. Throws `DATABASE_UNAVAILABLE` or
 * `DATABASE_TOO_OLD`, and `INVALID_SETTING` for an address that is none.
 */
export async function openDatabase(address: DatabaseAddress, options: DatabaseOptions = {}): Promise<Database> {
  let driver: Driver;
  try {
    driver = connect(address);
  } catch (error) {
    throw new AtlasError("INVALID_SETTING", `Expected the address of a Neo4j (bolt://host:port), got "${address.uri}".`, { cause: error });
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    await Promise.race([verify(driver, address), silent(address, patience.signal)]);
  } catch (error) {
    // Not awaited: closing a connection that is still being made waits for it.
    driver.close().catch(() => undefined);
    throw databaseError(error, address);
  } finally {
    clearTimeout(timer);
  }
  const { uri, user, database } = address;
  return boltDatabase(driver, { uri, user, database, timeout: options.timeout ?? 30_000 });
}
