import { csvCell } from "./csvCell.js";
import { byteOrderMark, csvLine } from "./csvText.js";
import { dataPackage, type WrittenTable } from "./dataPackage.js";
import type { ExportedFile } from "./exportedFile.js";
import type { FlatValue } from "./flatValues.js";
import type { ExportOptions, GraphContent, SourceCredit } from "./graphContent.js";
import { mediaTypes } from "./mediaTypes.js";
import { type ExportedTable, tablesOf } from "./tables.js";

type Pages = AsyncIterator<readonly (readonly FlatValue[])[]>;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* tableText(
  { columns }: ExportedTable,
  first: Awaited<ReturnType<Pages["next"]>>,
  rest: Pages,
  start: string,
): AsyncGenerator<string> {
  yield start + csvLine(columns.map((it) => it.name));
  for (let page = first; !page.done; page = await rest.next()) yield page.value.map((row) => csvLine(row.map(csvCell))).join("");
}

function sourcesText(sources: readonly SourceCredit[], start: string): string {
  const rows = sources.map((it) => [it.id, it.name, it.publisher, it.url, it.licence, it.retrieved].map(csvCell));
  return start + [["id", "name", "publisher", "url", "licence", "retrieved"], ...rows].map(csvLine).join("");
}

/** A file for each kind and each type that anything is of, `sources.csv` with the licences, and `datapackage.json` that describes them. */
export async function* csvFormat(content: GraphContent, { bom }: ExportOptions): AsyncGenerator<ExportedFile> {
  const start = bom ? byteOrderMark : "";
  const written: WrittenTable[] = [];
  for (const table of tablesOf(content)) {
    const rest = table.pages()[Symbol.asyncIterator]();
    const first = await rest.next();
    if (first.done) continue;
    const file = `${table.name}.csv`;
    written.push({ file, table });
    yield { name: file, mediaType: mediaTypes.csv, text: tableText(table, first, rest, start) };
  }
  const sources = await content.sources();
  yield { name: "sources.csv", mediaType: mediaTypes.csv, text: once(sourcesText(sources, start)) };
  yield { name: "datapackage.json", mediaType: mediaTypes.json, text: once(dataPackage(written, sources)) };
}
