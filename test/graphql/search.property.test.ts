import fc from "fast-check";
import { Name } from "../../src/catalogue/values/names.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Answer, type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { type ModelFound, modelSearch } from "../toy/searchModel.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const words = [
  "It",
  "is",
  "of",
  "lab",
  "Labs",
  "labor",
  "Bern",
  "Berne",
  "Zürich",
  "university",
  "Universität",
  "universal",
  "之江",
  "实验室",
  "大学",
];
const wrong = ["lba", "brne", "Brene", "zurihc", "univresity", "uniersit", "niversityy", "univ", "b", "实验", "实", "u", "labo", "xyz"];
const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((it) => it.join(" "));
const typed = fc
  .tuple(fc.array(fc.constantFrom(...words, ...wrong), { minLength: 1, maxLength: 3 }), fc.nat(3), fc.constantFrom(" ", "  "))
  .map(([some, cut, space]) => {
    const text = some.join(space);
    return text.slice(0, Math.max(1, text.length - cut)).trim();
  });
const texts = fc.oneof({ weight: 6, arbitrary: typed }, { weight: 1, arbitrary: fc.constantFrom("lab", "x-1", "x-2", "p1", "P10") });

const entity = (id: string): fc.Arbitrary<PlantedEntity> =>
  fc.record({ name, names: fc.array(name, { maxLength: 2 }), code: fc.constantFrom(null, "x-1", "x-2", "lab") }).map((it) => ({
    ...it,
    ...(id.startsWith("p") ? { kind: "Person", code: null } : { kind: "Team" }),
    id,
    names: it.names.map((value) => new Name(value, null, "ALIAS")),
  }));
const people = Array.from({ length: 14 }, (_, at) => `p${at}`);
const teams = ["t1", "t2", "t3"];
const graphs: fc.Arbitrary<PlantedGraph> = fc.record({
  entities: fc.tuple(...[...people, ...teams].map(entity)),
  relationships: fc
    .array(fc.record({ from: fc.constantFrom(...people), to: fc.constantFrom(...people, ...teams) }), { maxLength: 20 })
    .map((some) => some.filter((it) => it.from !== it.to).map((it, at) => ({ ...it, type: "ADMIRES", id: `r${at}` }))),
});

const narrowed = fc.constantFrom<(readonly string[] | null)[]>(null, ["PERSON"], ["TEAM", "SOURCE"]);
const searchQuery = `query ($text: String!, $kinds: [EntityKind!], $after: String) {
  search(text: $text, kinds: $kinds, after: $after, first: 6) { totalCount edges { score node { id } } pageInfo { hasNextPage endCursor } }
}`;
const suggestQuery =
  "query ($text: String!, $kinds: [EntityKind!]) { suggest(text: $text, kinds: $kinds, first: 5) { score node { id } } }";

const told = (found: readonly { readonly score: number; readonly node: { readonly id: string } }[]): readonly ModelFound[] =>
  found.map(({ score, node }) => ({ id: node.id, score }));

/** Everything that a search finds, page by page. */
async function walk(text: string, kinds: readonly string[] | null): Promise<readonly ModelFound[]> {
  const found: ModelFound[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors }: Answer = await ask(searchQuery, { text, kinds, after });
    expect(errors).toBeUndefined();
    found.push(...told(data.search.edges));
    if (!data.search.pageInfo.hasNextPage) {
      expect([text, data.search.totalCount]).toEqual([text, found.length]);
      return found;
    }
    after = data.search.pageInfo.endCursor;
  }
}

test("a search finds what it finds by hand, in that order, each once; suggestions are the first of it", async () => {
  const asked = fc.array(fc.tuple(texts, narrowed), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(graphs, asked, async (graph, searches) => {
      await plantGraph(database, toyGraph, graph);
      for (const [text, kinds] of searches) {
        const expected = modelSearch(graph, text, (it) => !kinds || kinds.includes(it.kind.toUpperCase()));
        expect([text, await walk(text, kinds)]).toEqual([text, expected]);
        const better = expected.filter((it) => it.score > 0.5);
        const { data } = await ask(suggestQuery, { text, kinds });
        expect([text, told(data.suggest)]).toEqual([text, (better.length > 0 ? better : expected).slice(0, 5)]);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 90_000);
