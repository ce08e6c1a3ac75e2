import type { Database } from "../../src/database/database.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await openTestDatabase();
  await plantPeople(database);
  await database.write([
    {
      text: "CREATE (:Entity:Source {id: 'album', name: 'Älbum', nameFolded: 'album', licence: 'CC-BY-4.0', stub: false, records: [], createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z'}) WITH 1 AS _ MATCH (n:Person {id: 'ada'}) SET n.records = ['album|1'], n.name = '=Ada'",
      parameters: {},
    },
  ]);
  served = await servePeople(database, { maximumPrice: 2_000 });
}, 60_000);

afterAll(async () => {
  await served.stop(1_000);
  await database.close();
});

const get = (search: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${served.address}/export${search}`, { headers, method });
const query = (text: string, more = "") => `?query=${encodeURIComponent(text)}${more}`;
const people = "{ people { nodes { id name } } }";

describe("an export over HTTP", () => {
  it("of a query is one table as CSV, harmless and with a name, and names the sources and their licences", async () => {
    const answer = await get(query(people, "&format=csv&bom=1"));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="answer.csv"; filename*=UTF-8''answer.csv`);
    expect(JSON.parse(decodeURIComponent(answer.headers.get("x-sources")!))).toEqual([{ name: "Älbum", licence: "CC-BY-4.0", url: null }]);
    expect(answer.headers.get("link")).toBe('<https://spdx.org/licenses/CC-BY-4.0.html>; rel="license"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.subarray(3).toString().split("\r\n")).toEqual(["id,name", "ada,'=Ada", "ben,Ben", "cleo,Cleo", "dan,Dan", ""]);
  });

  it("walks all pages where the query leaves open which it wants, and takes the page that it states", async () => {
    const rows = async (text: string) => (await (await get(query(text, "&format=jsonl"))).text()).trim().split("\n").length;
    expect(await rows(people)).toBe(4);
    expect(await rows("{ people(first: 2) { nodes { id } } }")).toBe(2);
    expect(await rows("query { ...Some } fragment Some on Query { ... { people { nodes { id } } } }")).toBe(4);
  });

  it("tells which lists hold a first page only", async () => {
    await database.write([
      {
        text: "UNWIND range(1, 70) AS at CREATE (n:Entity:Team {id: 'team-' + at, name: 'Team', nameFolded: 'team', stub: false, records: []}) WITH n MATCH (p:Person {id: 'dan'}) CREATE (p)-[:PLAYS_IN {id: 'dan|PLAYS_IN|' + n.id, records: []}]->(n)",
        parameters: {},
      },
    ]);
    const cut = async (text: string) => (await get(query(text, "&format=csv"))).headers.get("x-first-page-only");
    expect(await cut('{ person(by: {id: "dan"}) { name teams { nodes { id } } } }')).toBe("person.teams");
    expect(await cut('{ person(by: {id: "dan"}) { name teams(first: 2) { nodes { id } } } }')).toBeNull();
    expect(await cut('{ person(by: {id: "ben"}) { name teams { nodes { id } } } }')).toBeNull();
    await database.write([{ text: "MATCH (n:Team) WHERE n.id STARTS WITH 'team-' DETACH DELETE n", parameters: {} }]);
  });

  it("of a whole graph as JSON lines has its records, without which it could not be made again", async () => {
    await database.write([
      {
        text: "MERGE (r:System:Record {id: 'album|1'}) SET r.source = 'album', r.key = '1', r.entity = 'ada', r.kind = 'Person', r.precedence = 1, r.values = '{}'",
        parameters: {},
      },
    ]);
    expect(await (await get("?format=jsonl")).text()).toContain('"line":"record"');
    expect(await (await get("?kind=Person&format=jsonl")).text()).not.toContain('"line":"record"');
    await database.write([{ text: "MATCH (r:Record {id: 'album|1'}) DELETE r", parameters: {} }]);
  });

  it("names all sources where sums or counts are shown, and writes moments plainly", async () => {
    const sources = async (text: string) => {
      const answer = await get(query(text, "&format=csv"));
      return [decodeURIComponent(answer.headers.get("x-sources")!), await answer.text()];
    };
    expect((await sources('{ person(by: {id: "ben"}) { name } }'))[0]).not.toContain("Älbum");
    expect((await sources('{ person(by: {id: "ben"}) { name teams { totalCount } } }'))[0]).toContain("Älbum");
    expect((await sources('{ source(by: {id: "album"}) { createdAt } }'))[1]).toBe("source.createdAt\r\n2026-01-01T00:00:00.000Z\r\n");
  });

  it("comes in the form that the caller accepts best", async () => {
    const types = async (accept: string, search: string) => (await get(search, { accept })).headers.get("content-type");
    expect(await types("application/ld+json;q=0.5, application/graphml+xml", "?kind=Person")).toBe("application/graphml+xml");
    expect(await types("*/*", "?kind=Person")).toBe("application/x-ndjson");
    expect(await types("*/*", query(people))).toBe("text/csv; charset=utf-8");
    expect(await types("application/zip", "")).toBe("application/zip");
    expect(await types("text/csv", "?kind=Person")).toBe("application/zip");
    expect(await types("application/json", "?around=ben")).toBe("application/ld+json");
  });

  it.each(["csv", "neo4j-admin"])("of a graph as %s is a zip of its files", async (format) => {
    const answer = await get(`?format=${format}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/zip"]);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  it("of a kind with a filter holds what fits it, and around an entity its neighbours", async () => {
    const kind = await get(`?kind=Person&where=${encodeURIComponent('{"name": {"eq": "Ben"}}')}&format=jsonl`);
    expect((await kind.text()).match(/"line":"entity"/g)).toHaveLength(1);
    const around = await (await get("?around=ben&depth=2&format=graphml")).text();
    for (const id of ["ada", "ben", "cleo", "dan", "reds"]) expect(around).toContain(`<node id="${id}"`);
  });

  it("around entities on a day follows and holds only what holds then", async () => {
    const dated = (last: string | null) => ({
      text: "MATCH ({id: 'ada'})-[r:PLAYS_IN]->() SET r.untilLast = $last",
      parameters: { last },
    });
    await database.write([dated("2019-12-31")]);
    const ids = async (search: string) =>
      (await (await get(`${search}&format=graphml`)).text()).match(/<(node id|edge id|edge)[^>]*"/g)?.length;
    expect([await ids("?around=ada&around=reds&depth=0"), await ids("?around=ada&around=reds&depth=0&asOf=2020-01-01")]).toEqual([3, 2]);
    expect([await ids("?around=ada&asOf=2019-12-31"), await ids("?around=ada&asOf=2020-01-01")]).toEqual([3, 1]);
    await database.write([dated(null)]);
  });

  it("of a query as GraphML holds the entities that are shown and what joins them", async () => {
    const text = await (await get(query('{ person(by: {id: "ben"}) { name teams { nodes { name } } } }', "&format=graphml"))).text();
    expect(text.match(/<node id="[^"]+"/g)).toEqual(['<node id="ben"', '<node id="reds"']);
    expect(text.match(/<edge /g)).toHaveLength(1);
  });

  it("is asked for by POST too, for long documents", async () => {
    const body = JSON.stringify({
      query: "query P($n: String!) { people(where: {name: {eq: $n}}) { nodes { id } } }",
      variables: { n: "Dan" },
    });
    const answer = await fetch(`${served.address}/export`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect([answer.status, await answer.text()]).toEqual([200, "id\r\ndan\r\n"]);
  });

  it("tells by HEAD what GET would send", async () => {
    const answer = await get("?kind=Person", {}, "HEAD");
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([200, "application/x-ndjson", ""]);
  });

  it.each([
    ["?colour=red&kind=Person", 400, "colour: there is no such parameter"],
    ["?kind=Dragon", 400, "kind: expected one of"],
    ["?kind=Person&around=ben", 400, "kind, around: expected one of them, got 2"],
    ["?depth=-1&around=ben", 400, "depth: expected a number from 0 to 9"],
    ["?asOf=2020-02-31&around=ben", 400, "asOf: expected a full day as 2020-02-29"],
    ["?kind=Person&asOf=2020-01-01", 400, "asOf: expected around beside it"],
    ["?kind=Person&where=%7B%22colour%22%3A1%7D", 400, "colour"],
    ["?query=no-such-query", 404, "partners-of-zhejiang-lab"],
    [query("{ people { nodes { colour } } }"), 400, 'Cannot query field \\"colour\\"'],
    [query("{ people {"), 400, "Syntax Error"],
    [query("{ people(first: 1000) { nodes { teams(first: 1000) { nodes { id } } } } }"), 400, "QUERY_TOO_EXPENSIVE"],
    ["?around=nobody", 404, "nobody"],
    ["?format=xls", 400, "format: expected one of csv, jsonl, graphml, jsonld, neo4j-admin"],
  ])("refuses %s with %i and what was expected", async (search, status, message) => {
    const answer = await get(search);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(message)]);
  });

  it("refuses forms that there are not, and other methods", async () => {
    expect((await get("?kind=Person", { accept: "image/png" })).status).toBe(406);
    const answer = await get("", {}, "DELETE");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
  });
});
