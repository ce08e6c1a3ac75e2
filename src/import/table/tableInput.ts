import { basename, dirname } from "node:path";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { findTables } from "./findTables.js";
import { formatLine } from "./format/tableFormat.js";
import type { Mapping } from "./mapping.js";
import { type OpenedTable, openTables } from "./openTables.js";
import { readMapping } from "./readMapping.js";

export interface TableInputOptions {
  readonly catalogue: Catalogue;
  /** The file of the mapping. */
  readonly mapping: string;
  /** Files that stand for tables of the mapping; all tables beside the mapping if there are none. */
  readonly files: readonly string[];
  /** Whether the files hold only a part of what the source has; so it is without this where not all tables are read or a file corrects rows. */
  readonly part?: boolean;
  /** Told what was found of the files. */
  readonly tell: (line: string) => void;
}

/** What is to be imported, looked at without any graph: a mapping that can be used, and tables that fit it. */
export interface TableInput {
  readonly mapping: Mapping;
  readonly folder: string;
  readonly tables: readonly OpenedTable[];
  readonly part: boolean;
}

/** Looks at a mapping and its tables. Throws `INVALID_SEED` with everything that is wrong with the mapping and the headers of the tables. */
export async function openTableInput({ catalogue, mapping: file, files, part, tell }: TableInputOptions): Promise<TableInput> {
  const found = files.length > 0 ? await findTables(file, files) : null;
  const mapping = await readMapping(file, catalogue, found ? (it) => found.paths.get(it) ?? null : undefined);
  const folder = dirname(file);
  const tables = await openTables(mapping, folder, found?.paths);
  for (const { path, format } of tables) tell(formatLine(basename(path), format));
  const isPart = part === true || found?.complete === false || tables.some((it) => it.format.corrects);
  if (isPart) tell("Only a part is read: nothing is marked as gone.");
  return { mapping, folder, tables, part: isPart };
}
