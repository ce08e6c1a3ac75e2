/** What the formats call themselves on the web. */
export const mediaTypes = Object.freeze({
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  jsonl: "application/x-ndjson",
  graphml: "application/graphml+xml",
  jsonld: "application/ld+json",
  text: "text/plain; charset=utf-8",
});
