import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { graphs, personFilter } from "../toy/arbitraries.js";
import { edgeFits, fits, follow } from "../toy/model.js";
import { days, during } from "../toy/modelPeriod.js";
import { type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map((it) => it.id);

const peopleQuery = `query ($where: PersonFilter, $asOf: Date, $during: DateRange) {
  people(where: $where, first: 100, asOf: $asOf, during: $during, orderBy: [{ friendsCount: DESC }, { id: ASC }]) {
    totalCount nodes { id friends(first: 100) { totalCount edges { id node { id } } } }
  }
}`;

test("what is asked of one day or a period is answered as if other relationships were not there: lists, filters, counts and orders", async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      personFilter,
      fc.tuple(days, days).map((it) => it.toSorted()),
      fc.boolean(),
      async (whole, where, [from, to], oneDay) => {
        await plantGraph(database, toyGraph, whole);
        const graph = during(whole, from!, oneDay ? from! : to!);
        const { data, errors } = await ask(peopleQuery, { where, ...(oneDay ? { asOf: from } : { during: { from, to } }) });
        expect(errors).toBeUndefined();
        const fitting = graph.entities.filter((it) => it.kind === "Person" && fits(graph, it, where as Record<string, unknown>));
        const friends = (id: string) => follow(graph, graph.entities.find((it) => it.id === id)!, "friends");
        expect(new Set(ids(data.people.nodes))).toEqual(new Set(ids(fitting)));
        expect(data.people.totalCount).toBe(fitting.length);
        const degrees = data.people.nodes.map((it: { id: string }) => friends(it.id).length);
        expect(degrees).toEqual(degrees.toSorted((one: number, other: number) => other - one));
        for (const person of data.people.nodes) {
          const expected = friends(person.id)
            .filter((it) => edgeFits(graph, it, {}))
            .map((it) => it.edge.id);
          expect(person.friends.edges.map((it: { id: string }) => it.id).toSorted()).toEqual(expected.toSorted());
          expect(person.friends.totalCount).toBe(expected.length);
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

const dated: PlantedGraph = {
  entities: ["p1", "p2", "p3"].map((id) => ({ kind: "Person", id, name: id })),
  relationships: [
    { type: "KNOWS", id: "r1", from: "p1", to: "p2", since: "2000", until: "2005" },
    { type: "KNOWS", id: "r2", from: "p2", to: "p3", since: "2010" },
    { type: "KNOWS", id: "r3", from: "p3", to: "p1", until: "2008" },
  ],
};

test("a directive on the query reaches every field, a nearer argument goes before it and reaches what lies below, ends of relationships too", async () => {
  await plantGraph(database, toyGraph, dated);
  const { data, errors } = await ask(
    `query ($day: Date!) @asOf(date: $day) {
    person(by: { id: "p2" }) { friends { nodes { id } } }
    node(id: "p2") { ... on Person { friends(asOf: "2012-01-01") { nodes { id friends { nodes { id } } } edges { from { ... on Person { id friends { totalCount } } } } } } }
    people(where: { friendsCount: { eq: 2 } }) { nodes { id } }
  }`,
    { day: "2003-05-05" },
  );
  expect(errors).toBeUndefined();
  expect(data.person.friends.nodes).toEqual([{ id: "p1" }]);
  expect(data.node.friends).toEqual({
    nodes: [{ id: "p3", friends: { nodes: [{ id: "p2" }] } }],
    edges: [{ from: { id: "p2", friends: { totalCount: 1 } } }],
  });
  expect(data.people.nodes).toEqual([{ id: "p1" }]);
});

test("a date known by its year may be any day of it, unknown ends are open, an open period is none", async () => {
  await plantGraph(database, toyGraph, dated);
  const friends = async (args: string) =>
    (await ask(`{ person(by: { id: "p1" }) { friends(${args}) { edges { id } } } }`)).data.person.friends.edges;
  expect(await friends('asOf: "2000-01-01"')).toEqual([{ id: "r1" }, { id: "r3" }]);
  expect(await friends('asOf: "2005-12-31"')).toEqual([{ id: "r1" }, { id: "r3" }]);
  expect(await friends('asOf: "1900-01-01"')).toEqual([{ id: "r3" }]);
  expect(await friends('during: { from: "2008-12-31" }')).toEqual([{ id: "r3" }]);
  expect(await friends("during: {}")).toEqual([{ id: "r1" }, { id: "r3" }]);
});

test("periods that cannot be are refused, and a cursor belongs to its period", async () => {
  await plantGraph(database, toyGraph, dated);
  const code = async (args: string) => (await ask(`{ people(${args}) { totalCount } }`)).errors?.[0]?.message;
  expect(await code('asOf: "2000-01-01", during: { from: "2000-01-01" }')).toMatch(/give one of them/);
  expect(await code('during: { from: "2001-01-01", to: "2000-01-01" }')).toMatch(/must not end before it begins/);
  expect(await code('asOf: "2000"')).toMatch(/a full day/);
  const { data } = await ask('{ people(first: 1, asOf: "2000-01-01") { pageInfo { endCursor } } }');
  expect(await code(`after: "${data.people.pageInfo.endCursor}"`)).toMatch(/belongs to another list/);
});
