import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import { loadRecords } from "../load/loadRecords.js";
import type { LoadReport } from "../load/loadReport.js";
import type { Rejects } from "../load/rejects.js";
import { loadRates } from "../rates/loadRates.js";
import { readYaml } from "../records/readYaml.js";
import type { Precedence, StatedSource } from "../sourceRecord.js";
import type { MatchAffiliations } from "../table/nameLookup.js";
import { type SeedReader, seedReaders } from "./seedReaders.js";

/** One source that a file under `seeds/` announces, and how it is read. */
export interface Seed {
  readonly source: StatedSource;
  /** The file that announces it. */
  readonly path: string;
  readonly reader: SeedReader;
  readonly setting: unknown;
  /** Loaded only when its folder is asked for by name. */
  readonly onRequest: boolean;
}

// Registries first, so that fewer stubs come and go, and so that the names in tables find what they mean.
const turns: readonly Precedence[] = ["REGISTRY", "CURATED", "TABLE"];

async function announced(path: string): Promise<Seed | null> {
  const { document } = await readYaml(path);
  const content = document.toJS() as Readonly<Record<string, unknown>> | null;
  if (typeof content !== "object" || content === null || !("source" in content)) return null;
  const [found, ...more] = Object.entries(seedReaders).filter(([name]) => name in content);
  if (!found || more.length > 0)
    throw new AtlasError(
      "INVALID_SEED",
      `${path} announces a source: expected one of ${Object.keys(seedReaders).join(", ")} beside it, got ${Object.keys(content).join(", ")}.`,
    );
  const { onRequest = false } = content;
  if (typeof onRequest !== "boolean")
    throw new AtlasError("INVALID_SEED", `${path}: onRequest: expected true or false, got ${JSON.stringify(onRequest)}.`);
  return { source: content["source"] as StatedSource, path, reader: found[1], setting: content[found[0]], onRequest };
}

/**
 * Every source that a YAML file in a folder under `seeds/` announces, in the order in which they are best loaded. Such a file has `source`
 * and one of `ror` (a file of the registry), `records` (records as such, or a file of them), `tables` (a mapping), `rates` (a table of
 * exchange rates) or `synthetic` (sizes of what is made up); with `onRequest: true` it is loaded only when its folder is named.
 */
export async function findSeeds(folder: string): Promise<readonly Seed[]> {
  const files = (await readdir(folder, { recursive: true })).filter((it) => /\.ya?ml$/.test(it) && dirname(it) !== ".").toSorted();
  const seeds = (await Promise.all(files.map((it) => announced(join(folder, it))))).filter((it) => it !== null);
  return seeds.toSorted((a, b) => turns.indexOf(a.source.precedence) - turns.indexOf(b.source.precedence));
}

export interface SeedOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** The folder `seeds/`. */
  readonly folder: string;
  /** Names of folders in it, to load only these; all that are not kept for a request when not given. */
  readonly only?: readonly string[];
  readonly rejects?: Rejects;
  /** Decides which institution an affiliation in a table names; none is linked if not given. */
  readonly matchAffiliations?: MatchAffiliations | undefined;
  readonly report?: (progress: LoadReport) => void;
  readonly now?: () => Date;
}

async function loadSeed(options: SeedOptions, { source, reader, path, setting }: Seed): Promise<LoadReport> {
  const { database, catalogue } = options;
  const reading = await reader({ database, catalogue, path, setting, matchAffiliations: options.matchAffiliations });
  if ("rates" in reading) return loadRates({ ...options, source, rates: reading.rates });
  const report = await loadRecords({
    ...options,
    source,
    readings: reading.readings,
    ...(reading.fraction ? { fraction: reading.fraction } : {}),
  });
  return reading.names ? { ...report, names: reading.names() } : report;
}

/** Loads the sources that the folder announces, one after the other. Throws `INVALID_SEED` when a folder is asked for that announces none. */
export async function loadSeeds(options: SeedOptions): Promise<readonly LoadReport[]> {
  const { folder, only } = options;
  const folderOf = (seed: Seed) => basename(dirname(seed.path));
  const all = await findSeeds(folder);
  const missing = (only ?? []).filter((name) => !all.some((it) => folderOf(it) === name));
  if (missing.length > 0) {
    const known = [...new Set(all.map(folderOf))].join(", ");
    throw new AtlasError("INVALID_SEED", `Expected folders of ${folder} that announce a source (${known}), got ${missing.join(", ")}.`);
  }
  const reports: LoadReport[] = [];
  const wanted = (seed: Seed): boolean => (only ? only.includes(folderOf(seed)) : !seed.onRequest);
  for (const seed of all.filter(wanted)) reports.push(await loadSeed(options, seed));
  return reports;
}
