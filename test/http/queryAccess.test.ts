import { parse, print } from "graphql";
import { withAdditions } from "../../src/export/answer/pagedDocument.js";
import { buildSchema } from "../../src/graphql/schema/buildSchema.js";
import { toyGraph } from "../toy/toyGraph.js";
import type { ServedGraph } from "./servedGraph.js";
import { servePeople } from "./servedGraph.js";
import { database, fetchFrom, put, refusal, save, served, serveToEach, some } from "./servedQueries.js";

serveToEach();

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
    const page = (of: typeof closed) => fetchFrom("/e/ada", { headers: { accept: "text/html" } }, of).then((it) => it.text());
    expect([await page(closed), await page(served)].map((it) => it.includes(">Query</a>"))).toEqual([false, true]);
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
