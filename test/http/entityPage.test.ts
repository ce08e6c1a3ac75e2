import type { Database } from "../../src/database/database.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await openTestDatabase();
  await plantPeople(database);
  const texts = [
    "CREATE (:Entity:Source {id: 'album', name: 'Album & <more>', nameFolded: 'album', licence: 'CC-BY-4.0', url: 'https://album.example/', stub: false, records: [], createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z'})",
    `CREATE (:System:Record {id: 'album|1', source: 'album', key: '1', entity: 'ada', kind: 'Person', precedence: 1, values: '{"values":{},"relationships":[]}', quote: 'She is <tall>.'})`,
    "MATCH (n:Person {id: 'ada'}) SET n.records = ['album|1'], n.name = '<script>alert(1)</script> Ada', n.names = ['艾达'], n.namesLanguages = ['zh'], n.namesKinds = ['LABEL'], n.colours = ['RED']",
    "UNWIND range(1, 25) AS at CREATE (p:Entity:Person {id: 'p' + toString(100 + at), name: 'P' + toString(at), nameFolded: 'p' + toString(at), records: [], stub: false, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z'}) WITH p MATCH (t:Team {id: 'reds'}) CREATE (p)-[:PLAYS_IN {id: 'x|' + p.id, role: 'KEEPER', toId: 'reds', fromNameFolded: p.nameFolded, fromBornMissing: true, fromHeightMissing: true, fromWealthMissing: true}]->(t)",
  ];
  for (const text of texts) await database.write([{ text, parameters: {} }]);
  served = await servePeople(database);
}, 60_000);

afterAll(async () => {
  await served.stop(100);
  await database.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.address}${path}`, { headers });
const page = async (path: string) => (await get(path)).text();

describe("the page of an entity", () => {
  it("tells its facts, its relationships and who says so, with everything as text", async () => {
    const answer = await get("/e/ada");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const text = await answer.text();
    expect(text).toContain("<h1>&lt;script&gt;alert(1)&lt;/script&gt; Ada");
    expect(text).toContain("<dt>orcid</dt><dd>0000-0002-1825-0097</dd>");
    expect(text).toContain("<dt>colours</dt><dd>red</dd>");
    expect(text).toMatch(/<dt>wealth<\/dt><dd>10.50 CNY<\/dd>/);
    expect(text).toContain('<a href="/e/reds">Reds</a>');
    expect(text).toContain(
      '<li id="source-1"><a href="https://album.example/" rel="noopener">Album &amp; &lt;more&gt;</a>, CC-BY-4.0<br><q>She is &lt;tall&gt;.</q></li>',
    );
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!;
    expect(JSON.parse(data)).toMatchObject({ "@type": expect.anything(), name: "<script>alert(1)</script> Ada" });
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  it("turns its relationships over page by page, each once", async () => {
    const met: string[] = [];
    for (let path: string | undefined = "/e/reds"; path; ) {
      const text: string = await page(path);
      const [, list] = /<section id="players">(.*?)<\/section>/s.exec(text)!;
      met.push(...[...list!.matchAll(/<li><a href="\/e\/(\w+)">/g)].map((it) => it[1]!));
      expect(list).toContain("<small>29</small>");
      path = /<a href="([^"]*)">more<\/a>/.exec(list!)?.[1]?.replaceAll("&amp;", "&");
    }
    expect([met.length, new Set(met).size]).toEqual([29, 29]);
    expect(await page("/e/reds")).toContain("role keeper");
  });

  it("leads to the explorer, and to the studio with a query for what it shows", async () => {
    const text = await page("/e/reds");
    expect(text).toContain('<a href="/explore?ids=reds">');
    const [, hash] = /<a href="\/#([^"]*)">Query<\/a>/.exec(text)!;
    const asked = new URLSearchParams(hash!.replaceAll("&amp;", "&"));
    const { data, errors } = await served.ask(asked.get("query")!, JSON.parse(asked.get("variables")!));
    expect([errors, data.team.name, data.team.players.totalCount]).toEqual([undefined, "Reds", 29]);
    expect(asked.get("query")).not.toContain("wealth");
  });

  it("is told to programs as JSON: facts in words, counts of relationships, also of a day", async () => {
    const json = async (path: string) => {
      const answer = await get(path, { accept: "application/json" });
      // biome-ignore lint/suspicious/noExplicitAny: what comes is told by what is expected of it.
      return [answer.status, answer.headers.get("vary"), (await answer.json()) as any] as const;
    };
    const [status, vary, ada] = await json("/e/ada");
    expect([status, vary]).toEqual([200, expect.stringContaining("accept")]);
    expect(ada).toMatchObject({
      id: "ada",
      kind: "PERSON",
      type: "Person",
      name: "<script>alert(1)</script> Ada",
      names: [{ value: "艾达" }],
    });
    expect(ada.facts).toContainEqual({ label: "wealth", texts: ["10.50 CNY"] });
    expect(ada.evidence[0]).toMatchObject({ quote: "She is <tall>.", source: { name: "Album & <more>" } });
    const [, , reds] = await json("/e/reds");
    expect(reds.connections).toContainEqual({
      field: "players",
      label: "players",
      description: expect.any(String),
      type: "PLAYS_IN",
      direction: "IN",
      count: 29,
      properties: ["role", "goals", "share"].map((it) => ({ name: it, label: it, constant: it === "role" })),
    });
    await database.write([
      { text: "MATCH ()-[r:PLAYS_IN {id: 'x|p101'}]->() SET r.since = '2020', r.sinceFirst = '2020-01-01'", parameters: {} },
    ]);
    expect((await json("/e/reds?asOf=2019-12-31"))[2].connections[0].count).toBe(28);
    expect((await json("/e/reds?asOf=today"))[0]).toBe(400);
  });

  it("of nobody is a page for people and an error for programs", async () => {
    const told = await get("/e/no%3Cb%3Ebody", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect([told.status, told.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await told.text()).toContain("<p>There is no entity with the id &quot;no&lt;b&gt;body&quot;.</p>");
    expect(await (await get("/e/nobody")).json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
  });

  it("is not sent again while the graph stands, and not there for what is not there", async () => {
    const etag = (await get("/e/ada")).headers.get("etag")!;
    expect((await get("/e/ada", { "if-none-match": etag })).status).toBe(304);
    await database.write([{ text: "MATCH (n:Person {id: 'ben'}) SET n.height = 191", parameters: {} }]);
    expect((await get("/e/ada", { "if-none-match": etag })).status).toBe(200);
    for (const path of ["/e/nobody", "/e/", "/e/%", "/e/ada?list=nothing&after=x"])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await get("/e/reds?list=players&after=x")).status).toBe(400);
  });
});
