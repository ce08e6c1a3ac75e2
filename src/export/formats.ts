import { csvFormat } from "./csvFormat.js";
import type { ExportedFile } from "./exportedFile.js";
import type { ExportOptions, GraphContent } from "./graphContent.js";
import { graphmlFormat } from "./graphmlFormat.js";
import { jsonldFormat } from "./jsonldFormat.js";
import { jsonlFormat } from "./jsonlFormat.js";
import { mediaTypes } from "./mediaTypes.js";
import { neo4jAdminFormat } from "./neo4jAdminFormat.js";

/** A form in which a graph is exported. */
export interface ExportFormat {
  /** Of its file; where there are several, of each table. */
  readonly mediaType: string;
  readonly extension: string;
  /** Whether it makes several files, which go to a folder or a zip. */
  readonly several: boolean;
  /** The files, each to be read to its end before the next is asked for. */
  readonly write: (content: GraphContent, options: ExportOptions) => AsyncIterable<ExportedFile>;
}

/** Every form in which a graph is exported, by the name that a request gives. */
export const formats = Object.freeze({
  csv: { mediaType: mediaTypes.csv, extension: "csv", several: true, write: csvFormat },
  jsonl: { mediaType: mediaTypes.jsonl, extension: "jsonl", several: false, write: jsonlFormat },
  graphml: { mediaType: mediaTypes.graphml, extension: "graphml", several: false, write: graphmlFormat },
  jsonld: { mediaType: mediaTypes.jsonld, extension: "jsonld", several: false, write: jsonldFormat },
  "neo4j-admin": { mediaType: mediaTypes.csv, extension: "csv", several: true, write: neo4jAdminFormat },
}) satisfies Readonly<Record<string, ExportFormat>>;

export type FormatName = keyof typeof formats;
