import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "../../../src/catalogue/catalogue.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import type { Reading, Unreadable } from "../../../src/import/sourceRecord.js";
import type { NameLookup } from "../../../src/import/table/nameLookup.js";
import { readMapping } from "../../../src/import/table/readMapping.js";
import { readTable } from "../../../src/import/table/readTable.js";

export const catalogue: Catalogue = researchGraph;

/** Links nothing. */
export const noNames: NameLookup = { find: () => null };

/** Writes files into a new folder and gives its path. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-table-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** The message with which a mapping is refused; empty when it is taken. */
export async function refusal(mapping: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await folderOf({ ...files, "tables.yaml": mapping });
  return readMapping(join(folder, "tables.yaml"), catalogue).then(
    () => "",
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );
}

/** Everything that a mapping in a folder reads. */
export async function readAll(folder: string, linkNames: NameLookup = noNames): Promise<readonly Reading[]> {
  const mapping = await readMapping(join(folder, "tables.yaml"), catalogue);
  const readings: Reading[] = [];
  for await (const reading of readTable({ mapping, folder, linkNames })) readings.push(reading);
  return readings;
}

const sourceText = "source: { id: toy, precedence: TABLE, values: { name: Toy } }\n";

/** The place, the input and the reasons of what is not taken, or null. */
export function rejectionOf(reading: Reading): Pick<Unreadable, "place" | "input" | "reasons"> | null {
  if ("unreadable" in reading) return reading.unreadable;
  const { place, input, faults } = reading;
  return faults ? { place, input, reasons: faults.reasons } : null;
}

/** What one expression for `name` makes of the rows of a table, or the reasons why it cannot. */
export async function valuesOf(
  expression: string,
  csv: string,
  lookups = "",
  property = "name",
  columns = "",
): Promise<readonly unknown[]> {
  const kind = property === "amount" ? "Funding" : property === "status" ? "Facility" : "Project";
  const record = `{ kind: ${kind}, key: "{id}", values: { ${property}: ${expression} } }`;
  const tables = `${sourceText}${lookups}\ntables:\n  - file: rows.csv${columns}\n    records: [ ${record} ]\n`;
  const readings = await readAll(await folderOf({ "tables.yaml": tables, "rows.csv": csv }));
  return readings.map((it) => rejectionOf(it)?.reasons ?? ("record" in it ? (it.record.values[property] ?? null) : null));
}

export { sourceText };
