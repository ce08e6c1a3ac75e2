import fc from "fast-check";
import { parse } from "graphql";
import { parseValues } from "../../src/catalogue/stored.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { priceOf } from "../../src/graphql/execution/prices/price.js";
import { type Ask, askGraph, executableSchema } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { longest, oddTexts, searchedGraph } from "./searchedGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, researchGraph);
  ask = askGraph(database, researchGraph);
  await plantGraph(database, researchGraph, searchedGraph);
});

afterAll(() => database.close());

const query = `query ($text: String!, $kinds: [EntityKind!], $where: SearchFilter, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, where: $where, first: $first, after: $after) {
    totalCount edges { cursor score matched { value language } node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Edge {
  readonly cursor: string;
  readonly score: number;
  readonly matched: { readonly value: string; readonly language: string | null };
  readonly node: { readonly id: string };
}

async function search(text: string, rest: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await ask(query, { text, ...rest });
  expect(errors).toBeUndefined();
  return data.search as { totalCount: number; edges: Edge[]; pageInfo: Record<string, unknown> };
}

const best = async (text: string) => {
  const [edge] = (await search(text)).edges;
  return edge && [edge.node.id, edge.score, edge.matched.value, edge.matched.language];
};

const suggested = async (text: string, rest = ""): Promise<readonly string[]> => {
  const { data, errors } = await ask(`query ($text: String!) { suggest(text: $text${rest}) { value node { id } } }`, { text });
  expect(errors).toBeUndefined();
  return data.suggest.map((it: { value: string; node: { id: string } }) => `${it.node.id}: ${it.value}`);
};

test.each([
  ["之江", 0.8, "之江实验室", "zh"],
  ["之江实验室", 0.9, "之江实验室", "zh"],
  ["实验", 0.7, "之江实验室", "zh"],
  ["zhejiang lab", 0.9, "Zhejiang Lab", "en"],
  ["Zhejiang  LAB", 0.9, "Zhejiang Lab", "en"],
  ["Ｚｈｅｊｉａｎｇ Ｌａｂ", 0.9, "Zhejiang Lab", "en"],
  ["zhejiang l", 0.8, "Zhejiang Lab", "en"],
  ["lab zhej", 0.7, "Zhejiang Lab", "en"],
  ["zhejaing lab", 0.5, "Zhejiang Lab", "en"],
  ["zehjiagn lab", 0.4, "Zhejiang Lab", "en"],
  ["ZJL", 0.9, "ZJL", null],
  ["zhejiang-lab", 1, "zhejiang-lab", null],
])("%s finds the lab first, by what fits best", async (text, score, value, language) => {
  expect(await best(text)).toEqual(["zhejiang-lab", score, value, language]);
});

test.each(["00a2xv884", " https://ror.org/00a2xv884 ", "ror.org/00A2XV884", "ROR:00a2xv884"])("%s finds the university", async (text) => {
  const { edges, totalCount } = await search(text);
  expect([totalCount, edges[0]!.node.id, edges[0]!.score, edges[0]!.matched.language]).toEqual([1, "ror:00a2xv884", 1, null]);
});

test.each([
  ["000000041759700X", "ror:00a2xv884", "0000 0004 1759 700X"],
  ["https://doi.org/10.1000/XYZ", "award", "10.1000/xyz"],
  ["2540313A", "award", "2540313a"],
  ["40.08", "field", "40.08"],
])("%s finds %s by the identifier %s", async (text, id, value) => {
  expect(await best(text)).toEqual([id, 1, value, null]);
});

test("accents and case make no difference, and the name that fits is told with its language", async () => {
  expect(await best("Universitat BERN")).toEqual(["bern", 0.9, "Universität Bern", "de"]);
  expect(await best("universite de berne")).toEqual(["bern", 0.9, "Université de Berne", "fr"]);
});

test.each([
  ["BUT", "brno"],
  ["IT", "telecom"],
  ["WWW", "water"],
  ["zlp", "lab-project"],
])("%s finds the acronym", async (text, id) => {
  expect(await best(text)).toEqual([id, 0.9, text.toUpperCase(), null]);
});

test("words within a name are found where a script has no spaces", async () => {
  expect((await best("대학교"))![0]).toBe("seoul");
  expect((await best("ネット研究"))![0]).toBe("net");
});

test("small words count: of Bern is not at Bern", async () => {
  expect((await best("of bern univ"))![0]).toBe("bern");
  expect((await search("at bern")).totalCount).toBe(0);
});

test("what is longer than the index takes as the start of a name is still compared", async () => {
  expect(await best("x".repeat(340))).toEqual(["long", 0.8, `${"x".repeat(350)} long`, null]);
  expect((await search(`${"x".repeat(340)}y`)).totalCount).toBe(0);
});

test("the longest name that is taken is found; a longer one is refused before it is written, since it would stop the database", async () => {
  const violations = (value: string) => parseValues(researchGraph.kind("Institution"), { names: [{ value }] }).violations;
  expect(violations(longest)).toEqual([]);
  expect(await best(longest)).toEqual(["longest", 0.9, longest, "zh"]);
  expect(violations("江".repeat(1334))[0]?.message).toBe("expected at most 4000 bytes in the form that is compared, got 4002");
  expect(violations("ﷺ".repeat(4000))[0]?.message).toBe("expected at most 4000 bytes in the form that is compared, got 132000");
  expect(parseValues(researchGraph.kind("Institution"), { wikidata: [`Q${"1".repeat(2000)}`] }).violations).toHaveLength(1);
});

test("exact comes before the start of a name, before words, before other spellings, and among equals the better connected", async () => {
  const { edges } = await search("zhejiang");
  expect(edges.map((it) => [it.node.id, it.score])).toEqual([
    ["ror:00a2xv884", 0.8],
    ["zhejiang-lab", 0.8],
    ["lab-project", 0.8],
    ["committee", 0.7],
    ["ada", 0.7],
    ["college", 0.5],
  ]);
});

test("kinds and conditions narrow what is found", async () => {
  const ids = async (rest: object) => (await search("zhejiang", { ...rest })).edges.map((it) => it.node.id);
  expect(await ids({ kinds: ["PROJECT", "RESEARCHER"] })).toEqual(["lab-project", "ada"]);
  expect(await ids({ kinds: [] })).toEqual([]);
  expect(await ids({ where: { name: { endsWith: "university" } } })).toEqual(["ror:00a2xv884"]);
  expect(await ids({ where: { institution: { country: { eq: "CN" } } } })).toEqual(["ror:00a2xv884", "zhejiang-lab"]);
  expect(await ids({ where: { institution: { childrenCount: { gt: 1 } }, researcher: {} } })).toEqual(["ror:00a2xv884", "ada"]);
  const { errors } = await ask(`{ search(text: "a", kinds: [NOTHING]) { totalCount } }`);
  expect(errors?.[0]?.message).toContain('Value "NOTHING" does not exist in "EntityKind" enum');
});

test("conditions on relationships look at the day of the whole query", async () => {
  const text =
    'search(text: "zhejiang", where: { institution: { children: { some: { edge: { since: { isNull: false } } } } } }) { nodes { id } }';
  const ids = async (directive: string) =>
    (await ask(`query ${directive} { ${text} }`)).data.search.nodes.map((it: { id: string }) => it.id);
  expect(await ids("")).toEqual(["zhejiang-lab"]);
  expect(await ids('@asOf(date: "2020-01-01")')).toEqual(["zhejiang-lab"]);
  expect(await ids('@asOf(date: "2017-01-01")')).toEqual([]);
});

test("suggestions are the first that a search finds; other spellings only where there is nothing else", async () => {
  expect(await suggested("zhej")).toEqual([
    "ror:00a2xv884: Zhejiang University",
    "zhejiang-lab: Zhejiang Lab",
    "lab-project: Zhejiang Lab",
    "committee: Academic Advisory Committee of Zhejiang Lab",
    "ada: Ada Zhejiang",
  ]);
  expect(await suggested("zhej", ", first: 2, kinds: [INSTITUTION]")).toEqual([
    "ror:00a2xv884: Zhejiang University",
    "zhejiang-lab: Zhejiang Lab",
  ]);
  expect(await suggested("zhejaing lab")).toContain("zhejiang-lab: Zhejiang Lab");
  expect(await suggested("之")).toEqual(["zhejiang-lab: 之江实验室", "college: 之江学院"]);
});

test("whatever is asked of what is found, a search or a suggestion is one statement, which reads no more than that", async () => {
  const read = async (query: string) => {
    const { rounds, statements } = await ask(query, {}, "profile");
    expect([rounds, statements.length]).toEqual([1, 1]);
    return { columns: /RETURN \[([^[\]]*)/.exec(statements[0]!.text.split("COLLECT").at(-1)!)![1], hits: statements[0]!.dbHits! };
  };
  const id = await read('{ search(text: "zhejiang lab", first: 2) { nodes { id } edges { score node { kind } } } }');
  const name = await read('{ search(text: "zhejiang lab", first: 2) { nodes { id } edges { node { name } } } }');
  expect(id.columns).toBe("tier, value, id, ");
  expect(name.hits).toBe(id.hits + 2);
  const { data, statements } = await ask(
    '{ suggest(text: "zhejiang lab", first: 1) { value kind node { id names { value language } ... on Institution { country } } } }',
  );
  expect(statements).toHaveLength(1);
  expect(data.suggest[0].node.names).toContainEqual({ value: "之江实验室", language: "zh" });
  expect(data.suggest[0]).toMatchObject({ value: "Zhejiang Lab", kind: "INSTITUTION", node: { id: "zhejiang-lab", country: "CN" } });
});

test.each(oddTexts.map((it) => [JSON.stringify(it.slice(0, 20)), it]))("%s is a text like any other", async (_shown, text) => {
  await search(text);
  await suggested(text);
});

test("signs in a name are found as typed", async () => {
  for (const text of ['foo AND ("', 'foo AND ("bar"*) / baz']) expect((await best(text))![0]).toBe("strange");
});

test.each(["", "  ", "\n\t", "\u3000"])("%j finds nothing, without a statement", async (text) => {
  const { data, errors, statements } = await ask(
    `query ($text: String!) { search(text: $text) { totalCount nodes { id } } suggest(text: $text) { value } }`,
    {
      text,
    },
  );
  expect([errors, data, statements]).toEqual([undefined, { search: { totalCount: 0, nodes: [] }, suggest: [] }, []]);
});

test("whatever is typed, nothing fails", async () => {
  const signs = fc.constantFrom(
    ..."+-&|!(){}[]^\"~*?:\\/ <>=#@'`$uAND之江ネ대ลäﬁ😀\ud83d\u0000\n".split(""),
    "AND",
    " OR ",
    "zhejiang",
    "university",
  );
  const typed = fc.oneof(fc.string({ unit: signs, maxLength: 40 }), fc.string({ unit: "binary", maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const { totalCount, edges } = await search(text, { first: 1000 });
      expect(edges).toHaveLength(totalCount);
      await suggested(text);
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test("pages of any size give the whole list, and say exactly whether there is more", async () => {
  const whole = (await search("zhejiang")).edges;
  for (const first of [1, 2, 4, 5, 6]) {
    const walked: Edge[] = [];
    let after: unknown = null;
    for (;;) {
      const { edges, totalCount, pageInfo } = await search("zhejiang", { first, after });
      walked.push(...edges);
      expect([totalCount, pageInfo["hasPreviousPage"], pageInfo["hasNextPage"]]).toEqual([
        whole.length,
        after !== null,
        walked.length < whole.length,
      ]);
      if (!pageInfo["hasNextPage"]) break;
      after = pageInfo["endCursor"];
    }
    expect(walked).toEqual(whole);
  }
});

test("a cursor belongs to its text, kinds and conditions, and to its revision of the graph", async () => {
  const after = (await search("zhejiang", { first: 1 })).edges[0]!.cursor;
  const code = async (rest: object) => (await ask(query, { text: "zhejiang", after, ...rest })).errors?.[0]?.extensions["code"];
  expect(await code({})).toBeUndefined();
  for (const other of [{ text: "zhejian" }, { kinds: ["PROJECT"] }, { where: { name: { eq: "x" } } }, { after: "x" }, { after: "WzFd" }])
    expect(await code(other)).toBe("INVALID_CURSOR");
  await database.write([{ text: "MATCH (n:Entity {id: 'ada'}) SET n.updatedAt = '2026-02-02T00:00:00.000Z'", parameters: {} }]);
  const { errors } = await ask(query, { text: "zhejiang", after });
  expect(errors?.[0]?.extensions["code"]).toBe("INVALID_CURSOR");
  expect(errors?.[0]?.message).toContain("another revision of the graph");
});

test("a page beyond its bounds is refused", async () => {
  const message = async (field: string) => (await ask(`{ ${field} }`)).errors?.[0];
  for (const first of [0, 1001]) {
    const error = await message(`search(text: "a", first: ${first}) { totalCount }`);
    expect([error?.extensions["code"], error?.message]).toEqual(["INVALID_PAGE", `\`first\` must be from 1 to 1000, got ${first}.`]);
  }
  expect((await message(`suggest(text: "a", first: 51) { value }`))?.message).toBe("`first` must be from 1 to 50, got 51.");
});

test("a search costs its page and what is looked through", () => {
  const schema = executableSchema(researchGraph);
  const price = (text: string): number | null => {
    const [operation] = parse(text).definitions;
    return priceOf({ schema, catalogue: researchGraph, operation: operation as never, fragments: {}, variables: {} });
  };
  expect(price(`{ search(text: "a") { totalCount } }`)).toBe(120);
  expect(price(`{ search(text: "a", first: 1000) { nodes { id } } }`)).toBe(1100);
  expect(price(`{ search(text: "a", first: 10, where: { institution: { children: { some: {} } } }) { nodes { id } } }`)).toBe(1010);
  expect(price(`{ suggest(text: "a") { node { ... on Institution { children(first: 5) { nodes { id } } } } } }`)).toBe(160);
});
