import { stat } from "node:fs/promises";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { loadRecords } from "../load/loadRecords.js";
import type { LoadReport } from "../load/loadReport.js";
import { recordsOf } from "./knownRecords.js";
import { linkNames } from "./linkNames.js";
import type { Mapping } from "./mapping.js";
import type { MatchAffiliations } from "./nameLookup.js";
import type { OpenedTable } from "./openTables.js";
import { readInstitutionNames } from "./readInstitutionNames.js";
import { readTable } from "./readTable.js";
import type { TableInput } from "./tableInput.js";
import { type PlaceRejects, tableRejects } from "./tableRejects.js";
import { tallyNames } from "./tallyNames.js";

export interface ImportTablesOptions {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly input: TableInput;
  /** Whether to tell only what would be done. */
  readonly dryRun?: boolean;
  /** Records a transaction. */
  readonly batchSize?: number;
  readonly placeRejects: PlaceRejects;
  readonly matchAffiliations: MatchAffiliations;
  readonly report?: (progress: LoadReport) => void;
  readonly now?: () => Date;
}

export interface ImportedTables {
  readonly report: LoadReport;
  /** The files of rejected rows that were written. */
  readonly rejects: readonly { readonly path: string; readonly rows: number }[];
}

/** Whether a mapping links by names, for which all names of the graph are needed. */
const linksNames = ({ tables }: Mapping): boolean =>
  tables.some((table) => table.records.some((it) => it.relationships?.some(({ other }) => other.named !== undefined)));

/** How much of all the files was read, as they tell. */
async function readFraction(tables: readonly OpenedTable[]) {
  const sizes = new Map<string, number>();
  for (const { path } of tables) sizes.set(path, (await stat(path)).size);
  const whole = [...sizes.values()].reduce((sum, it) => sum + it, 0);
  const read = new Map<string, number>();
  return {
    onRead: (path: string, bytes: number) => void read.set(path, bytes),
    fraction: () => (whole === 0 ? 1 : [...read.values()].reduce((sum, it) => sum + it, 0) / whole),
  };
}

/** Loads tables through a mapping; rows that are not taken go to files in the tables' own form. */
export async function importTables(options: ImportTablesOptions): Promise<ImportedTables> {
  const { database, catalogue, matchAffiliations } = options;
  const { mapping, folder, tables, part } = options.input;
  const rejects = tableRejects(tables, options.placeRejects);
  const { onName, tally } = tallyNames();
  const names = linkNames(linksNames(mapping) ? await readInstitutionNames(database) : []);
  const known = recordsOf(database, catalogue, mapping.source.id);
  const { onRead, fraction } = await readFraction(tables);
  const readings = readTable({
    mapping,
    onRead,
    folder,
    tables,
    linkNames: names,
    matchAffiliations,
    onName,
    known,
    part,
    statedAt: rejects.statedAt,
  });
  const { dryRun, batchSize, report, now } = options;
  const loading = { catalogue, source: mapping.source, readings, part, fraction, batchSize, report, now };
  const loaded = dryRun
    ? await database.rehearse((rehearsed) => loadRecords({ ...loading, database: rehearsed }))
    : await loadRecords({ ...loading, database, rejects });
  const written = dryRun ? [] : await rejects.write();
  const told = tally();
  return { report: told.linked + told.unlinked.length > 0 ? { ...loaded, names: told } : loaded, rejects: written };
}
