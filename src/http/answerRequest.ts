import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { AtlasError } from "../errors.js";
import type { Exchange, Route } from "./exchange.js";
import type { Metrics } from "./metrics.js";
import { requestId } from "./requestId.js";
import type { Router } from "./router.js";
import type { RunningRequests } from "./runningRequests.js";
import { securityHeaders } from "./securityHeaders.js";
import { HttpError, sendError } from "./sendError.js";

/** What answering any request needs. */
export interface Answering {
  readonly router: Router;
  readonly running: RunningRequests;
  readonly metrics: Metrics;
  readonly log: Logger;
}

const nowhere = "http://localhost";

/** Null for an address that is not a path; one like //host would otherwise be taken for a host. */
function urlOf({ url = "/" }: IncomingMessage): URL | null {
  return url.startsWith("/") && URL.canParse(nowhere + url) ? new URL(nowhere + url) : null;
}

function writeLog(exchange: Exchange, route: Route | undefined, started: bigint, metrics: Metrics): void {
  const { request, response, log } = exchange;
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  const method = request.method ?? "";
  const status = response.writableFinished ? response.statusCode : 499;
  metrics.observeRequest(route?.path ?? "none", method, status, milliseconds / 1000);
  log[route?.logLevel ?? "info"](
    { method, path: exchange.url.pathname, status, milliseconds: Math.round(milliseconds * 10) / 10 },
    "answered",
  );
}

function routeOf({ router, running }: Answering, url: URL | null, exchange: Exchange): Route {
  if (running.stopping) throw new AtlasError("SHUTTING_DOWN", "The server is being stopped; send the request again in a moment.");
  if (!url) throw new HttpError(400, "BAD_REQUEST", `Expected an address that begins with /, got "${exchange.request.url}".`);
  return router(exchange);
}

function createExchange(log: Logger, url: URL | null, request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Exchange {
  const id = requestId(request);
  for (const [name, value] of Object.entries({ ...securityHeaders, "x-request-id": id })) response.setHeader(name, value);
  return { request, response, requestId: id, log: log.child({ requestId: id }), signal, url: url ?? new URL(nowhere) };
}

/** Answers one request, whatever happens, and writes one line about it. */
export async function answerRequest(answering: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = process.hrtime.bigint();
  const controller = answering.running.add(response);
  const url = urlOf(request);
  const exchange = createExchange(answering.log, url, request, response, controller.signal);
  let route: Route | undefined;
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
    writeLog(exchange, route, started, answering.metrics);
  });
  try {
    route = routeOf(answering, url, exchange);
    await route.handle(exchange);
  } catch (error) {
    if (response.destroyed) exchange.log.debug({ err: error }, "the caller went away");
    else answering.metrics.countError(await sendError(exchange, error));
  }
}
