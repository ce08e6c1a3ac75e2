import { searchStatements } from "../../src/cypher/constraints.js";
import { respelledSuggestions, type SearchSpec, searchPage, suggestions } from "../../src/cypher/search.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      ...Array.from({ length: 30 }, (_, at) => ({ kind: "Person", id: `p${at}`, name: `Bern ${at}` })),
      { kind: "Person", id: "ada", name: "Ada of Bern", orcid: "0000-0002-1825-0097" },
      { kind: "Team", id: "bern", name: "Bears", code: "BRN" },
    ],
    relationships: [{ type: "ADMIRES", id: "1", from: "ada", to: "p7" }],
  });
});

afterAll(() => database.close());

const spec = (text: string, rest: Partial<SearchSpec> = {}): SearchSpec => ({
  catalogue: toyGraph,
  text,
  kinds: null,
  where: {},
  period: null,
  columns: [],
  ...rest,
});
const run = async ({ text, parameters }: Statement) => (await database.read({ text, parameters })).rows;

const whole = "Entity_nameFolded_namesFolded_orcid_code_whole";
const words = "Entity_nameFolded_namesFolded_words";
const asked = (index: string, parameter: string, condition = "") =>
  `UNWIND ${parameter} AS it CALL db.index.fulltext.queryNodes("${index}", it.query) YIELD node AS n${condition} RETURN n, it.tier AS tier, it.value AS value`;
const byId = "UNWIND $p.v0 AS id MATCH (n:Entity {id: id}) RETURN n, 0 AS tier, id AS value";
const starts =
  " WHERE it.start IS NULL OR any(name IN [] + coalesce(n.nameFolded, []) + coalesce(n.namesFolded, []) WHERE name STARTS WITH it.start)";
const unwound = "UNWIND part AS it WITH it[0] AS n, it[1] AS tier, it[2] AS value, it[3] AS id";
const ranked = "WITH n, tier, value, n.id AS id, COUNT { (n)--() } AS degree ORDER BY tier, degree DESC, id";
const listed = "collect([n, tier, value, id])";

test("two indexes over all entities: names, codes and identifiers as a whole, and the words in names, none left out", () => {
  expect(searchStatements(toyGraph)).toEqual([
    `CREATE FULLTEXT INDEX ${whole} IF NOT EXISTS FOR (n:Entity) ON EACH [n.nameFolded, n.namesFolded, n.orcid, n.code] OPTIONS {indexConfig: {\`fulltext.analyzer\`: "keyword"}}`,
    `CREATE FULLTEXT INDEX ${words} IF NOT EXISTS FOR (n:Entity) ON EACH [n.nameFolded, n.namesFolded] OPTIONS {indexConfig: {\`fulltext.analyzer\`: "standard-no-stop-words"}}`,
  ]);
});

test("indexes that are there are not made again", async () => {
  await prepareGraph(database, toyGraph);
  const before = await database.revision();
  await prepareGraph(database, toyGraph);
  expect(await database.revision()).toBe(before);
});

test("a search is one statement whose text does not depend on what is looked for", async () => {
  const statement = searchPage(spec("Bern 1"), { skip: 2, size: 3 });
  expect(statement.text).toBe(
    `CALL () { ${byId} UNION ALL ${asked(whole, "$p.v1", starts)} UNION ALL ${asked(words, "$p.v2")} } WITH n, min(tier) AS tier, min(value) AS value ${ranked} WITH ${listed} AS found ` +
      `CALL (found) { WITH found WHERE size(found) < $p.v4 CALL () { ${asked(words, "$p.v3")} } WITH found, n, min(tier) AS tier WHERE NOT n IN [it IN found | it[0]] WITH n, tier, null AS value ${ranked} RETURN ${listed} AS more } WITH found + more AS found ` +
      `WITH size(found) AS total, found[$skip..$skip + $n] AS part RETURN total, COLLECT { ${unwound} RETURN [tier, value, id] } AS page`,
  );
  const query = (tier: bigint, text: string, rest = {}) => ({ query: text, tier, value: null, start: null, ...rest });
  expect(statement.parameters).toEqual({
    p: {
      v0: ["Bern 1", "bern 1"],
      v1: [
        query(0n, 'code:"Bern\\ 1"', { value: "Bern 1" }),
        query(0n, 'code:"BERN\\ 1"', { value: "BERN 1" }),
        query(0n, 'code:"bern\\ 1"', { value: "bern 1" }),
        query(1n, 'nameFolded:"bern\\ 1" OR namesFolded:"bern\\ 1"'),
        query(2n, "nameFolded:bern\\ 1* OR namesFolded:bern\\ 1*"),
      ],
      v2: [query(3n, '("bern" AND ("1" OR 1*))')],
      v3: [query(4n, '(("bern" OR bern~1) AND ("1" OR 1*))')],
      v4: 10n,
    },
    n: 3n,
    skip: 2n,
  });
  expect(searchPage(spec('*"/', {}), { skip: 0, size: 1 }).text).toBe(statement.text);
  expect(await run(statement)).toEqual([
    [
      11,
      [
        [2, null, "p11"],
        [2, null, "p12"],
        [2, null, "p13"],
      ],
    ],
  ]);
});

test("an identifier is found as it is stored, an id in either case, and what is better connected comes first", async () => {
  const page = { skip: 0, size: 2 };
  expect(await run(searchPage(spec("https://orcid.org/0000000218250097"), page))).toEqual([[1, [[0, "0000-0002-1825-0097", "ada"]]]]);
  expect(await run(searchPage(spec("brn"), page))).toEqual([[1, [[0, "BRN", "bern"]]]]);
  expect(await run(searchPage(spec("BERN"), page))).toEqual([
    [
      32,
      [
        [0, "bern", "bern"],
        [2, null, "p7"],
      ],
    ],
  ]);
});

test("kinds and conditions hold for what is found in other spellings too", async () => {
  const narrowed = spec("bren", { kinds: [toyGraph.kind("Person")], where: { name: { startsWith: "a" } } });
  const statement = searchPage(narrowed, { skip: 0, size: 9 });
  expect(statement.text.split("WHERE any(label IN labels(n) WHERE label IN $p.v0) AND n.nameFolded STARTS WITH $p.v1")).toHaveLength(3);
  expect(await run(statement)).toEqual([[1, [[4, null, "ada"]]]]);
  expect(await run(searchPage({ ...narrowed, kinds: [] }, { skip: 0, size: 9 }))).toEqual([[0, []]]);
});

test("suggestions look into names only where fewer start with the text than are wanted", async () => {
  const statement = suggestions(spec("bern"), 31);
  expect(statement.text).toContain(`${ranked} LIMIT $n WITH ${listed} AS found CALL (found) {`);
  expect(statement.text).toContain(`WITH found WHERE size(found) < $n CALL () { ${asked(words, "$p.v2")} }`);
  const tiers = async (size: number) => (await run(suggestions(spec("bern"), size))).map(([row]) => (row as readonly number[])[0]);
  expect(await tiers(31)).toEqual([0, ...Array.from({ length: 30 }, () => 2)]);
  expect((await tiers(40)).at(-1)).toBe(3);
});

test("other spellings for suggestions are a statement of their own, where there are any", async () => {
  expect(respelledSuggestions(spec("ada"), 5)).toBeNull();
  expect(await run(respelledSuggestions(spec("brens"), 5)!)).toEqual([]);
  expect((await run(respelledSuggestions(spec("bren"), 2)!)).map(([row]) => row)).toEqual([
    [4, null, "ada"],
    [4, null, "p7"],
  ]);
});
