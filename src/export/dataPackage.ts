import type { ColumnType } from "../catalogue/valueType.js";
import type { SourceCredit } from "./graphContent.js";
import type { ExportedTable } from "./tables.js";

/** The types of Frictionless Table Schema. */
const fieldTypes: Readonly<Record<ColumnType, string>> = Object.freeze({
  text: "string",
  texts: "string",
  floats: "string",
  integer: "integer",
  exactInteger: "number",
  float: "number",
  boolean: "boolean",
});

/** A table that was written, by the name of its file. */
export interface WrittenTable {
  readonly file: string;
  readonly table: ExportedTable;
}

/** Credit as Frictionless has it: where it comes from, and under which licence. */
export const credits = (sources: readonly SourceCredit[]) => ({
  sources: sources.map(({ id, name, publisher, url, licence, retrieved }) => ({
    title: name,
    path: url,
    name: id,
    publisher,
    licence,
    retrieved,
  })),
  licenses: [...new Set(sources.map((it) => it.licence).filter((it) => it !== null))].map((title) => ({ title })),
});

/** The description of a folder of CSV files: Frictionless Data Package, with every column, source and licence. */
export function dataPackage(written: readonly WrittenTable[], sources: readonly SourceCredit[]): string {
  const resources = written.map(({ file, table }) => ({
    name: file.replace(/\.csv$/, "").toLowerCase(),
    path: file,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    description: table.description,
    schema: {
      fields: table.columns.map(({ name, type, description }) => ({ name, type: fieldTypes[type], description })),
      primaryKey: "id",
      missingValues: [""],
    },
  }));
  const description =
    'Exported from Research Atlas. Lists are joined by "; "; a semicolon or backslash within an item has a backslash before it. The lists of names and of places stand side by side, item by item. Texts that a spreadsheet would run as a formula have an apostrophe before them.';
  const all = { profile: "tabular-data-package", name: "research-atlas", description, ...credits(sources), resources };
  return `${JSON.stringify(all, null, 2)}\n`;
}
