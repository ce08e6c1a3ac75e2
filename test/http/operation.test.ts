import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { startToyServer, type ToyServer } from "./toyServer.js";

describe("health and metrics", () => {
  const notReady: string[] = [];
  let server: ToyServer;
  beforeAll(async () => {
    server = await startToyServer({ ready: async () => notReady });
  });
  afterAll(() => server.stop(100));

  it("is live as long as it answers", async () => {
    const response = await fetch(`${server.address}/health/live`);
    expect([response.status, await response.json()]).toEqual([200, { live: true }]);
  });

  it("is ready, or says what is not", async () => {
    const ready = await fetch(`${server.address}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, notReady: [] }]);
    notReady.push("Neo4j cannot be reached");
    const unready = await fetch(`${server.address}/health/ready`);
    expect([unready.status, await unready.json()]).toEqual([503, { ready: false, notReady: ["Neo4j cannot be reached"] }]);
  });

  it("counts requests by route and status, and errors by code", async () => {
    await server.ask("{ nothing }");
    await server.ask("{ secret }");
    await fetch(`${server.address}/nowhere`);
    const text = await (await fetch(`${server.address}/metrics`)).text();
    expect(text).toContain('atlas_http_request_duration_seconds_count{route="/graphql",method="POST",status="400"} 1');
    expect(text).toContain('atlas_http_request_duration_seconds_count{route="none",method="GET",status="404"} 1');
    expect(text).toContain('atlas_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1');
    expect(text).toContain('atlas_graphql_errors_total{code="INTERNAL"} 1');
    expect(text).toContain("process_cpu_seconds_total");
  });
});

describe("the files of the web page", () => {
  const folder = mkdtempSync(join(tmpdir(), "atlas-web-"));
  let server: ToyServer;
  beforeAll(async () => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>Toy</title>");
    writeFileSync(join(folder, "assets/index-abc.js"), "export {};");
    writeFileSync(join(folder, "assets/index-abc.js.br"), brotliCompressSync("export {};"));
    server = await startToyServer({ webFolder: folder });
  });
  afterAll(async () => {
    await server.stop(100);
    rmSync(folder, { recursive: true });
  });

  it("are guarded by a strict policy", async () => {
    const { headers } = await fetch(server.address);
    expect(headers.get("content-security-policy")).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("are sent again only when the page has changed", async () => {
    const first = await fetch(server.address);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const etag = first.headers.get("etag") ?? "";
    const second = await fetch(server.address, { headers: { "if-none-match": etag } });
    expect([second.status, await second.text()]).toEqual([304, ""]);
  });

  it("are kept for ever when their name tells their content, and come compressed", async () => {
    const response = await fetch(`${server.address}/assets/index-abc.js`, { headers: { "accept-encoding": "gzip, br" } });
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(response.headers.get("vary")).toBe("accept-encoding");
    expect(await response.text()).toBe("export {};");
  });

  it("are looked for in vain before they were built, and the answer says how to build them", async () => {
    const bare = await startToyServer({ webFolder: join(folder, "nowhere") });
    const response = await fetch(bare.address);
    await bare.stop(100);
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/npm run build/);
  });
});
