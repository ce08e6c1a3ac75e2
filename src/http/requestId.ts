import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The request's own id when it is short and plain enough for a log, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}
