import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { denseGraphs, personFilter } from "../toy/arbitraries.js";
import { fits, sorted } from "../toy/model.js";
import { sharedBy } from "../toy/modelHierarchy.js";
import { periods } from "../toy/modelPeriod.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";
import { type WalkedPage, walk } from "../toy/walk.js";

const runs = { numRuns: 15, endOnFailure: true };

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

/** The way to what people share, by what makes a collaboration. */
const ways: Readonly<Record<string, readonly string[]>> = { TEAMS: ["teams"], FRIENDS: ["friends"], CLUBS: ["teams", "wholes"] };
const collaborations = fc.constantFrom(...Object.keys(ways));

interface Collaborator {
  readonly weight: number;
  readonly node: { readonly id: string };
}

/** With whom an entity has something in common, those with most of it first. */
function collaborators(graph: PlantedGraph, one: PlantedEntity, way: readonly string[]): readonly Collaborator[] {
  const others = graph.entities.filter((it) => it.kind === one.kind && it !== one);
  const found = others.map((it) => ({ weight: sharedBy(graph, one, it, way).length, node: it })).filter((it) => it.weight > 0);
  const ordered = sorted(
    found,
    [{ property: "weight", direction: "DESC" }],
    (it) => it.weight,
    (it) => it.node.id,
  );
  return ordered.map(({ weight, node: { id } }) => ({ weight, node: { id } }));
}

const query = `query ($by: PersonCollaboration, $where: PersonFilter, $asOf: Date, $during: DateRange) {
  people(asOf: $asOf, during: $during) { nodes { id collaborators(by: $by, where: $where, first: 100) {
    totalCount aggregate { count } edges { weight node { id } shared(first: 100) { totalCount nodes { id } aggregate { count } } }
  } } }
}`;

test("people come with those with whom they share most, with as many things as their weight says", async () => {
  await fc.assert(
    fc.asyncProperty(denseGraphs, collaborations, personFilter, periods, async (whole, by, where, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors, rounds } = await ask(query, { by, where, ...args });
      expect(errors).toBeUndefined();
      expect(rounds).toBeLessThanOrEqual(3);
      const entityOf = (id: string): PlantedEntity => graph.entities.find((it) => it.id === id)!;
      for (const { id, collaborators: shown } of data.people.nodes) {
        const expected = collaborators(graph, entityOf(id), ways[by]!).filter((it) =>
          fits(graph, entityOf(it.node.id), where as Record<string, unknown>),
        );
        const { edges, ...sums } = shown;
        expect(sums).toEqual({ totalCount: expected.length, aggregate: { count: expected.length } });
        expect(edges).toEqual(
          expected.map((it) => {
            const shared = sharedBy(graph, entityOf(id), entityOf(it.node.id), ways[by]!);
            const count = shared.length;
            return { ...it, shared: { totalCount: count, nodes: shared.map((one) => ({ id: one })), aggregate: { count } } };
          }),
        );
      }
    }),
    runs,
  );
}, 120_000);

const pageQuery = `query ($by: PersonCollaboration, $first: Int, $after: String, $last: Int, $before: String) {
  person(by: { id: "p1" }) { page: collaborators(by: $by, first: $first, after: $after, last: $last, before: $before) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`;

test("collaborators are walked by pages of any size, forward and backward", async () => {
  await fc.assert(
    fc.asyncProperty(denseGraphs, collaborations, fc.integer({ min: 1, max: 3 }), fc.boolean(), async (graph, by, size, backward) => {
      await plantGraph(database, toyGraph, graph);
      const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
        const { data, errors } = await ask(pageQuery, { by, ...page });
        expect(errors).toBeUndefined();
        const { nodes, pageInfo } = data.person.page;
        return { ids: nodes.map((it: { id: string }) => it.id), ...pageInfo };
      };
      const expected = collaborators(graph, graph.entities[0]!, ways[by]!).map((it) => it.node.id);
      expect(await walk(read, size, backward)).toEqual(expected);
    }),
    runs,
  );
}, 90_000);

test("what is shared may be of several kinds, and is shared also by one person who belongs to both", async () => {
  await plantGraph(database, toyGraph, {
    entities: [
      ...["p1", "p2", "p3"].map((id) => ({ kind: "Person", id, name: id })),
      ...["t1", "t2", "t3"].map((id) => ({ kind: "Team", id, name: id })),
    ],
    relationships: [
      { type: "PLAYS_IN", id: "r1", from: "p1", to: "t1" },
      { type: "PLAYS_IN", id: "r2", from: "p1", to: "t2" },
      { type: "PLAYS_IN", id: "r3", from: "p2", to: "t2" },
      { type: "ADMIRES", id: "r4", from: "p1", to: "p3" },
      { type: "ADMIRES", id: "r5", from: "p1", to: "t3" },
      { type: "ADMIRES", id: "r6", from: "p2", to: "t3" },
    ],
  });
  const { data, errors } = await ask(`{ team(by: { id: "t1" }) { collaborators(by: ADMIRED) { edges {
    weight node { id } shared { nodes { kind id } aggregate { count groups(by: [{ field: KIND }], orderBy: [{ key: ASC }]) { nodes { key { kind } count } } } }
  } } } }`);
  expect(errors).toBeUndefined();
  expect(data.team.collaborators.edges).toEqual([
    {
      weight: 2,
      node: { id: "t2" },
      shared: {
        nodes: [
          { kind: "PERSON", id: "p3" },
          { kind: "TEAM", id: "t3" },
        ],
        aggregate: {
          count: 2,
          groups: {
            nodes: [
              { key: { kind: "PERSON" }, count: 1 },
              { key: { kind: "TEAM" }, count: 1 },
            ],
          },
        },
      },
    },
  ]);
});

test("a cursor belongs to what makes the collaboration", async () => {
  const { data } = await ask(`{ team(by: { id: "t1" }) { collaborators(first: 1) { pageInfo { endCursor } } }
    person(by: { id: "p1" }) { collaborators(by: TEAMS, first: 1) { pageInfo { endCursor } } } }`);
  const cursor = data.person.collaborators.pageInfo.endCursor;
  const code = async (args: string) =>
    (await ask(`{ person(by: { id: "p1" }) { collaborators(${args}, after: "${cursor}") { totalCount } } }`)).errors?.[0]?.extensions[
      "code"
    ];
  expect(await code("first: 5")).toBeUndefined();
  expect(await code("by: TEAMS")).toBeUndefined();
  expect(await code("by: FRIENDS")).toBe("INVALID_CURSOR");
  expect(await code('where: { name: { eq: "p2" } }')).toBe("INVALID_CURSOR");
});
