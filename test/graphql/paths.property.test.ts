import fc from "fast-check";
import { constantCase } from "../../src/catalogue/kind.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Answer, type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { graphs } from "../toy/arbitraries.js";
import { levelsAround, type ModelPath, type ModelReach, mayFollow, simplePaths } from "../toy/pathModel.js";
import { type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

// Each combination of arguments is a text of its own, which Neo4j plans when it first meets it: few combinations, many graphs.
const runs = { numRuns: 20, endOnFailure: true };

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const entity = fc.constantFrom<string>("p1", "p2", "p3", "p4", "p5", "p6", "p7", "t1", "t2", "t3");
const perhaps = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

const reach: fc.Arbitrary<ModelReach> = fc.record({
  through: perhaps(fc.constantFrom(["PLAYS_IN", "KNOWS"], ["ADMIRES", "PLAYS_IN"], [])),
  kinds: perhaps(fc.constantFrom(["Person"], [])),
  asOf: perhaps(fc.constantFrom("1999-06-01", "2000-02-29", "2001-12-31")),
});

/** The random graphs, some of whose relationships have ended. */
const datedGraphs: fc.Arbitrary<PlantedGraph> = fc
  .tuple(graphs, fc.array(fc.constantFrom(null, null, "1999", "2000-02", "2001-12-31"), { minLength: 24, maxLength: 24 }))
  .map(([graph, ends]) => ({ ...graph, relationships: graph.relationships.map((it, at) => ({ ...it, until: ends[at] })) }));

const variablesOf = ({ kinds, ...rest }: ModelReach) => ({ ...rest, kinds: kinds?.map(constantCase) });

const pathsQuery = `query ($from: ID!, $to: ID!, $maxLength: Int, $through: [RelationshipType!], $kinds: [EntityKind!], $avoid: [ID!], $asOf: Date, $first: Int, $after: String) {
  paths(from: $from, to: $to, maxLength: $maxLength, through: $through, kinds: $kinds, avoid: $avoid, asOf: $asOf, first: $first, after: $after) {
    edges { cursor }
    nodes { id length start { id } steps { direction relationship { id from { id } to { id } } node { id } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

interface ShownPath {
  readonly id: string;
  readonly length: number;
  readonly start: { readonly id: string };
  readonly steps: readonly {
    readonly direction: string;
    readonly relationship: { readonly id: string; readonly from: { readonly id: string }; readonly to: { readonly id: string } };
    readonly node: { readonly id: string };
  }[];
}

function told({ start, steps, length }: ShownPath): ModelPath {
  expect(length).toBe(steps.length);
  const nodes = [start.id, ...steps.map((it) => it.node.id)];
  for (const [at, { direction, relationship }] of steps.entries()) {
    const ends = [relationship.from.id, relationship.to.id];
    expect(direction === "FORWARD" ? ends : ends.reverse()).toEqual([nodes[at], nodes[at + 1]]);
  }
  return { nodes, relationships: steps.map((it) => it.relationship.id) };
}

async function walk(variables: Readonly<Record<string, unknown>>, first: number): Promise<readonly ModelPath[]> {
  const paths: ShownPath[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors, statements }: Answer = await ask(pathsQuery, { ...variables, first, after });
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    expect(data.paths.edges).toHaveLength(data.paths.nodes.length);
    paths.push(...data.paths.nodes);
    expect(data.paths.pageInfo.hasPreviousPage).toBe(after !== null);
    if (!data.paths.pageInfo.hasNextPage) break;
    expect(data.paths.nodes).toHaveLength(first);
    after = data.paths.pageInfo.endCursor;
  }
  expect(new Set(paths.map((it) => it.id)).size).toBe(paths.length);
  return paths.map(told);
}

test("pages of paths, one after the other, are all the paths that trying every way finds, in the promised order", async () => {
  const question = fc.record({
    from: entity,
    to: entity,
    maxLength: fc.constantFrom(1, 4, 8),
    avoid: perhaps(fc.subarray(["p1", "p2", "t1"])),
  });
  await fc.assert(
    fc.asyncProperty(
      datedGraphs,
      fc.array(fc.tuple(question, reach), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(1, 3, 100),
      async (graph, questions, first) => {
        await plantGraph(database, toyGraph, graph);
        for (const [asked, following] of questions) {
          const expected = simplePaths(graph, { ...asked, ...following });
          const size = expected.length > 30 ? 100 : first;
          expect(await walk({ ...asked, ...variablesOf(following) }, size)).toEqual(expected);
        }
      },
    ),
    runs,
  );
}, 120_000);

const joiningQuery = `query ($ids: [ID!]!, $maxLength: Int, $through: [RelationshipType!], $avoid: [ID!], $asOf: Date) {
  joiningPaths(ids: $ids, maxLength: $maxLength, through: $through, avoid: $avoid, asOf: $asOf) {
    nodes { id } relationships { id } truncated { nodes }
  }
}`;

test("what joins several entities is the first path of each two of them, merged, whatever their order", async () => {
  const ids = fc.uniqueArray(entity, { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      datedGraphs,
      ids,
      fc.constantFrom(1, 4, 8),
      perhaps(fc.subarray(["p1", "p2", "t1"])),
      reach,
      async (graph, given, maxLength, avoid, following) => {
        await plantGraph(database, toyGraph, graph);
        const { kinds: _kinds, ...rest } = following;
        const sorted = [...given].sort();
        const firsts = sorted.flatMap((from, at) =>
          sorted.slice(at + 1).flatMap((to) => simplePaths(graph, { from, to, maxLength, avoid, ...rest }).slice(0, 1)),
        );
        const others = [...new Set(firsts.flatMap((it) => it.nodes))].filter((it) => !given.includes(it)).sort();
        const { data, errors } = await ask(joiningQuery, { ids: [...given, given[0]], maxLength, avoid, ...rest });
        expect(errors).toBeUndefined();
        expect(data.joiningPaths).toEqual({
          nodes: [...given, ...others].map((id) => ({ id })),
          relationships: [...new Set(firsts.flatMap((it) => it.relationships))].sort().map((id) => ({ id })),
          truncated: null,
        });
      },
    ),
    runs,
  );
}, 60_000);

const aroundQuery = `query ($ids: [ID!]!, $depth: Int, $through: [RelationshipType!], $kinds: [EntityKind!], $asOf: Date, $limit: Int) {
  neighbourhood(ids: $ids, depth: $depth, through: $through, kinds: $kinds, asOf: $asOf, limit: $limit) {
    nodes { id } relationships { id from { id } to { id } } truncated { nodes distance }
  }
}`;

test("a neighbourhood holds the nearest entities that fit, tells exactly how many it left out, and has every relationship between those it shows", async () => {
  const asked = fc.record({
    ids: fc.uniqueArray(entity, { minLength: 1, maxLength: 3 }),
    depth: fc.integer({ min: 0, max: 3 }),
    limit: fc.constantFrom(1, 2, 3, 5, 100),
  });
  await fc.assert(
    fc.asyncProperty(datedGraphs, fc.array(fc.tuple(asked, reach), { minLength: 4, maxLength: 4 }), async (graph, questions) => {
      await plantGraph(database, toyGraph, graph);
      for (const [{ ids, depth, limit }, following] of questions) {
        const { data, errors } = await ask(aroundQuery, { ids, depth, limit, ...variablesOf(following) });
        expect(errors).toBeUndefined();
        const { nodes, relationships, truncated } = data.neighbourhood;
        const shown: string[] = nodes.map((it: { id: string }) => it.id);
        expect(shown.slice(0, ids.length)).toEqual(ids);
        let rest = shown.slice(ids.length);
        const full = levelsAround(graph, following, ids, depth);
        let left = limit;
        let cut: unknown = null;
        for (const [at, level] of full.entries()) {
          const here = rest.slice(0, Math.min(level.length, left));
          for (const it of here) expect(level).toContain(it);
          rest = rest.slice(here.length);
          if (level.length > left) {
            cut = { nodes: level.length - left, distance: at + 1 };
            break;
          }
          left -= level.length;
        }
        expect(rest).toEqual([]);
        expect(new Set(shown).size).toBe(shown.length);
        expect(truncated).toEqual(cut);
        const between = graph.relationships.filter((it) => mayFollow(following, it) && shown.includes(it.from) && shown.includes(it.to));
        expect(relationships).toEqual(
          between
            .map(({ id, from, to }) => ({ id, from: { id: from }, to: { id: to } }))
            .sort((one, other) => (one.id < other.id ? -1 : 1)),
        );
      }
    }),
    runs,
  );
}, 60_000);
