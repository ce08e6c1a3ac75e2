import { request } from "node:http";
import { connect } from "node:net";
import { startToyServer, type ToyServer } from "./toyServer.js";

describe("errors", () => {
  let server: ToyServer;
  beforeAll(async () => {
    server = await startToyServer();
  });
  afterAll(() => server.stop(100));

  it.each([
    ["a query that is not GraphQL", "{ graph {", "GRAPHQL_PARSE_FAILED", /Expected Name, found <EOF>/],
    ["a field that does not exist", "{ graph { revisoin } }", "GRAPHQL_VALIDATION_FAILED", /Did you mean "revision"/],
    ["a literal of the wrong type", '{ number(from: "x") }', "GRAPHQL_VALIDATION_FAILED", /Int cannot represent/],
  ])("names the fault of %s", async (_, query, code, message) => {
    const { status, errors } = await server.ask(query);
    expect(status).toBe(400);
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message), extensions: { code } })]);
  });

  it.each([
    ["of the wrong type", { n: "x" }, /Variable "\$n" got invalid value "x"/],
    ["that is missing", {}, /Variable "\$n" of required type/],
  ])("names the fault of a variable %s", async (_, variables, message) => {
    const { status, errors } = await server.ask("query Q($n: Int!) { number(from: $n) }", variables);
    expect(status).toBe(400);
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } })]);
  });

  it("names an operation that is not in the query", async () => {
    const url = `${server.address}/graphql?query=query A{graph{revision}}&operationName=B`;
    const { errors } = (await (await fetch(url)).json()) as { errors: unknown[] };
    expect(errors).toEqual([{ message: 'Unknown operation named "B".', extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("keeps code, message and path of an error that is made for the caller, and the rest of the answer", async () => {
    const { data, errors } = await server.ask("{ notFound graph { revision } }");
    expect(data).toEqual({ notFound: null, graph: { revision: "r1" } });
    expect(errors).toEqual([
      {
        message: "There is no entity with the id nowhere.",
        path: ["notFound"],
        locations: expect.anything(),
        extensions: { code: "NOT_FOUND" },
      },
    ]);
  });

  it.each(["secret", "damaged"])("masks a fault of ours (%s) and logs it whole under its request id", async (field) => {
    const { headers, errors } = await server.ask(`{ ${field} }`);
    const requestId = headers.get("x-request-id");
    expect(JSON.stringify(errors)).not.toMatch(/hunter|stack/);
    expect(errors).toMatchObject([
      { message: `Something went wrong on our side; report the request id ${requestId}.`, path: [field], extensions: { code: "INTERNAL" } },
    ]);
    const line = server.log.find((it) => it["requestId"] === requestId && it["level"] === 50);
    expect(JSON.stringify(line)).toMatch(/hunter[23].*toyServer/);
  });

  it("answers with its code when the context cannot be made", async () => {
    const broken = await startToyServer({
      createContext: () => {
        throw new Error("hunter2");
      },
    });
    const { status, errors } = await broken.ask("{ graph { revision } }");
    await broken.stop(100);
    expect([status, errors?.[0]?.extensions.code]).toEqual([500, "INTERNAL"]);
    expect(JSON.stringify(errors)).not.toMatch(/hunter/);
  });

  it("says in JSON what addresses there are, and what methods", async () => {
    const lost = await fetch(`${server.address}/nowhere?secret=1`);
    expect(lost.status).toBe(404);
    expect(await lost.json()).toMatchObject({ errors: [{ message: expect.stringMatching(/nothing at \/nowhere; there is \/graphql, /) }] });
    const deleted = await fetch(`${server.address}/graphql`, { method: "DELETE" });
    expect([deleted.status, deleted.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });

  it("does not take an address for a host, nor leads out of the web page's folder", async () => {
    for (const path of ["//elsewhere.example/graphql", "/assets/..%2f..%2fpackage.json", "/assets/../package.json"])
      expect((await fetch(server.address + path)).status).toBe(404);
  });

  it("answers what is not HTTP", async () => {
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1");
    socket.end("GARBAGE\r\n\r\n");
    let text = "";
    for await (const part of socket) text += part;
    expect(text).toMatch(/^HTTP\/1.1 400 Bad Request\r\n.*The request is not HTTP.*BAD_REQUEST/s);
  });
});

describe("a body that is too large", () => {
  let server: ToyServer;
  beforeAll(async () => {
    server = await startToyServer({ maximumBody: 1_000_000 });
  });
  afterAll(() => server.stop(100));

  /** Sends until it is stopped; tells the answer and how many bytes left this side. */
  function upload(headers: Record<string, string>, total: number): Promise<{ status?: number; text: string; sent: number }> {
    return new Promise((resolve, reject) => {
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      const outgoing = request(`${server.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
      });
      let sent = 0;
      let answered = false;
      const more = () => {
        while (!answered && sent < total) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return;
        }
        if (!answered) outgoing.end();
      };
      outgoing.on("drain", more);
      outgoing.on("response", async (response) => {
        answered = true;
        let text = "";
        for await (const part of response) text += part;
        resolve({ status: response.statusCode, text, sent });
        outgoing.destroy();
      });
      outgoing.on("error", (error) => answered || reject(error));
      more();
    });
  }

  const total = 50_000_000;
  it.each([
    ["said so beforehand", { "content-length": String(total) }],
    ["streamed", { "transfer-encoding": "chunked" }],
  ])("is refused without being read whole when it was %s", async (_, headers) => {
    const { status, text, sent } = await upload(headers as unknown as Record<string, string>, total);
    expect(status).toBe(413);
    expect(text).toMatch(/larger than the 1,000,000 bytes that are allowed.*REQUEST_TOO_LARGE/);
    expect(sent).toBeLessThan(total / 3);
    expect((await server.ask("{ graph { revision } }")).status).toBe(200);
  });
});
