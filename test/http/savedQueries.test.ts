import { graphState } from "../../src/cypher/graphSummary.js";
import { database, fetchFrom, put, refusal, save, serveToEach, some, write } from "./servedQueries.js";

serveToEach();

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
