import { formatVersion } from "../cypher/graphSummary.js";
import type { ExportedFile } from "./exportedFile.js";
import type { ExportedEntity, ExportedRelationship, ExportOptions, GraphContent, SystemProperties } from "./graphContent.js";
import { mediaTypes } from "./mediaTypes.js";

/** The version of the form of these lines. */
export const linesVersion = 1;

const lines = (items: readonly object[]): string => items.map((it) => `${JSON.stringify(it)}\n`).join("");

const entityLine = ({ id, kind, values, records }: ExportedEntity): object => ({
  line: "entity",
  kind,
  id,
  ...(records ? { records } : {}),
  values,
});

const relationshipLine = ({ id, type, from, to, values, records }: ExportedRelationship): object => ({
  line: "relationship",
  type,
  id,
  from,
  to,
  ...(records ? { records } : {}),
  values,
});

/** Neo4j gives properties in an order of its own, which differs from store to store. */
const inOrder = (properties: SystemProperties): object =>
  Object.fromEntries(Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What a record states is kept as one JSON text; here it stands open. */
const recordLine = ({ values, ...plain }: SystemProperties): object => ({
  line: "record",
  ...inOrder(plain),
  ...(JSON.parse(values as string) as object),
});

async function* writeLines(content: GraphContent, { records = false }: ExportOptions): AsyncGenerator<string> {
  const { catalogue, whole } = content;
  let count = 0;
  const told = (items: readonly object[]): string => {
    count += items.length;
    return lines(items);
  };
  const graph = await content.graph();
  yield told([
    { line: "graph", version: linesVersion, whole, formatVersion, graph: graph && inOrder(graph), sources: await content.sources() },
  ]);
  // What the records name as their source comes first.
  const kinds = catalogue.kinds.toSorted((a, b) => Number(b.name === "Source") - Number(a.name === "Source"));
  for (const kind of kinds) for await (const page of content.entities(kind)) yield told(page.map(entityLine));
  for (const type of catalogue.types) for await (const page of content.relationships(type)) yield told(page.map(relationshipLine));
  // Without them a whole graph could not be made again.
  if (whole || records) for await (const page of content.records()) yield told(page.map(recordLine));
  for await (const page of content.exchangeRates()) yield told(page.map((it) => ({ line: "exchangeRate", ...inOrder(it) })));
  for await (const page of content.savedQueries()) yield told(page.map((it) => ({ line: "savedQuery", ...inOrder(it) })));
  yield lines([{ line: "end", lines: count }]);
}

/** One line of JSON each: what the graph is, then entities, relationships, records, exchange rates and saved queries, and an end that tells how many came before. */
export async function* jsonlFormat(content: GraphContent, options: ExportOptions): AsyncGenerator<ExportedFile> {
  yield { name: "graph.jsonl", mediaType: mediaTypes.jsonl, text: writeLines(content, options) };
}
