import { dirname, join } from "node:path";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import type { RateReading } from "../rates/exchangeRate.js";
import { ratesSetting } from "../rates/ratesSetting.js";
import { readRates } from "../rates/readRates.js";
import { readRecords } from "../records/readRecords.js";
import { readRor } from "../ror/readRor.js";
import type { Reading } from "../sourceRecord.js";
import { readSynthetic } from "../synthetic/readSynthetic.js";
import { checkedSetting } from "../synthetic/syntheticSetting.js";
import { recordsOf } from "../table/knownRecords.js";
import { linkNames } from "../table/linkNames.js";
import type { MatchAffiliations } from "../table/nameLookup.js";
import { readInstitutionNames } from "../table/readInstitutionNames.js";
import { readMapping } from "../table/readMapping.js";
import { readTable } from "../table/readTable.js";
import { type NameTally, tallyNames } from "../table/tallyNames.js";

/** What a seed holds: records and, once they are read, what became of the names that they state; or exchange rates. */
export type SeedReading =
  | { readonly readings: AsyncIterable<Reading>; readonly names?: () => NameTally; readonly fraction?: () => number }
  | { readonly rates: AsyncIterable<RateReading> };

/** Makes readings of the file that announces a source; `setting` is what stands there under the reader's name. */
export type SeedReader = (options: {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly path: string;
  readonly setting: unknown;
  readonly matchAffiliations: MatchAffiliations | undefined;
}) => Promise<SeedReading>;

function fileBeside(path: string, name: string, setting: unknown): string {
  if (typeof setting === "string" && setting !== "") return join(dirname(path), setting);
  throw new AtlasError("INVALID_SEED", `${path}: ${name}: expected the name of a file in the same folder, got ${JSON.stringify(setting)}.`);
}

const ror: SeedReader = async ({ path, setting }) => readRor(fileBeside(path, "ror", setting));

const records: SeedReader = async ({ path, setting }) => ({
  readings: readRecords(Array.isArray(setting) ? path : fileBeside(path, "records", setting)),
});

const tables: SeedReader = async ({ database, catalogue, path, matchAffiliations }) => {
  const mapping = await readMapping(path, catalogue);
  const { onName, tally } = tallyNames();
  const institutions = linkNames(await readInstitutionNames(database));
  const known = recordsOf(database, catalogue, mapping.source.id);
  return {
    readings: readTable({ mapping, folder: dirname(path), linkNames: institutions, matchAffiliations, onName, known }),
    names: tally,
  };
};

const rates: SeedReader = async ({ path, setting }) => ({ rates: readRates(ratesSetting(setting, path), dirname(path)) });

const synthetic: SeedReader = async ({ path, setting }) => ({ readings: readSynthetic(checkedSetting(setting, path)) });

/** How each kind of seed is read, by the name under which its file tells what to read. */
export const seedReaders: Readonly<Record<string, SeedReader>> = Object.freeze({ ror, records, tables, rates, synthetic });
