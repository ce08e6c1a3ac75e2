import type { Route } from "./exchange.js";
import { sendJson } from "./send.js";

const methods = Object.freeze(["GET", "HEAD"]);
const uncached = Object.freeze({ "cache-control": "no-store" });

/** `/health/live`: the process answers. `/health/ready`: it can do its work; otherwise 503 and what is not ready, in words. */
export function healthRoutes(ready: () => Promise<readonly string[]>): readonly Route[] {
  return [
    {
      path: "/health/live",
      methods,
      logLevel: "debug",
      handle: (exchange) => sendJson(exchange, 200, { live: true }, uncached),
    },
    {
      path: "/health/ready",
      methods,
      logLevel: "debug",
      handle: async (exchange) => {
        const notReady = await ready();
        await sendJson(exchange, notReady.length === 0 ? 200 : 503, { ready: notReady.length === 0, notReady }, uncached);
      },
    },
  ];
}
