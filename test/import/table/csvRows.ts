import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";

/** The rows of a table as they stand in its file, read without the importer. */
export async function csvRows(file: string): Promise<readonly Record<string, string>[]> {
  return parse(await readFile(file), { columns: true, bom: true }) as Record<string, string>[];
}

export const distinct = (rows: readonly Record<string, string>[], ...columns: readonly string[]): number =>
  new Set(rows.map((row) => JSON.stringify(columns.map((it) => row[it])))).size;
