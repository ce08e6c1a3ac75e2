import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { ApolloServer } from "@apollo/server";
import type { Logger } from "pino";
import type { RequestContext } from "../graphql/requestContext.js";
import { answerRequest } from "./answerRequest.js";
import { bindPort } from "./claimPort.js";
import { type CorsOrigins, withCors } from "./cors.js";
import type { Exchange, Route } from "./exchange.js";
import { graphqlRoute } from "./graphqlRoute.js";
import { healthRoutes } from "./healthRoutes.js";
import { type Metrics, metricsRoute } from "./metrics.js";
import { createRouter } from "./router.js";
import { RunningRequests } from "./runningRequests.js";
import { webRoutes } from "./webRoutes.js";

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Bytes. */
  readonly maximumBody: number;
  /** Started already. */
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: (exchange: Exchange) => RequestContext | Promise<RequestContext>;
  /** What is not ready, in words; empty when the server can do its work. */
  readonly ready: () => Promise<readonly string[]>;
  /** The built web page. */
  readonly webFolder: string;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Given where others than this server end with what it ends. */
  readonly running?: RunningRequests;
  /** Further routes; they are looked at first. */
  readonly routes?: readonly Route[];
  /** Puts the text of a saved query in place of what a GraphQL request names it by. */
  readonly withDocument?: (request: unknown) => Promise<unknown>;
  /** Whose pages may read what GraphQL answers; none if not given. */
  readonly corsOrigins?: CorsOrigins;
}

export interface HttpServer {
  /** As a browser takes it: `http://127.0.0.1:4000`. */
  readonly address: string;
  /** Takes no new requests, lets running ones go on for at most `grace` milliseconds, then ends them with `SHUTTING_DOWN`. */
  readonly stop: (grace: number) => Promise<void>;
}

/** Milliseconds for the answers of requests that were ended to reach their callers. */
const farewell = 300;

function routesOf(options: HttpOptions): readonly Route[] {
  return [
    ...(options.routes ?? []),
    withCors(graphqlRoute(options), options.corsOrigins ?? []),
    ...healthRoutes(options.ready),
    metricsRoute(options.metrics),
    ...webRoutes(options.webFolder),
  ];
}

/** Keeps callers that send or read slowly, or say nothing at all, from holding connections for ever. */
function limitTimes(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.setTimeout(120_000);
}

function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large", ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout" }[
    error.code ?? ""
  ];
  const body = JSON.stringify({ errors: [{ message: `The request is not HTTP: ${error.message}.`, extensions: { code: "BAD_REQUEST" } }] });
  const head = `HTTP/1.1 ${status ?? "400 Bad Request"}\r\ncontent-type: application/json; charset=utf-8\r\nconnection: close\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

async function bind(server: Server, host: string, port: number): Promise<string> {
  await bindPort(server, host, port);
  const { address, family, port: bound } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`;
}

async function close(server: Server, running: RunningRequests, grace: number): Promise<void> {
  const closed = once(server, "close");
  running.stop();
  server.close();
  server.closeIdleConnections();
  await running.none(grace);
  running.abort();
  await running.none(farewell);
  server.closeAllConnections();
  await closed;
}

/** Starts to answer over HTTP. Throws `PORT_IN_USE`. */
export async function listen(options: HttpOptions): Promise<HttpServer> {
  const { running = new RunningRequests() } = options;
  let stopped: Promise<void> | undefined;
  const answering = { router: createRouter(routesOf(options)), running, metrics: options.metrics, log: options.log };
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (request, response) => {
    answerRequest(answering, request, response).catch((error: unknown) => {
      options.log.error({ err: error }, "an answer could not be sent");
      response.destroy();
    });
  });
  limitTimes(server);
  server.on("clientError", refuseBrokenHttp);
  const address = await bind(server, options.host, options.port);
  const stop = (grace: number): Promise<void> => {
    stopped ??= close(server, running, grace);
    return stopped;
  };
  return { address, stop };
}
