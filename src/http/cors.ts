import type { Exchange, Route } from "./exchange.js";
import { send } from "./send.js";

/** Whose pages may read answers: those of any origin, or of the given ones; none where it is empty. */
export type CorsOrigins = "*" | readonly string[];

const shownHeaders = "etag, x-request-id, x-sources, link";
const preflightSeconds = "86400";

/** Allows the origin of a request, where it is one of those. Tells whether it was. */
function allow({ request, headers }: Exchange, origins: CorsOrigins): boolean {
  const { origin } = request.headers;
  // Caches must not give one origin's answer to another.
  if (origins !== "*") headers["vary"] = "origin";
  if (origin === undefined || (origins !== "*" && !origins.includes(origin))) return false;
  headers["access-control-allow-origin"] = origins === "*" ? "*" : origin;
  headers["access-control-expose-headers"] = shownHeaders;
  return true;
}

function preflight(exchange: Exchange, methods: readonly string[], allowed: boolean): Promise<void> {
  const headers: Record<string, string> = allowed
    ? {
        "access-control-allow-methods": methods.join(", "),
        "access-control-allow-headers": exchange.request.headers["access-control-request-headers"] ?? "content-type",
        "access-control-max-age": preflightSeconds,
      }
    : {};
  return send(exchange, { status: 204, headers });
}

/** Lets pages of other origins read what a route answers; never save there. */
export function withCors(route: Route, origins: CorsOrigins): Route {
  if (origins.length === 0) return route;
  const methods = route.methods.filter((it) => it !== "PUT");
  return {
    ...route,
    methods: [...route.methods, "OPTIONS"],
    handle: (exchange) => {
      const allowed = allow(exchange, origins);
      return exchange.request.method === "OPTIONS" ? preflight(exchange, methods, allowed) : route.handle(exchange);
    },
  };
}
