import { parse, print } from "graphql";
import { graphState } from "../../src/cypher/graphSummary.js";
import type { Database } from "../../src/database/database.js";
import { withAdditions } from "../../src/export/answer/pagedDocument.js";
import { buildSchema } from "../../src/graphql/schema/buildSchema.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { toyGraph } from "../toy/toyGraph.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);

beforeEach(async () => {
  await plantPeople(database);
  const source = {
    text: "CREATE (:Entity:Source {id: 'album', name: 'Album', nameFolded: 'album', licence: 'CC-BY-4.0', stub: false, records: []}) WITH 1 AS _ MATCH (n:Person {id: 'ada'}) SET n.records = ['album|1']",
    parameters: {},
  };
  await database.write([source]);
  served = await servePeople(database);
});

afterEach(() => served.stop(1_000));
afterAll(() => database.close());

const some = `query Some($least: Int = 150) { people(where: {height: {gte: $least}}, orderBy: [{height: DESC}]) { nodes { id height } } }`;

const fetchFrom = (path: string, init: RequestInit = {}, server = served) => fetch(`${server.address}${path}`, init);
const put = (id: string, body: unknown, headers: Record<string, string> = {}, server = served) =>
  fetchFrom(`/q/${id}`, { method: "PUT", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }, server);
const save = async (id: string, document: string, rest: Record<string, unknown> = {}) => {
  const answer = await put(id, { title: id, document, ...rest });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { version: number };
};
const refusal = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [answer.status, errors[0]!.extensions.code, errors[0]!.message] as const;
};
const write = (text: string) => database.write([{ text, parameters: {} }]);

describe("a saved query", () => {
  it("is kept in a graph that has no note of its form yet as in any other", async () => {
    await write("MATCH (g:Graph) DELETE g");
    await save("first", some);
    expect((await database.read(graphState)).rows[0]![0]).toBe(3);
  });

  it("is answered at its address, with variables as parameters, and names the sources of what it shows", async () => {
    await save("some", some, { description: "People of some height.", variables: { least: 152 } });
    const answer = await fetchFrom("/q/some");
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual({
      data: {
        people: {
          nodes: [
            { id: "dan", height: 153 },
            { id: "cleo", height: 152 },
          ],
        },
      },
      extensions: { sources: [] },
    });
    const all = await fetchFrom("/q/some.json?least=0");
    const body = (await all.json()) as {
      data: { people: { nodes: unknown[] } };
      extensions: { sources: { name: string; licence: string }[] };
    };
    expect(body.data.people.nodes).toHaveLength(4);
    expect(body.extensions.sources).toEqual([expect.objectContaining({ name: "Album", licence: "CC-BY-4.0" })]);
    expect(JSON.parse(decodeURIComponent(all.headers.get("x-sources")!))).toEqual([{ name: "Album", licence: "CC-BY-4.0", url: null }]);
    expect(await refusal(await fetchFrom("/q/some?least=tall&more=1"))).toEqual([
      400,
      "BAD_USER_INPUT",
      expect.stringMatching(/more: .*only least.*least: Int cannot/),
    ]);
  });

  it("is answered as it is now, however often the same was asked before", async () => {
    const tallest = `{ people(first: 1, orderBy: [{height: DESC}]) { nodes { id } } }`;
    const ask = async (path = "/q/polled", accept = "*/*") => (await fetchFrom(path, { headers: { accept } })).text();
    await save("polled", tallest);
    for (const _ of [1, 2, 3]) expect(await ask()).toContain('"id":"dan"');
    await write("MATCH (n:Person {id: 'ada'}) SET n.height = 199");
    for (const _ of [1, 2, 3]) expect(await ask()).toContain('"id":"ada"');
    await save("polled", tallest.replace("{ id }", "{ id height }"));
    for (const _ of [1, 2, 3]) expect(await ask()).toContain('"height":199');
    for (const _ of [1, 2, 3]) expect(await ask("/q/polled@1")).not.toContain('"height"');
    for (const _ of [1, 2]) expect(await ask("/q/polled", "text/csv")).toMatch(/ada,199/);
    for (const _ of [1, 2])
      expect(await refusal(await fetchFrom("/q/polled?least=1"))).toEqual([
        400,
        "BAD_USER_INPUT",
        expect.stringContaining("no such variable"),
      ]);
    for (const _ of [1, 2]) expect(await refusal(await fetchFrom("/q/polled.gif"))).toEqual([404, "NOT_FOUND", expect.any(String)]);
    for (const _ of [1, 2]) expect((await fetchFrom("/q/polled", { headers: { accept: "image/gif" } })).status).toBe(406);
  });

  it("has the headers of every answer, whether it was kept or not, and its caller's request id", async () => {
    await save("some", some);
    const headersOf = async (init: RequestInit) => {
      const { status, headers } = await fetchFrom("/q/some", init);
      return [status, Object.fromEntries([...headers].filter(([name]) => name !== "date"))] as const;
    };
    const [, first] = await headersOf({ headers: { "x-request-id": "one" } });
    expect(first).toMatchObject({
      "x-request-id": "one",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "cache-control": "no-cache",
      vary: "accept, accept-encoding",
      "x-sources": expect.any(String),
    });
    expect(await headersOf({ headers: { "x-request-id": "two" } })).toEqual([200, { ...first, "x-request-id": "two" }]);
    const [status, unchanged] = await headersOf({ headers: { "if-none-match": first["etag"]! } });
    expect(status).toBe(304);
    expect(unchanged).toMatchObject({ etag: first["etag"], vary: first["vary"], "x-content-type-options": "nosniff" });
    expect(unchanged["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(unchanged).not.toHaveProperty("content-length");
  });

  it("comes as a table and as a row a line, by extension or by what is accepted", async () => {
    await save("some", some);
    expect(await (await fetchFrom("/q/some.csv?least=152")).text()).toBe("id,height\r\ndan,153\r\ncleo,152\r\n");
    const lines = await fetchFrom("/q/some?least=153", { headers: { accept: "application/x-ndjson" } });
    expect([lines.headers.get("content-type"), await lines.text()]).toEqual([
      "application/x-ndjson; charset=utf-8",
      '{"id":"dan","height":153}\n',
    ]);
    expect(
      (await fetchFrom("/q/some", { headers: { accept: "text/csv;q=0.5, application/json;q=0.1" } })).headers.get("content-type"),
    ).toMatch(/^text\/csv/);
    expect((await refusal(await fetchFrom("/q/some", { headers: { accept: "image/png" } })))[0]).toBe(406);
    expect(await (await fetchFrom("/q/some.graphql")).text()).toBe(some);
    const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const typeFor = async (accept: string) => (await fetchFrom("/q/some", { headers: { accept } })).headers.get("content-type");
    expect(await Promise.all([browser, "application/graphql", "*/*"].map(typeFor))).toEqual(
      ["text/html", "application/graphql", "application/json"].map((it) => `${it}; charset=utf-8`),
    );
  });

  it("has a version with each change, old links go on working, and the same saved again is no change", async () => {
    expect((await save("some", some)).version).toBe(1);
    expect((await save("some", some)).version).toBe(1);
    expect((await save("some", "{ people { totalCount } }")).version).toBe(2);
    expect(await (await fetchFrom("/q/some@1.csv?least=153")).text()).toBe("id,height\r\ndan,153\r\n");
    expect(await (await fetchFrom("/q/some")).json()).toMatchObject({ data: { people: { totalCount: 4 } } });
    expect((await refusal(await fetchFrom("/q/some@3")))[1]).toBe("NOT_FOUND");
    const versions = await Promise.all(Array.from({ length: 5 }, (_, at) => save("some", `{ people(first: ${at + 1}) { nodes { id } } }`)));
    expect(versions.map((it) => it.version).toSorted()).toEqual([3, 4, 5, 6, 7]);
    const list = (await (await fetchFrom("/q")).json()) as { id: string; version: number; shipped: boolean; address: string }[];
    expect(list.find((it) => it.id === "some")).toMatchObject({ version: 7, shipped: false, address: "/q/some" });
    expect(list.find((it) => it.id === "the-graph")).toMatchObject({
      version: 1,
      shipped: true,
      title: "The graph: what it holds and where it comes from",
    });
  });

  it("is not saved with faults, and all of them are told", async () => {
    const answer = await put("No-Good", {
      title: " ",
      document: "query ($a: Int) { people(first: $a) { nodes { nam } } }",
      variables: { a: "x", b: 1 },
    });
    expect(answer.status).toBe(404);
    const told = await refusal(await put("no--good", {}));
    expect(told[0]).toBe(400);
    const [, code, message] = await refusal(
      await put("no-good", {
        title: " ",
        document: "query ($a: Int) { people(first: $a) { nodes { nam } } }",
        variables: { a: "x", b: 1 },
      }),
    );
    expect(code).toBe("BAD_USER_INPUT");
    for (const fault of [/title: expected 1 to 200/, /document, line 1: .*nam/, /variables.a: Int cannot/, /variables.b: .*only a/])
      expect(message).toMatch(fault);
    expect(
      (await refusal(await put("two", { title: "t", document: "query A { people { totalCount } } query B { people { totalCount } }" })))[2],
    ).toMatch(/expected one query, got 2/);
    expect((await refusal(await put("the-graph", { title: "t", document: some })))[2]).toMatch(/came with this program/);
    expect((await refusal(await put("x", { title: "t", document: some, more: 1 })))[2]).toMatch(/more: there is no such field/);
  });

  it("is run by its id or its hash where GraphQL is asked", async () => {
    await save("some", some, { variables: { least: 153 } });
    const ask = async (body: unknown) =>
      (await fetchFrom("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json();
    const dan = { data: { people: { nodes: [{ id: "dan", height: 153 }] } } };
    expect(await ask({ documentId: "some" })).toMatchObject(dan);
    expect(await ask({ documentId: "some@1", variables: { least: 0 } })).toMatchObject({ data: { people: { nodes: { length: 4 } } } });
    const { createHash } = await import("node:crypto");
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(some).digest("hex") } };
    expect(await ask({ extensions })).toMatchObject(dan);
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions), variables: '{"least":153}' });
    expect(await (await fetchFrom(`/graphql?${search}`)).json()).toMatchObject(dan);
    expect(await (await fetchFrom("/graphql?documentId=some")).json()).toMatchObject(dan);
    expect(await ask({ documentId: "nothing" })).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
    expect(await ask({ documentId: "some", query: some })).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });
});

describe("a request for a saved query", () => {
  it("takes variables called as anything, and conditions on variables that are not given", async () => {
    await save(
      "odd",
      "query ($constructor: Int = 151, $__proto__: Int = 150) { people(where: {height: {gte: $constructor, lte: $__proto__}}) { nodes { id } } }",
    );
    expect(await (await fetchFrom("/q/odd.csv?__proto__=152")).text()).toBe("id\r\nben\r\ncleo\r\n");
    await save("perhaps", "query ($with: Boolean = true) { people(first: 1) { nodes { id name @include(if: $with) } } }");
    expect(await (await fetchFrom("/q/perhaps.csv")).text()).toBe("id,name\r\nada,Ada\r\n");
    expect(await (await fetchFrom("/q/perhaps.csv?with=false")).text()).toBe("id\r\nada\r\n");
  });

  it("is refused where what it names is not quite one", async () => {
    await save("some", some);
    const post = (body: unknown) =>
      fetchFrom("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    for (const documentId of ["some@v1", "some@1234567", "some@1@9", "some@0", 7])
      expect((await refusal(await post({ documentId }))).slice(0, 2)).toEqual([400, "BAD_USER_INPUT"]);
    expect((await refusal(await post({ documentId: "some", variables: "garbage" })))[1]).toBe("BAD_USER_INPUT");
    expect((await refusal(await fetchFrom("/graphql?documentId=some&variables=garbage")))[0]).toBe(400);
    const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
    expect((await refusal(await post({ query: some, extensions })))[2]).toMatch(/hash beside the query is that of another/);
    expect((await refusal(await put("alias", { title: "t", document: "{ people { nodes { exportedEntity: name } } }" })))[2]).toMatch(
      /exportedEntity/,
    );
    expect((await refusal(await put("01-the-graph", { title: "t", document: some })))[2]).toMatch(/came with this program/);
  });

  it("is answered without a cache too, once for all who ask together", async () => {
    await save("some", some);
    const server = await servePeople(database, { cacheBytes: 0 });
    const asked = await Promise.all(Array.from({ length: 20 }, () => fetchFrom("/q/some.csv?least=153", {}, server)));
    expect(new Set(await Promise.all(asked.map((it) => it.text())))).toEqual(new Set(["id,height\r\ndan,153\r\n"]));
    await server.stop(100);
  });

  it("comes as a chart that is drawn as it was saved, or says why there is none", async () => {
    await save("some", some);
    const svg = await fetchFrom("/q/some.svg");
    expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(await svg.text()).toMatch(/^<svg width="800".*<title>some<\/title>.*>dan</s);
    await save("round", some, { drawing: { type: "pie", label: "id", values: ["height"] } });
    const chart = (await (await fetchFrom("/q/round.chart")).json()) as { option: { series: { type: string; data: unknown[] }[] } };
    expect(chart.option.series).toEqual([
      expect.objectContaining({ type: "pie", data: expect.arrayContaining([{ name: "dan", value: 153 }]) }),
    ]);
    expect((await refusal(await put("cake", { title: "t", document: some, drawing: { type: "cake" } })))[2]).toMatch(
      /drawing.type: expected one of bar/,
    );
    await save("words", "{ people { nodes { id } } }");
    expect(await refusal(await fetchFrom("/q/words.svg"))).toEqual([
      400,
      "BAD_USER_INPUT",
      expect.stringMatching(/suggests no chart.*it has id\./),
    ]);
    expect(await (await fetchFrom("/q/words.chart")).json()).toMatchObject({
      columns: ["id"],
      rows: [["ada"], ["ben"], ["cleo"], ["dan"]],
      count: 4,
      reason: expect.stringMatching(/suggests no chart/),
    });
    await save("none", some, { variables: { least: 999 }, drawing: { type: "bar", label: "id", values: ["height"] } });
    for (const path of ["/q/none.svg", "/q/some.svg?least=999"]) {
      const empty = await fetchFrom(path);
      expect([empty.status, await empty.text()]).toEqual([200, expect.stringMatching(/<title>(?:none|some)<\/title>.*>no rows to draw</s)]);
    }
    expect(await (await fetchFrom("/q/none.chart")).json()).toMatchObject({ option: { series: [], title: { text: "none" } } });
    const perhaps = "query ($with: Boolean = true) { people { nodes { id height @include(if: $with) } } }";
    await save("lost", perhaps, { drawing: { type: "bar", label: "id", values: ["height"] } });
    expect((await refusal(await fetchFrom("/q/lost.svg?with=false")))[2]).toMatch(/"height", but the answer has only id/);
  });

  it("is not saved with a drawing of columns that its answer cannot have", async () => {
    const drawing = { type: "bar", label: "nam", values: ["height", "weight"] };
    const [status, , message] = await refusal(await put("lost", { title: "t", document: some, drawing }));
    expect([status, message]).toEqual([400, expect.stringMatching(/drawing.label: .* id, height, got "nam"; .*got "weight"/)]);
    // What is not known before a variable is given is told by the answer.
    const perhaps = "query ($with: Boolean!) { people { nodes { id height @include(if: $with) } } }";
    await save("lost", perhaps, { drawing });
    const country = "query ($height: Int!) { people(where: {height: {eq: $height}}) { nodes { id } } }";
    expect((await put("lost", { title: "t", document: country, drawing })).status).toBe(400);
  });
});

describe("an answer", () => {
  it("has a tag of the graph's state: it is not sent again while that stands, and anew after any change, whoever made it", async () => {
    await save("some", some);
    const first = await fetchFrom("/q/some");
    const etag = first.headers.get("etag")!;
    expect([first.headers.get("cache-control"), first.headers.get("vary")]).toEqual(["no-cache", "accept, accept-encoding"]);
    const again = await fetchFrom("/q/some", { headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    const tags = await Promise.all(
      ["/q/some?least=1", "/q/some.csv", "/q/some?least=150"].map(async (it) => (await fetchFrom(it)).headers.get("etag")),
    );
    expect(new Set([...tags, etag]).size).toBe(4);
    await write("MATCH (n:Person {id: 'dan'}) SET n.height = 199");
    const changed = await fetchFrom("/q/some", { headers: { "if-none-match": etag } });
    expect([changed.status, (await changed.json()) as unknown]).toEqual([
      200,
      expect.objectContaining({ data: { people: { nodes: expect.arrayContaining([{ id: "dan", height: 199 }]) } } }),
    ]);
  });

  it("is compressed where it is long, and sent whole to who asks for its head", async () => {
    await save(
      "long",
      "{ people { nodes { id name height born orcid country names { value } teams { nodes { id name code players { nodes { id name } } } } } } }",
    );
    const packed = await fetchFrom("/q/long", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const plain = await fetchFrom("/q/long", { headers: { "accept-encoding": "identity" } });
    expect(await plain.text()).toBe(await packed.text());
    const head = await fetchFrom("/q/long", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("is made once for all who ask alike at the same time", async () => {
    await save("some", some);
    let reads = 0;
    const counting = {
      ...database,
      read: (...args: Parameters<Database["read"]>) => {
        reads++;
        return database.read(...args);
      },
    };
    const server = await servePeople(counting);
    const asked = await Promise.all(Array.from({ length: 200 }, () => fetchFrom("/q/some", {}, server)));
    expect(asked.every((it) => it.status === 200)).toBe(true);
    // The query itself, its people and the kinds and sources behind their ids, each once.
    expect(reads).toBeLessThan(10);
    await server.stop(100);
  });

  it("is never older than its question, however many write meanwhile", async () => {
    await save("some", some);
    let writing = true;
    const committed = new Map(["ada", "ben", "cleo", "dan"].map((id) => [id, 1_000]));
    const writer = async (id: string) => {
      while (writing) {
        const next = committed.get(id)! + 1;
        await write(`MATCH (n:Person {id: '${id}'}) SET n.height = ${next}`);
        committed.set(id, next);
      }
    };
    await write("MATCH (n:Person) SET n.height = 1000");
    const running = [...committed.keys()].map(writer);
    let stale = 0;
    let answered = 0;
    const reader = async () => {
      while (answered < 10_000) {
        answered++;
        const before = [...committed];
        const { data } = (await (await fetchFrom("/q/some?least=1000")).json()) as {
          data: { people: { nodes: { id: string; height: number }[] } };
        };
        const heights = new Map(data.people.nodes.map((it) => [it.id, it.height]));
        // The heights are read along their index while they move in it: nobody may be missing either.
        if (!before.every(([id, height]) => heights.get(id)! >= height)) stale++;
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    writing = false;
    await Promise.all(running);
    expect([stale, [...committed.values()].every((it) => it > 1_020)]).toEqual([0, true]);
  }, 600_000);
});

describe("who may", () => {
  it("save is whoever is on this machine, or has the token where one is set", async () => {
    const query = { title: "t", document: some };
    const open = await servePeople(database, { host: "0.0.0.0" });
    const address = { address: open.address.replace("0.0.0.0", "127.0.0.1") } as ServedGraph;
    expect((await refusal(await put("mine", query, {}, address)))[0]).toBe(403);
    await open.stop(100);
    const elsewhere: Record<string, string>[] = [
      { "x-forwarded-for": "203.0.113.9" },
      { forwarded: "for=203.0.113.9" },
      { origin: "https://example.org" },
    ];
    for (const more of elsewhere) expect((await refusal(await put("mine", query, more)))[0]).toBe(403);
    expect((await put("mine", query, { origin: served.address })).status).toBe(200);
    const guarded = await servePeople(database, { token: "secret" });
    expect((await refusal(await put("mine", query, {}, guarded)))[0]).toBe(401);
    expect((await refusal(await put("mine", query, { authorization: "Bearer secreT" }, guarded)))[0]).toBe(401);
    expect((await put("mine", query, { authorization: "Bearer secret" }, guarded)).status).toBe(200);
    await guarded.stop(100);
  });

  it("ask with a text of their own is nobody where only saved queries run", async () => {
    await save("some", some);
    const closed = await servePeople(database, { onlySaved: true });
    const own = await closed.ask("{ people { totalCount } }");
    expect([own.status, own.errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
    expect((await closed.ask(some)).data.people.nodes).toHaveLength(4);
    expect((await closed.ask("{ __schema { queryType { name } } }")).data.__schema.queryType.name).toBe("Query");
    expect((await closed.ask("{ __typename people { totalCount } }")).status).toBe(403);
    const withIds = print(withAdditions(buildSchema(toyGraph), parse(some)));
    expect((await closed.ask(withIds)).status).toBe(200);
    expect((await closed.ask(withIds.replace("exportedEntity: id", "exportedEntity: name"))).status).toBe(403);
    const get = (path: string) => fetchFrom(path, {}, closed);
    expect((await get(`/graphql?query=${encodeURIComponent("{ people { totalCount } }")}`)).status).toBe(403);
    expect((await get(`/export?query=${encodeURIComponent("{ people { nodes { id } } }")}&format=csv`)).status).toBe(403);
    expect((await get("/graphql?documentId=some")).status).toBe(200);
    for (const part of ["?format=jsonl", "?kind=Person&format=csv", "?around=ada&depth=2&format=csv", "?around=ada&around=ben&format=csv"])
      expect((await get(`/export${part}`)).status).toBe(403);
    for (const part of ["around=ada&around=ben&depth=0", "around=ada"]) expect((await get(`/export?${part}&format=csv`)).status).toBe(200);
    expect(await (await get("/export?query=some&format=csv")).text()).toMatch(/^id,height/);
    expect((await get("/q/some")).status).toBe(200);
    await closed.stop(100);
  });

  it("read from pages of other origins is who the settings name", async () => {
    await save("some", some);
    const origin = { origin: "https://example.org" };
    expect((await fetchFrom("/q/some", { headers: origin })).headers.get("access-control-allow-origin")).toBeNull();
    const named = await servePeople(database, { corsOrigins: ["https://example.org"] });
    const allowed = async (path: string, headers: Record<string, string>, method = "GET") => {
      const answer = await fetchFrom(path, { headers, method }, named);
      return [answer.status, answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")];
    };
    expect(await allowed("/q/some", origin)).toEqual([200, "https://example.org", "origin, accept, accept-encoding"]);
    expect(await allowed("/q/some", { origin: "https://other.example" })).toEqual([200, null, "origin, accept, accept-encoding"]);
    expect(await allowed("/graphql", { ...origin, "access-control-request-method": "POST" }, "OPTIONS")).toEqual([
      204,
      "https://example.org",
      "origin",
    ]);
    const preflight = await fetchFrom(
      "/graphql",
      { headers: { ...origin, "access-control-request-method": "POST" }, method: "OPTIONS" },
      named,
    );
    expect(preflight.headers.get("connection")).toBe("keep-alive");
    await named.stop(100);
    const all = await servePeople(database, { corsOrigins: "*" });
    expect((await fetchFrom("/q/some", { headers: origin }, all)).headers.get("access-control-allow-origin")).toBe("*");
    await all.stop(100);
  });
});
