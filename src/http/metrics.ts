import type { ApolloServerPlugin } from "@apollo/server";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { RequestContext } from "../graphql/requestContext.js";
import type { Route } from "./exchange.js";
import { send } from "./send.js";

/** What the server counts about itself, in Prometheus' form. */
export interface Metrics {
  readonly registry: Registry;
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  readonly countError: (code: string) => void;
  /** Counts the errors of GraphQL answers by code; belongs into the plugins of the GraphQL server. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
}

function errorPlugin(countError: (code: string) => void): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response }) => {
        if (response.body.kind !== "single") return;
        for (const error of response.body.singleResult.errors ?? []) countError(String(error.extensions?.["code"]));
      },
    }),
  };
}

/** Makes a registry of its own, so that several servers may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "atlas_http_request_duration_seconds",
    help: "Seconds from a request's first byte to its answer's last.",
    labelNames: ["route", "method", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const errors = new Counter({
    name: "atlas_graphql_errors_total",
    help: "Errors in answers, by their stable code.",
    labelNames: ["code"],
    registers: [registry],
  });
  const countError = (code: string) => errors.inc({ code });
  return {
    registry,
    observeRequest: (route, method, status, seconds) => durations.observe({ route, method, status }, seconds),
    countError,
    plugin: errorPlugin(countError),
  };
}

/** `/metrics`. */
export function metricsRoute({ registry }: Metrics): Route {
  return {
    path: "/metrics",
    methods: ["GET", "HEAD"],
    logLevel: "debug",
    handle: async (exchange) =>
      send(exchange, {
        status: 200,
        headers: { "content-type": registry.contentType, "cache-control": "no-store" },
        body: await registry.metrics(),
      }),
  };
}
