import { join } from "node:path";
import { detectFormat } from "./format/detectFormat.js";
import type { TableFormat } from "./format/tableFormat.js";
import type { Mapping, TableMapping } from "./mapping.js";

/** A table of a mapping, the file that stands for it and the form which that has. */
export interface OpenedTable {
  readonly table: TableMapping;
  readonly path: string;
  readonly format: TableFormat;
}

/**
 * Finds out the form of the tables of a mapping, in their order: of all in the folder, or only of those for which `paths` has a file, by
 * the name that the mapping has for them. Throws `INVALID_SEED` when one cannot be read.
 */
export async function openTables(mapping: Mapping, folder: string, paths?: ReadonlyMap<string, string>): Promise<readonly OpenedTable[]> {
  const opened: OpenedTable[] = [];
  for (const table of mapping.tables) {
    const path = paths ? paths.get(table.file) : join(folder, table.file);
    if (path !== undefined) opened.push({ table, path, format: await detectFormat(path, table) });
  }
  return opened;
}
