import Negotiator from "negotiator";
import type { Catalogue } from "../../catalogue/catalogue.js";
import type { KindSpec } from "../../catalogue/kind.js";
import type { Database } from "../../database/database.js";
import { dataOf } from "../../export/answer/askedPages.js";
import { linkedEntity } from "../../export/jsonldFormat.js";
import { entitiesOf } from "../../export/partOfGraph.js";
import { executeAlone } from "../../graphql/executeAlone.js";
import type { GraphApi } from "../../graphql/graphApi.js";
import { isUnchanged, weakTag } from "../etag.js";
import type { Exchange, Route } from "../exchange.js";
import { send } from "../send.js";
import { HttpError } from "../sendError.js";
import { whileWanted } from "../whileWanted.js";
import { entityHtml, type ShownEntity } from "./entityHtml.js";
import { entityJson } from "./entityJson.js";
import { type EntityQuery, entityQuery } from "./entityQuery.js";

export interface EntityRouteOptions {
  readonly catalogue: Catalogue;
  readonly database: Database;
  readonly api: GraphApi;
  /** The revision that the graph has now. */
  readonly revision: () => Promise<string>;
  readonly program: string;
  /** Whether the studio runs whatever it is asked. */
  readonly anyQuery: boolean;
}

const notThere = (id: string): HttpError => new HttpError(404, "NOT_FOUND", `There is no entity with the id "${id.slice(0, 200)}".`);

function idOf({ url }: Exchange): string {
  try {
    return decodeURIComponent(url.pathname.slice("/e/".length).replace(/\/$/, ""));
  } catch {
    throw notThere(url.pathname);
  }
}

type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

function asking({ api }: EntityRouteOptions, { requestId, signal }: Exchange): Ask {
  const execute = executeAlone(api.apollo, () => api.createContext({ requestId, signal, explain: "off" }));
  return async (query, variables) => dataOf(await execute({ query, variables }));
}

function entityIn(data: Readonly<Record<string, unknown>>, kind: KindSpec, id: string): ShownEntity {
  const entity = data[kind.singular] as ShownEntity | null;
  if (!entity) throw notThere(id);
  return entity;
}

/** The relationships that are turned over, and after which place. */
function turnedList({ url }: Exchange, { connections }: EntityQuery): { readonly field: string | null; readonly after: string | null } {
  const [field, after] = [url.searchParams.get("list"), url.searchParams.get("after")];
  if (field === null || after === null) return { field: null, after: null };
  if (connections.some((it) => it.field === field)) return { field, after };
  throw new HttpError(404, "NOT_FOUND", `Expected list to be one of ${connections.map((it) => it.field).join(", ")}, got "${field}".`);
}

/** `/e/<id>`: a page for every entity; as JSON where that is accepted, with `asOf=` a day whose relationships are counted. */
export function entityRoute(options: EntityRouteOptions): Route {
  const { catalogue, database, api, revision, program, anyQuery } = options;
  const queries = new Map<KindSpec, EntityQuery>();
  const queryOf = (kind: KindSpec): EntityQuery => {
    const query = queries.get(kind) ?? entityQuery(catalogue, api.schema, kind);
    queries.set(kind, query);
    return query;
  };

  async function jsonOf({ url }: Exchange, kind: KindSpec, id: string, ask: Ask): Promise<string> {
    const { counted, ...query } = queryOf(kind);
    const asOf = url.searchParams.get("asOf");
    const data = await ask(counted(asOf !== null), { id, ...(asOf === null ? {} : { asOf }) });
    return entityJson({ entity: entityIn(data, kind, id), ...query }, kind.name);
  }

  async function htmlOf(exchange: Exchange, kind: KindSpec, id: string, ask: Ask): Promise<string> {
    const query = queryOf(kind);
    const { field, after } = turnedList(exchange, query);
    const data = await ask(query.text(field), { id, ...(field === null ? {} : { after }) });
    const entity = entityIn(data, kind, id);
    let linked = {};
    for await (const page of entitiesOf(database, catalogue, [id]).entities(kind)) linked = linkedEntity(page[0]!);
    return entityHtml({ ...query, known: anyQuery ? query.known : null, entity, turned: field, linked }).text;
  }

  async function answer(exchange: Exchange): Promise<void> {
    const { url, request } = exchange;
    const id = idOf(exchange);
    const type = new Negotiator(request).mediaType(["text/html", "application/json"]) ?? "text/html";
    const etag = weakTag(`${program}\n${await revision()}\n${url.pathname}${url.search}\n${type}`);
    const headers = { etag, "cache-control": "no-cache", "content-type": `${type}; charset=utf-8`, vary: "accept" };
    const ask = asking(options, exchange);
    const { node } = (await ask("query ($id: ID!) { node(id: $id) { kind } }", { id })) as { node: { kind: string } | null };
    const kind = catalogue.kinds.find((it) => it.constant === node?.kind);
    if (!kind) throw notThere(id);
    if (isUnchanged(exchange, etag)) return send(exchange, { status: 304, headers });
    const write = type === "text/html" ? htmlOf : jsonOf;
    await send(exchange, { status: 200, headers, body: await write(exchange, kind, id, ask) });
  }
  return { path: "/e/*", methods: ["GET", "HEAD"], handle: (exchange) => whileWanted(exchange.signal, answer(exchange)) };
}
