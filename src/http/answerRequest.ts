import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { AtlasError } from "../errors.js";
import type { Exchange, Route } from "./exchange.js";
import type { Metrics } from "./metrics.js";
import { OpenExchange } from "./openExchange.js";
import type { Router } from "./router.js";
import type { RunningRequests } from "./runningRequests.js";
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
  if (!url.startsWith("/")) return null;
  try {
    return new URL(nowhere + url);
  } catch {
    return null;
  }
}

function writeLog(exchange: Exchange, route: Route | undefined, started: number, { log, metrics }: Answering): void {
  const { request, response } = exchange;
  const milliseconds = performance.now() - started;
  const method = request.method ?? "";
  const status = response.writableFinished ? response.statusCode : 499;
  metrics.observeRequest(route?.path ?? "none", method, status, milliseconds / 1000);
  const level = route?.logLevel ?? "info";
  if (!log.isLevelEnabled(level)) return;
  const line = { method, path: exchange.url.pathname, status, milliseconds: Math.round(milliseconds * 10) / 10 };
  exchange.log[level](line, "answered");
}

function routeOf({ router, running }: Answering, url: URL | null, exchange: Exchange): Route {
  if (running.stopping) throw new AtlasError("SHUTTING_DOWN", "The server is being stopped; send the request again in a moment.");
  if (!url) throw new HttpError(400, "BAD_REQUEST", `Expected an address that begins with /, got "${exchange.request.url}".`);
  return router(exchange);
}

/** Answers one request, whatever happens, and writes one line about it. */
export async function answerRequest(answering: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const url = urlOf(request);
  const exchange = new OpenExchange(answering.log, url ?? new URL(nowhere), request, response);
  answering.running.add(exchange);
  let route: Route | undefined;
  response.on("close", () => {
    if (!response.writableFinished) exchange.abort();
    answering.running.remove(exchange);
    writeLog(exchange, route, started, answering);
  });
  try {
    route = routeOf(answering, url, exchange);
    await route.handle(exchange);
  } catch (error) {
    if (response.destroyed) exchange.log.debug({ err: error }, "the caller went away");
    else {
      answering.metrics.countError(await sendError(exchange, error));
      // An answer that was begun cannot become an error: that it breaks off tells the caller.
      if (response.headersSent && !response.writableEnded) response.destroy();
    }
  }
}
