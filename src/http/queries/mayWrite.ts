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

/** Refuses who may not save: without the token where one is set, and all where none is and others than this machine reach the server. */
export function refuseWriting(request: IncomingMessage, { token, host }: WriteRules): void {
  if (token === null) {
    if (isLoopback(host) && isLoopback(namedHost(request))) return;
    throw new HttpError(403, "FORBIDDEN", "Queries are saved here only with a token: set ATLAS_TOKEN for the server and send it.");
  }
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (given !== undefined && sameText(given, token)) return;
  const message = `Expected \`authorization: Bearer\` with the server's token, got ${given === undefined ? "none" : "another"}.`;
  throw new HttpError(401, "FORBIDDEN", message, { "www-authenticate": "Bearer" });
}
