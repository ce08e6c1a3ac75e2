import type { PropertySpec } from "../catalogue/property.js";
import { missingMarker, store, storedColumns } from "../catalogue/stored.js";
import type { ColumnType } from "../catalogue/valueType.js";
import { afterAdminImport } from "../cypher/afterAdminImport.js";
import { formatVersion } from "../cypher/graphSummary.js";
import { credits } from "./dataPackage.js";
import type { ExportedFile } from "./exportedFile.js";
import type { ExportOptions, GraphContent, SystemProperties } from "./graphContent.js";
import { mediaTypes } from "./mediaTypes.js";
import { adminCell, adminType, arrayDelimiter } from "./neo4jAdminCell.js";
import { typeProperties } from "./readRows.js";

type Column = readonly [name: string, type: ColumnType];
type Page = readonly (readonly unknown[])[];

/** A file of nodes or relationships: the header that tells types, and its rows. */
interface AdminTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: () => AsyncIterable<Page>;
}

/** The columns of system nodes, by label. */
const systemColumns: Readonly<Record<string, readonly Column[]>> = Object.freeze({
  Record: [
    ["source", "text"],
    ["key", "text"],
    ["entity", "text"],
    ["kind", "text"],
    ["precedence", "integer"],
    ["curatedId", "text"],
    ["digest", "text"],
    ["values", "text"],
    ["quote", "text"],
    ["confidence", "float"],
    ["lastSeen", "text"],
    ["goneSince", "text"],
  ],
  ExchangeRate: [
    ["currency", "text"],
    ["day", "text"],
    ["unitsPerUsd", "text"],
    ["usdPerUnit", "text"],
    ["source", "text"],
  ],
  SavedQuery: [
    ["query", "text"],
    ["version", "integer"],
    ["title", "text"],
    ["description", "text"],
    ["document", "text"],
    ["variables", "text"],
    ["drawing", "text"],
    ["hash", "text"],
    ["savedAt", "text"],
  ],
  Graph: [
    ["formatVersion", "integer"],
    ["queriesSavedAt", "text"],
    ["loadedAt", "text"],
    ["filled", "boolean"],
  ],
});

const field = ([name, type]: Column): string => `${name}:${adminType[type]}`;

/** Every stored property, derived ones and null markers too, the id apart. */
const columnsOf = (properties: readonly PropertySpec[]): readonly Column[] =>
  properties
    .filter((it) => it.name !== "id")
    .flatMap((property): readonly Column[] => {
      const marker = missingMarker(property);
      const columns = storedColumns(property).map(({ name, column }): Column => [name, column.type]);
      return marker ? [...columns, [marker, "boolean"]] : columns;
    });

function entityTables(content: GraphContent): readonly AdminTable[] {
  return content.catalogue.kinds.map((kind) => {
    const columns = columnsOf(kind.properties);
    return {
      file: `nodes-${kind.name}.csv`,
      header: ["id:ID(Entity)", ...columns.map(field), "records:string[]", ":LABEL"],
      async *rows() {
        for await (const page of content.entities(kind))
          yield page.map(({ id, values, records }) => {
            const stored = store(kind.properties, values);
            return [id, ...columns.map(([name]) => stored[name]), records, ["Entity", kind.name]];
          });
      },
    };
  });
}

function relationshipTables(content: GraphContent): readonly AdminTable[] {
  return content.catalogue.types.map((type) => {
    const properties = typeProperties(content.catalogue, type);
    const columns = columnsOf(properties);
    return {
      file: `relationships-${type}.csv`,
      header: [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "id:string", ...columns.map(field), "records:string[]"],
      async *rows() {
        for await (const page of content.relationships(type))
          yield page.map(({ id, from, to, values, records }) => {
            const stored = store(properties, values);
            return [from, to, type, id, ...columns.map(([name]) => stored[name]), records];
          });
      },
    };
  });
}

function systemTables(content: GraphContent): readonly AdminTable[] {
  async function* graph(): AsyncGenerator<readonly SystemProperties[]> {
    // A part is kept in this form too.
    yield [(await content.graph()) ?? { id: "graph", formatVersion: BigInt(formatVersion) }];
  }
  const pages: readonly (readonly [string, () => AsyncIterable<readonly SystemProperties[]>])[] = [
    ["Record", () => content.records()],
    ["ExchangeRate", () => content.exchangeRates()],
    ["SavedQuery", () => content.savedQueries()],
    ["Graph", graph],
  ];
  return pages.map(([label, read]) => {
    const columns = systemColumns[label]!;
    return {
      file: `nodes-${label}.csv`,
      header: [`id:ID(${label})`, ...columns.map(field), ":LABEL"],
      async *rows() {
        for await (const page of read()) yield page.map((it) => [it["id"], ...columns.map(([name]) => it[name]), ["System", label]]);
      },
    };
  });
}

const line = (cells: readonly string[]): string => `${cells.join(",")}\n`;

async function* tableText(header: readonly string[], first: Page, rest: AsyncIterator<Page>) {
  yield line(header) + first.map((row) => line(row.map(adminCell))).join("");
  for (let page = await rest.next(); !page.done; page = await rest.next()) yield page.value.map((row) => line(row.map(adminCell))).join("");
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** The arguments of `neo4j-admin database import full`, which are given as `@import.args` in the folder of the files. */
function argumentsText(files: readonly string[]): string {
  const inputs = files.map((it) => `--${it.startsWith("nodes-") ? "nodes" : "relationships"}=${it}`);
  return [...inputs, `--array-delimiter=${arrayDelimiter.name}`, "--multiline-fields=true", ""].join("\n");
}

/**
 * The files of `neo4j-admin database import full @import.args`, run in their folder: every stored property of entities, relationships, records
 * and exchange rates, so that what it makes is opened by this program like the graph that was exported. It knows no way to write a list that is
 * empty or holds nothing but one empty text: `after-import.cypher`, run once, puts these in.
 */
export async function* neo4jAdminFormat(content: GraphContent, _options: ExportOptions): AsyncGenerator<ExportedFile> {
  const written: string[] = [];
  for (const { file, header, rows } of [...entityTables(content), ...systemTables(content), ...relationshipTables(content)]) {
    const rest = rows()[Symbol.asyncIterator]();
    const first = await rest.next();
    if (first.done) continue;
    written.push(file);
    yield { name: file, mediaType: mediaTypes.csv, text: tableText(header, first.value, rest) };
  }
  const after = afterAdminImport(content.catalogue).map((it) => `${it};\n`);
  yield { name: "after-import.cypher", mediaType: mediaTypes.text, text: once(after.join("")) };
  yield { name: "import.args", mediaType: mediaTypes.text, text: once(argumentsText(written)) };
  yield { name: "sources.json", mediaType: mediaTypes.json, text: once(`${JSON.stringify(credits(await content.sources()), null, 2)}\n`) };
}
