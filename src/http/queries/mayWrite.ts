import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isLoopback } from "../../config.js";
import { HttpError } from "../sendError.js";

export interface WriteRules {
  /** Null where none is set. */
  readonly token: string | null;
  /** The address on which the server listens. */
  readonly host: string;
}

const sameText = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The host that the caller believes to talk to: a page of a foreign name that leads here is none of ours. */
const namedHost = ({ headers }: IncomingMessage): string => (headers.host ?? "").replace(/:\d+$/, "");

/** What a proxy adds, and what the page of another site sends: neither is somebody at this machine. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin } = headers;
  const forwarded = Object.keys(headers).some(
    (it) => it === "forwarded" || it === "via" || it.startsWith("x-forwarded-") || it === "x-real-ip",
  );
  return forwarded || (origin !== undefined && !(URL.canParse(origin) && isLoopback(new URL(origin).hostname)));
}

/** Refuses who may not save: without the token where one is set, and all where none is and others than this machine reach the server. */
export function refuseWriting(request: IncomingMessage, { token, host }: WriteRules): void {
  if (token === null) {
    if (isLoopback(host) && isLoopback(namedHost(request)) && !isFromElsewhere(request)) return;
    throw new HttpError(403, "FORBIDDEN", "Queries are saved here only with a token: set ATLAS_TOKEN for the server and send it.");
  }
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (given !== undefined && sameText(given, token)) return;
  const message = `Expected \`authorization: Bearer\` with the server's token, got ${given === undefined ? "none" : "another"}.`;
  throw new HttpError(401, "FORBIDDEN", message, { "www-authenticate": "Bearer" });
}
