import type { Exchange } from "./exchange.js";

/** Whether the caller has what this tag names, compared weakly as RFC 9110 has it. */
export function isUnchanged({ request }: Exchange, etag: string): boolean {
  const known = request.headers["if-none-match"];
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return known === "*" || (known?.split(",").some((it) => bare(it) === bare(etag)) ?? false);
}
