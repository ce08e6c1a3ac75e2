import { serverAudits } from "graphql-http";
import { startToyServer, type ToyServer } from "./toyServer.js";

describe("GraphQL over HTTP", () => {
  let server: ToyServer;
  beforeAll(async () => {
    server = await startToyServer();
  });
  afterAll(() => server.stop(100));

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.address}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

  it("keeps every point of the specification's audit", async () => {
    const results = await Promise.all(serverAudits({ url: `${server.address}/graphql` }).map((audit) => audit.fn()));
    expect(results.filter((it) => it.status !== "ok").map((it) => it.name)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(61);
  });

  it("answers a query by POST and by GET", async () => {
    expect(await server.ask("{ graph { revision } }")).toMatchObject({ status: 200, data: { graph: { revision: "r1" } } });
    const response = await fetch(`${server.address}/graphql?query={graph{revision}}`);
    expect(await response.json()).toEqual({ data: { graph: { revision: "r1" } } });
  });

  it("refuses to write by GET", async () => {
    const response = await fetch(`${server.address}/graphql?query=mutation{write}`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });

  it("refuses a simple request that another site's page could send by POST", async () => {
    const response = await post('{"query":"mutation{write}"}', { "content-type": "text/plain" });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Expected content-type application/json, got "text/plain".', extensions: { code: "BAD_REQUEST" } }],
    });
  });

  it("says what is wrong with a body that is not JSON", async () => {
    const response = await post('{"query":');
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/The body of the request is not JSON: .*BAD_REQUEST/);
  });

  it("says what is wrong with a body that is not UTF-8", async () => {
    const response = await post(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/not UTF-8.*BAD_REQUEST/);
  });

  it("compresses an answer above 1 KB for those who take it, and only then", async () => {
    const large = JSON.stringify({ query: "{ large }" });
    for (const encoding of ["br", "gzip"]) {
      const response = await post(large, { "accept-encoding": encoding });
      expect(response.headers.get("content-encoding")).toBe(encoding);
      expect(Number(response.headers.get("content-length"))).toBeLessThan(6_000);
      expect(((await response.json()) as { data: { large: string[] } }).data.large).toHaveLength(1000);
    }
    expect((await post(large, { "accept-encoding": "identity" })).headers.get("content-encoding")).toBeNull();
    expect((await post('{"query":"{graph{revision}}"}', { "accept-encoding": "br" })).headers.get("content-encoding")).toBeNull();
  });

  it("puts what the context gathered into the answer's extensions", async () => {
    expect(await server.ask("{ number(from: 7) }")).toMatchObject({ data: { number: 7 }, extensions: { cost: 7 } });
  });

  it("gives each answer a request id, the caller's own when that is sane", async () => {
    const own = await post('{"query":"{graph{revision}}"}', { "x-request-id": "dash-1" });
    expect(own.headers.get("x-request-id")).toBe("dash-1");
    const strange = await post('{"query":"{graph{revision}}"}', { "x-request-id": "a b".repeat(100) });
    expect(strange.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.log).toContainEqual(expect.objectContaining({ requestId: "dash-1", path: "/graphql", status: 200, msg: "answered" }));
  });
});
