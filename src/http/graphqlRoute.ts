import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { RequestContext } from "../graphql/requestContext.js";
import type { Exchange, Route } from "./exchange.js";
import { readJson } from "./readBody.js";
import { send } from "./send.js";

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: (exchange: Exchange) => RequestContext | Promise<RequestContext>;
  /** Bytes. */
  readonly maximumBody: number;
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  // A GET can only read (Apollo refuses mutations there) and no cookie of ours goes with it, so no preflight is needed.
  if (request.method === "GET") headers.set("apollo-require-preflight", "1");
  return headers;
}

/** Settles with the work, or as soon as the exchange is aborted, whatever the work then does. */
async function whileWanted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function answer(options: GraphqlRouteOptions, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const body = request.method === "POST" ? await readJson(request, options.maximumBody) : undefined;
  const contextValue = await options.createContext(exchange);
  const result = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "GET", headers: headersOf(exchange), search: url.search, body },
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
