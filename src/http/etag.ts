import { createHash } from "node:crypto";
import type { Exchange } from "./exchange.js";

/** A tag that is another as soon as anything of this is. Weak, since what it stands for may be sent compressed or not. */
export const weakTag = (content: string | Buffer): string => `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;

/** Whether the caller has what this tag names, compared weakly as RFC 9110 has it. */
export function isUnchanged({ request }: Exchange, etag: string): boolean {
  const known = request.headers["if-none-match"];
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return known === etag || known === "*" || (known?.split(",").some((it) => bare(it) === bare(etag)) ?? false);
}
