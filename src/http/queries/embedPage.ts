import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { xmlText } from "../../export/xmlText.js";
import type { SavedQuery } from "../../queries/savedQuery.js";
import type { Exchange } from "../exchange.js";
import { contentSecurityPolicy } from "../securityHeaders.js";
import { send } from "../send.js";
import { HttpError } from "../sendError.js";

/** The page that shows a chart within another page. */
export interface EmbedPage {
  /** As it was built; null where it was not. */
  readonly html: string | null;
  /** Who may frame it. */
  readonly frameAncestors: string;
}

export function embedPage(webFolder: string, frameAncestors: string): EmbedPage {
  const path = join(webFolder, "embed.html");
  return { html: existsSync(path) ? readFileSync(path, "utf8") : null, frameAncestors };
}

/** Sends the page with the title of a query; it asks for the chart by its own address. */
export function sendEmbed(exchange: Exchange, { title }: SavedQuery, { html, frameAncestors }: EmbedPage): Promise<void> {
  if (html === null) throw new HttpError(404, "NOT_FOUND", "The web page was not built; run `npm run build`.");
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    vary: "accept",
    "content-security-policy": contentSecurityPolicy(frameAncestors),
  };
  return send(exchange, { status: 200, headers, body: html.replace(/<title>[^<]*<\/title>/, () => `<title>${xmlText(title)}</title>`) });
}
