import type { Exchange, Route } from "./exchange.js";
import { HttpError } from "./sendError.js";

/** Finds the route of an address. Throws 404 with the addresses there are, and 405 with the methods there are. */
export type Router = (exchange: Exchange) => Route;

const matches = (route: Route, path: string): boolean =>
  route.path.endsWith("/*") ? path.startsWith(route.path.slice(0, -1)) : route.path === path;

/** Makes a router; of two routes that fit, the first counts. */
export function createRouter(routes: readonly Route[]): Router {
  const addresses = routes.map((it) => it.path).join(", ");
  return ({ request, url }) => {
    const route = routes.find((it) => matches(it, url.pathname));
    if (!route) throw new HttpError(404, "NOT_FOUND", `There is nothing at ${url.pathname}; there is ${addresses}.`);
    if (route.methods.includes(request.method ?? "")) return route;
    const allowed = route.methods.join(", ");
    throw new HttpError(405, "BAD_REQUEST", `${route.path} takes ${allowed}, got ${request.method}.`, { allow: allowed });
  };
}
