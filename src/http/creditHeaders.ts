import { createRequire } from "node:module";
import type { SourceCredit } from "../export/graphContent.js";

/** All identifiers of licences that SPDX has. */
const spdx = createRequire(import.meta.url)("spdx-license-ids") as readonly string[];

/** Where all sources of the graph are told. */
const everySource = "/export?kind=Source&format=jsonl";

/** Bytes that a header may have without any server or proxy refusing it. */
const longestHeader = 4_000;

/** The page of a licence that is named by its address or by its SPDX identifier. */
function licencePage(licence: string): string | null {
  if (/^https?:\/\/[\x21-\x7e]+$/.test(licence)) return licence.replaceAll(/[<>"]/g, encodeURIComponent);
  const id = spdx.find((it) => it.toLowerCase() === licence.toLowerCase());
  return id === undefined ? null : `https://spdx.org/licenses/${id}.html`;
}

/** As many as fit, and whether that is all. */
function fitting(credits: readonly SourceCredit[]): string {
  let shown = credits.map(({ name, licence, url }) => ({ name, licence, url }));
  const whole = shown.length;
  const text = () =>
    encodeURIComponent(JSON.stringify(shown.length < whole ? [...shown, { more: whole - shown.length, at: everySource }] : shown));
  while (text().length > longestHeader) shown = shown.slice(0, -1);
  return text();
}

/** The names and licences of sources as headers of an answer: a percent-encoded JSON list, and a link to each licence. */
export function creditHeaders(credits: readonly SourceCredit[]): Readonly<Record<string, string>> {
  const pages = [...new Set(credits.map((it) => it.licence && licencePage(it.licence)).filter((it) => it !== null))];
  const link = pages
    .slice(0, 20)
    .map((it) => `<${it}>; rel="license"`)
    .join(", ");
  return { "x-sources": fitting(credits), ...(link ? { link } : {}) };
}
