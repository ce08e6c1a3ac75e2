import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { AtlasError } from "./errors.js";

/** Where an existing Neo4j answers; without it a local one is started. */
export interface RemoteDatabase {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface Config {
  /** The project's own folder, where `seeds/` and `schema/` lie. */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly remoteDatabase: RemoteDatabase | null;
  /** Data of the local Neo4j. */
  readonly home: string;
  /** Programs shared by all checkouts of this user: the jars of Neo4j. */
  readonly cache: string;
  /** Price above which a query is refused: nodes it may touch. */
  readonly maximumPrice: number;
  /** Milliseconds after which a query is ended, in the database too. */
  readonly timeout: number;
  /** Bytes of a request's body. */
  readonly maximumBody: number;
  /** Whether `x-explain` shows the Cypher that ran. */
  readonly explain: boolean;
  readonly logLevel: string;
  /** What whoever saves queries must send; null where none is set, and then only this machine may save. */
  readonly token: string | null;
  /** Whether only saved queries run. */
  readonly onlySaved: boolean;
  /** Whose pages may read answers: any, or those of the given origins. */
  readonly corsOrigins: "*" | readonly string[];
  /** Who may show charts of saved queries in frames, as a content security policy names them. */
  readonly frameAncestors: string;
  /** Bytes of answers of saved queries that are kept. */
  readonly cacheBytes: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(environment: Environment, name: string, standard: number, from: number, to: number): number {
  const text = environment[name];
  if (text === undefined || text === "") return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new AtlasError("INVALID_SETTING", `${name} must be a whole number from ${from} to ${to}, got "${text}".`);
  return value;
}

function choice<T extends string>(environment: Environment, name: string, standard: T, choices: readonly T[]): T {
  const text = environment[name];
  if (text === undefined || text === "") return standard;
  const found = choices.find((it) => it === text);
  if (!found) throw new AtlasError("INVALID_SETTING", `${name} must be one of ${choices.join(", ")}, got "${text}".`);
  return found;
}

function remoteDatabase(environment: Environment): RemoteDatabase | null {
  const uri = environment["NEO4J_URI"];
  if (!uri) return null;
  if (!/^(bolt|neo4j)(\+s|\+ssc)?:\/\/.+/.test(uri))
    throw new AtlasError("INVALID_SETTING", `NEO4J_URI must begin with bolt://, neo4j://, bolt+s:// or neo4j+s://, got "${uri}".`);
  return Object.freeze({
    uri,
    user: environment["NEO4J_USER"] || "neo4j",
    password: environment["NEO4J_PASSWORD"] ?? "",
    database: environment["NEO4J_DATABASE"] || "neo4j",
  });
}

/** Origins as browsers send them, with commas between; `*` for all. */
function origins(environment: Environment, name: string): "*" | readonly string[] {
  const text = (environment[name] ?? "").trim();
  if (text === "*" || text === "") return text === "*" ? "*" : [];
  return Object.freeze(
    text.split(",").map((it) => {
      const given = it.trim();
      if (URL.canParse(given) && new URL(given).origin === given) return given;
      throw new AtlasError(
        "INVALID_SETTING",
        `${name} must be * or origins such as https://example.org with commas between, got "${given}".`,
      );
    }),
  );
}

/** Origins that may frame pages, or `*`; nobody where none is named. */
function frameAncestors(environment: Environment, name: string): string {
  const named = origins(environment, name);
  return named === "*" ? "*" : named.length === 0 ? "'none'" : named.join(" ");
}

/** Whether an address leads to this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i.test(host);

/** The only reader of the environment. Throws `INVALID_SETTING` naming the variable, what it may be and what it is. */
export function readConfig(environment: Environment, root: string): Config {
  const production = environment["NODE_ENV"] === "production";
  return Object.freeze({
    root,
    host: environment["HOST"] || "127.0.0.1",
    port: wholeNumber(environment, "PORT", 4000, 0, 65_535),
    remoteDatabase: remoteDatabase(environment),
    home: resolve(root, environment["ATLAS_HOME"] || ".atlas"),
    cache: resolve(root, environment["ATLAS_CACHE"] || join(environment["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "research-atlas")),
    maximumPrice: wholeNumber(environment, "ATLAS_MAX_PRICE", 500_000, 1, 1_000_000_000),
    timeout: wholeNumber(environment, "ATLAS_TIMEOUT_MS", 30_000, 10, 3_600_000),
    maximumBody: wholeNumber(environment, "ATLAS_MAX_BODY_BYTES", 1_000_000, 100, 1_000_000_000),
    explain: choice(environment, "ATLAS_EXPLAIN", production ? "off" : "on", ["on", "off"]) === "on",
    token: environment["ATLAS_TOKEN"] || null,
    onlySaved: choice(environment, "ATLAS_QUERIES", "any", ["any", "saved"]) === "saved",
    corsOrigins: origins(environment, "ATLAS_CORS_ORIGINS"),
    frameAncestors: frameAncestors(environment, "ATLAS_FRAME_ANCESTORS"),
    cacheBytes: wholeNumber(environment, "ATLAS_CACHE_BYTES", 64_000_000, 0, 100_000_000_000),
    logLevel: choice(environment, "LOG_LEVEL", "info", ["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
  });
}
