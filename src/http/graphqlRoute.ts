import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { RequestContext } from "../graphql/requestContext.js";
import type { Exchange, Route } from "./exchange.js";
import { readJson } from "./readBody.js";
import { send } from "./send.js";
import { whileWanted } from "./whileWanted.js";

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: (exchange: Exchange) => RequestContext | Promise<RequestContext>;
  /** Bytes. */
  readonly maximumBody: number;
  /** Puts the text of a query in place of what a request names it by. */
  readonly withDocument?: (request: unknown) => Promise<unknown>;
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  // A GET can only read (Apollo refuses mutations there) and no cookie of ours goes with it, so no preflight is needed.
  if (request.method === "GET") headers.set("apollo-require-preflight", "1");
  return headers;
}

/** What an address tells as JSON; what is none is left to whoever reads it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The parameters of a GET, which says in its address what a POST says in its body. */
async function searchWithDocument(
  { searchParams, search }: URL,
  withDocument: NonNullable<GraphqlRouteOptions["withDocument"]>,
): Promise<string> {
  const given = Object.fromEntries(
    [...searchParams].map(([name, text]) => [name, name === "variables" || name === "extensions" ? parsed(text) : text]),
  );
  const found = await withDocument(given);
  if (found === given) return search;
  const texts = Object.entries(found as object).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return `?${new URLSearchParams(texts)}`;
}

async function answer(options: GraphqlRouteOptions, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const { withDocument = async (it) => it } = options;
  const body = request.method === "POST" ? await withDocument(await readJson(request, options.maximumBody)) : undefined;
  const search = request.method === "POST" ? url.search : await searchWithDocument(url, withDocument);
  const contextValue = await options.createContext(exchange);
  const result = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "GET", headers: headersOf(exchange), search, body },
    context: async () => contextValue,
  });
  if (result.body.kind !== "complete") throw new Error(`Expected a complete answer from Apollo, got one that is ${result.body.kind}.`);
  const headers = { "cache-control": "no-store", ...Object.fromEntries(result.headers), vary: "accept" };
  await send(exchange, { status: result.status ?? 200, headers, body: result.body.string });
}

/** `/graphql`, as the specification of GraphQL over HTTP wants it. */
export function graphqlRoute(options: GraphqlRouteOptions): Route {
  return {
    path: "/graphql",
    methods: ["GET", "POST"],
    handle: (exchange) => whileWanted(exchange.signal, answer(options, exchange)),
  };
}
