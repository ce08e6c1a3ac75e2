import type { PropertySpec } from "../catalogue/property.js";
import type { ColumnType } from "../catalogue/valueType.js";
import type { ExportedFile } from "./exportedFile.js";
import { type FlatColumn, type FlatValue, flatColumns, flatValues, joinedList } from "./flatValues.js";
import type { ExportedEntity, ExportedRelationship, ExportOptions, GraphContent } from "./graphContent.js";
import { mediaTypes } from "./mediaTypes.js";
import { typeProperties } from "./readRows.js";
import { xmlText } from "./xmlText.js";

const attributeTypes: Readonly<Record<ColumnType, string>> = Object.freeze({
  text: "string",
  texts: "string",
  floats: "string",
  integer: "long",
  exactInteger: "double",
  float: "double",
  boolean: "boolean",
});

type Side = "node" | "edge";

/** The key of a column: columns of one name and type share it. */
const keyId = (side: Side, { name, type }: Pick<FlatColumn, "name" | "type">): string => `${side}-${name}-${attributeTypes[type]}`;

const kindColumn: FlatColumn = { name: "kind", type: "text", description: "The kind of the entity." };
const labelColumn: FlatColumn = { name: "label", type: "text", description: "What it is called." };
const recordsColumn: FlatColumn = { name: "records", type: "texts", description: "Ids of the records that state it." };
const typeColumn: FlatColumn = { name: "relationship", type: "text", description: "The type of the relationship." };

const withoutId = (properties: readonly PropertySpec[]): readonly PropertySpec[] => properties.filter((it) => it.name !== "id");

function keysText(side: Side, columns: readonly FlatColumn[]): string {
  const keys = new Map(columns.map((it) => [keyId(side, it), it]));
  return [...keys]
    .map(([id, { name, type }]) => `<key id="${id}" for="${side}" attr.name="${name}" attr.type="${attributeTypes[type]}"/>\n`)
    .join("");
}

function dataText(side: Side, column: FlatColumn, value: FlatValue): string {
  if (value === null || (typeof value === "number" && Number.isNaN(value))) return "";
  const text = Array.isArray(value) ? joinedList(value) : String(value);
  return `<data key="${keyId(side, column)}">${xmlText(text)}</data>`;
}

function propertiesText(side: Side, properties: readonly PropertySpec[], values: Readonly<Record<string, unknown>>): string {
  return properties
    .flatMap((property) => {
      const flat = flatValues(property, values[property.name]);
      return flatColumns(property).map((column, at) => dataText(side, column, flat[at] ?? null));
    })
    .join("");
}

function nodeText(properties: readonly PropertySpec[], { id, kind, values, records }: ExportedEntity): string {
  const own = propertiesText("node", properties, values);
  const label = dataText("node", labelColumn, (values["name"] as string | undefined) ?? id);
  return `<node id="${xmlText(id)}">${dataText("node", kindColumn, kind)}${label}${own}${dataText("node", recordsColumn, records)}</node>\n`;
}

function edgeText(properties: readonly PropertySpec[], { id, type, from, to, values, records }: ExportedRelationship): string {
  const own = propertiesText("edge", properties, values);
  const named = dataText("edge", typeColumn, type) + dataText("edge", labelColumn, type);
  const ends = `id="${xmlText(id)}" source="${xmlText(from)}" target="${xmlText(to)}"`;
  return `<edge ${ends}>${named}${own}${dataText("edge", recordsColumn, records)}</edge>\n`;
}

async function* writeXml(content: GraphContent): AsyncGenerator<string> {
  const { catalogue } = content;
  const own = (properties: readonly PropertySpec[]) => withoutId(properties).flatMap(flatColumns);
  const nodes = [kindColumn, labelColumn, recordsColumn, ...catalogue.kinds.flatMap((it) => own(it.properties))];
  const edges = [typeColumn, labelColumn, recordsColumn, ...catalogue.types.flatMap((it) => own(typeProperties(catalogue, it)))];
  const sources = await content.sources();
  const credit = sources.map((it) => `${it.name}${it.licence ? ` (${it.licence})` : ""}${it.url ? `, ${it.url}` : ""}`).join("; ");
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield `<desc>Exported from Research Atlas. Sources: ${xmlText(credit)}</desc>\n`;
  yield '<key id="graph-sources" for="graph" attr.name="sources" attr.type="string"/>\n';
  yield keysText("node", nodes) + keysText("edge", edges);
  yield `<graph id="research-atlas" edgedefault="directed">\n<data key="graph-sources">${xmlText(JSON.stringify(sources))}</data>\n`;
  for (const kind of catalogue.kinds) {
    const properties = withoutId(kind.properties);
    for await (const page of content.entities(kind)) yield page.map((it) => nodeText(properties, it)).join("");
  }
  for (const type of catalogue.types) {
    const properties = withoutId(typeProperties(catalogue, type));
    for await (const page of content.relationships(type)) yield page.map((it) => edgeText(properties, it)).join("");
  }
  yield "</graph>\n</graphml>\n";
}

/** GraphML with typed attributes, as Gephi and networkx read it. Every edge has an id, so parallel ones stay apart. */
export async function* graphmlFormat(content: GraphContent, _options: ExportOptions): AsyncGenerator<ExportedFile> {
  yield { name: "graph.graphml", mediaType: mediaTypes.graphml, text: writeXml(content) };
}
