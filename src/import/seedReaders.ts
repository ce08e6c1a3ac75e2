import { dirname, join } from "node:path";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { readRecords } from "./records.js";
import { readRor } from "./ror.js";
import type { Reading } from "./sourceRecord.js";
import { linkNames } from "./table/linkNames.js";
import { readInstitutionNames } from "./table/readInstitutionNames.js";
import { readMapping } from "./table/readMapping.js";
import { readTable } from "./table/readTable.js";

/** Makes readings of the file that announces a source; `setting` is what stands there under the reader's name. */
export type SeedReader = (options: {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly path: string;
  readonly setting: unknown;
}) => Promise<AsyncIterable<Reading>>;

function fileBeside(path: string, name: string, setting: unknown): string {
  if (typeof setting === "string" && setting !== "") return join(dirname(path), setting);
  throw new AtlasError("INVALID_SEED", `${path}: ${name}: expected the name of a file in the same folder, got ${JSON.stringify(setting)}.`);
}

const ror: SeedReader = async ({ path, setting }) => readRor(fileBeside(path, "ror", setting));

const records: SeedReader = async ({ path, setting }) => readRecords(Array.isArray(setting) ? path : fileBeside(path, "records", setting));

const tables: SeedReader = async ({ database, catalogue, path }) => {
  const mapping = await readMapping(path, catalogue);
  return readTable({ mapping, folder: dirname(path), linkNames: linkNames(await readInstitutionNames(database)) });
};

/** How each kind of seed is read, by the name under which its file tells what to read. */
export const seedReaders: Readonly<Record<string, SeedReader>> = Object.freeze({ ror, records, tables });
