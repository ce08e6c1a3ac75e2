import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { exportAnswer } from "../export/answer/exportAnswer.js";
import type { ExportedFile } from "../export/exportedFile.js";
import { type FormatName, formats } from "../export/formats.js";
import type { ExportOptions, GraphContent, SourceCredit } from "../export/graphContent.js";
import { neighbourhoodOf } from "../export/neighbourhoodOf.js";
import { oneKind } from "../export/partOfGraph.js";
import { wholeGraph } from "../export/wholeGraph.js";
import { zipFiles } from "../export/zipFiles.js";
import { executeAlone } from "../graphql/executeAlone.js";
import type { GraphApi } from "../graphql/graphApi.js";
import { readWhere } from "../graphql/readWhere.js";
import type { AllowedDocuments } from "../queries/allowedDocuments.js";
import type { QueryLibrary } from "../queries/queryLibrary.js";
import { creditHeaders } from "./creditHeaders.js";
import type { Exchange, Route } from "./exchange.js";
import { type ExportForm, exportForm } from "./exportForm.js";
import { addressParameters, bodyParameters, type ExportRequest, exportRequest } from "./exportRequest.js";
import { readJson } from "./readBody.js";
import { acceptedEncoding, send } from "./send.js";

export interface ExportRouteOptions {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly api: GraphApi;
  readonly library: QueryLibrary;
  /** What runs beside saved queries; null where everything does. */
  readonly allowed: AllowedDocuments | null;
  /** Bytes of a request's body. */
  readonly maximumBody: number;
}

/** What is sent, and whose it is. */
interface Prepared {
  /** Without an extension. */
  readonly name: string;
  readonly sources: readonly SourceCredit[];
  /** Where lists stand that hold a first page only. */
  readonly cut?: ReadonlySet<string>;
  readonly files: (format: FormatName, options: ExportOptions) => AsyncIterable<ExportedFile>;
}

/** A database whose reads end when the caller goes away. */
const whileWanted = (database: Database, signal: AbortSignal): Database => ({
  ...database,
  read: (statement, options) => database.read(statement, { signal, ...options }),
});

/** The saved query of a name, or the document that was given. */
async function documentOf({ library, allowed }: ExportRouteOptions, given: string) {
  if (!given.includes("{")) {
    const { id, document, variables } = await library.findByName(given);
    return { name: id, query: document, variables };
  }
  await allowed?.require(given);
  return { name: "answer", query: given, variables: {} };
}

async function prepareAnswer(options: ExportRouteOptions, exchange: Exchange, asked: ExportRequest, database: Database): Promise<Prepared> {
  const { catalogue, api } = options;
  const saved = await documentOf(options, asked.query!);
  const { requestId, signal } = exchange;
  const execute = executeAlone(api.apollo, () => api.createContext({ requestId, signal, explain: "off" }));
  const { operationName } = asked;
  const variables = { ...saved.variables, ...asked.variables };
  const name = operationName ?? saved.name;
  const { schema } = api;
  return { name, ...(await exportAnswer({ catalogue, database, schema, query: saved.query, operationName, variables, execute, name })) };
}

async function contentOf({ catalogue, api }: ExportRouteOptions, asked: ExportRequest, database: Database): Promise<GraphContent> {
  if (asked.around) return neighbourhoodOf(database, catalogue, [...new Set(asked.around)], asked);
  if (asked.kind === undefined) return wholeGraph(database, catalogue);
  const kind = catalogue.kind(asked.kind);
  return oneKind(database, catalogue, kind, asked.where === undefined ? {} : readWhere(api.schema, kind, asked.where));
}

async function prepareGraph(options: ExportRouteOptions, asked: ExportRequest, database: Database): Promise<Prepared> {
  // As much as the pages of this server offer: what is explored, and an entity with what is beside it.
  const offered = asked.around !== undefined && (asked.depth === 0 || (asked.depth === 1 && asked.around.length === 1));
  if (options.allowed && !offered)
    throw new AtlasError(
      "FORBIDDEN",
      "Only saved queries and single entities are exported here: name a query by `query`, of those that GET /q lists, or an entity by `around`.",
    );
  const content = await contentOf(options, asked, database);
  const name = asked.kind ?? (asked.around ? "neighbourhood" : "research-atlas");
  return { name, sources: await content.sources(), files: (format, how) => formats[format].write(content, how) };
}

/** A name that every system takes; in the extended form, as RFC 6266 has it, with all its letters. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)}`;
}

async function firstFile(files: AsyncIterable<ExportedFile>): Promise<Readable> {
  for await (const { text } of files) return Readable.from(text);
  throw new Error("Expected an export with a file, got none.");
}

/** Sends a stream as it comes; when it breaks the connection is ended, so that nobody takes a part for the whole. */
async function pour(exchange: Exchange, content: Readable, headers: Record<string, string>, packed: boolean): Promise<void> {
  const { response, signal, log } = exchange;
  try {
    response.writeHead(200, { ...exchange.headers, ...headers });
    await pipeline(content, packed ? createGzip() : new PassThrough(), response, { signal });
  } catch (error) {
    if (signal.aborted) log.debug({ err: error }, "an export was ended");
    else log.error({ err: error }, "an export broke off");
    response.destroy();
  }
}

async function sendExport(
  exchange: Exchange,
  { name, sources, cut, files }: Prepared,
  { format, zipped }: ExportForm,
  options: ExportOptions,
): Promise<void> {
  const { mediaType, extension } = formats[format];
  const packed = !zipped && acceptedEncoding(exchange, ["gzip", "identity"]) === "gzip";
  const headers = {
    "content-type": zipped ? "application/zip" : mediaType,
    "content-disposition": disposition(`${name}.${zipped ? "zip" : extension}`),
    "cache-control": "no-store",
    vary: "accept, accept-encoding",
    ...(packed ? { "content-encoding": "gzip" } : {}),
    ...creditHeaders(sources),
    ...(cut && cut.size > 0 ? { "x-first-page-only": encodeURIComponent([...cut].join(",")) } : {}),
  };
  if (exchange.request.method === "HEAD") return send(exchange, { status: 200, headers });
  const written = files(format, options);
  await pour(exchange, zipped ? zipFiles(written) : await firstFile(written), headers, packed);
}

async function answer(options: ExportRouteOptions, exchange: Exchange): Promise<void> {
  const { request, url, signal } = exchange;
  const given =
    request.method === "POST" ? bodyParameters(await readJson(request, options.maximumBody)) : addressParameters(url.searchParams);
  const asked = exportRequest(options.catalogue, given);
  const form = exportForm(request, asked);
  const database = whileWanted(options.database, signal);
  const prepared =
    asked.query === undefined ? await prepareGraph(options, asked, database) : await prepareAnswer(options, exchange, asked, database);
  await sendExport(exchange, prepared, form, { bom: asked.bom, records: asked.records });
}

/** `/export`: the graph, a kind, a neighbourhood or the answer of a query as a file. */
export function exportRoute(options: ExportRouteOptions): Route {
  return { path: "/export", methods: ["GET", "HEAD", "POST"], handle: (exchange) => answer(options, exchange) };
}
