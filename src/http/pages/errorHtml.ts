import { STATUS_CODES } from "node:http";
import { Html, html } from "./html.js";
import { pageStyle } from "./pageStyle.js";

/** What a person sees in a browser in place of a page that cannot be shown. */
export function errorHtml(status: number, message: string): string {
  const title = STATUS_CODES[status] ?? "Error";
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title} - Research Atlas</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${new Html(pageStyle)}</style></head>
<body><nav aria-label="Site"><a href="/">Research Atlas</a><a href="/explore">Explore</a><a href="/dashboard">Dashboard</a></nav><main><h1>${title}</h1><p>${message}</p></main></body></html>
`.text;
}
