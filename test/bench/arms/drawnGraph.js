// The explorer's page with a graph of any size behind it and no database: what the browser does alone.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const kinds = ["INSTITUTION", "RESEARCHER", "PROJECT", "FUNDING", "OUTPUT"];

/** As many entities, each with two relationships to earlier ones, which gives a few large hubs and many small ends. */
function drawnGraph(count) {
  let state = 42;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const nodes = Array.from({ length: count }, (_, at) => ({ id: `n${at}`, kind: kinds[at % kinds.length], name: `Entity number ${at}` }));
  const ends = [0];
  const relationships = [];
  for (let at = 1; at < count; at++)
    for (let turn = 0; turn < 2; turn++) {
      const to = ends[random(ends.length)];
      if (to === at) continue;
      ends.push(to, at);
      const [from, until] = [{ id: `n${at}` }, null];
      relationships.push({ id: `r${at}-${turn}`, type: "WORKS_ON", since: "2015", until, from, to: { id: `n${to}` } });
    }
  return { nodes, relationships };
}

/** Serves the explorer over such a graph; gives the address that opens all of it. */
export async function serveDrawnGraph(count, web) {
  const graph = drawnGraph(count);
  const answer = async ({ method, url }, body) => {
    if (method !== "POST") return readFile(join(web, url === "/explore" ? "explore.html" : new URL(url, "http://x").pathname));
    return JSON.stringify({ data: body.includes("WhatIsBetween") ? { neighbourhood: graph } : { nodes: graph.nodes } });
  };
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const type = request.method === "POST" ? "application/json" : (types[extname(request.url)] ?? types[".html"]);
    try {
      const body = await answer(request, Buffer.concat(chunks).toString());
      response.writeHead(200, { "content-type": type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ids = graph.nodes.map((it) => it.id).join(",");
  return { address: `http://127.0.0.1:${server.address().port}/explore#ids=${ids}`, graph, close: () => server.close() };
}
