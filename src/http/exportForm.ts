import type { IncomingMessage } from "node:http";
import Negotiator from "negotiator";
import { type FormatName, formats } from "../export/formats.js";
import type { ExportRequest } from "./exportRequest.js";
import { HttpError } from "./sendError.js";

/** The form in which an export is sent. */
export interface ExportForm {
  readonly format: FormatName;
  /** Whether all its files go into a zip. */
  readonly zipped: boolean;
}

const table: Readonly<Record<string, ExportForm>> = { "text/csv": { format: "csv", zipped: false } };
const graph: Readonly<Record<string, ExportForm>> = {
  "application/x-ndjson": { format: "jsonl", zipped: false },
  "application/jsonl": { format: "jsonl", zipped: false },
  "application/graphml+xml": { format: "graphml", zipped: false },
  "application/ld+json": { format: "jsonld", zipped: false },
  "application/zip": { format: "csv", zipped: true },
  "application/json": { format: "jsonld", zipped: false },
  "application/xml": { format: "graphml", zipped: false },
  "text/xml": { format: "graphml", zipped: false },
  "text/csv": { format: "csv", zipped: true },
};

/**
 * The form that is asked for: by name, else by the media types that are accepted. The answer of a query is one table as CSV; a graph is several,
 * so it comes in a zip. Throws 406 with what there is.
 */
export function exportForm(request: IncomingMessage, { query, format, zip }: ExportRequest): ExportForm {
  if (format) return { format, zipped: zip || format === "neo4j-admin" || (formats[format].several && query === undefined) };
  const forms = query === undefined ? graph : { ...table, ...graph, ...table };
  const [accepted] = new Negotiator(request).mediaTypes(Object.keys(forms));
  if (accepted) return { ...forms[accepted]!, zipped: zip || forms[accepted]!.zipped };
  const there = Object.keys(forms).join(", ");
  throw new HttpError(406, "BAD_REQUEST", `An export comes as ${there}; accepted is only ${request.headers.accept}. Or name a format=.`);
}
