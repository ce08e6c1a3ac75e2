import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { edgeOrders, graphs, personFilter, personOrders } from "../toy/arbitraries.js";
import { edgeFits, fits, follow, type ModelEdge, type ModelOrder, sorted } from "../toy/model.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";
import { type WalkedPage, walk } from "../toy/walk.js";

const runs = { numRuns: 25, endOnFailure: true };

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const kindOf = (graph: PlantedGraph, kind: string) => graph.entities.filter((it) => it.kind === kind);
const propertyValue = (graph: PlantedGraph) => (entity: PlantedEntity, property: string) =>
  property === "friendsCount" ? follow(graph, entity, "friends").length : (entity[property] ?? null);
const orderBy = (order: readonly ModelOrder[]) => order.map(({ property, direction }) => ({ [property]: direction }));

const copyPerson = (from: string, to: string) => ({
  text: "MATCH (n:Person {id: $p.from}) CREATE (m:Entity:Person) SET m = n {.*, id: $p.to, orcid: null}",
  parameters: { p: { from, to } },
});

const peopleQuery = `query ($where: PersonFilter, $orderBy: [PersonOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  people(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

test("a filter finds what it finds by hand, and counts it", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.array(personFilter, { minLength: 4, maxLength: 4 }), async (graph, filters) => {
      await plantGraph(database, toyGraph, graph);
      for (const where of filters) {
        const { data, errors } = await ask(peopleQuery, { where, first: 100 });
        expect(errors).toBeUndefined();
        const expected = kindOf(graph, "Person").filter((it) => fits(graph, it, where as Record<string, unknown>));
        expect(data.people.nodes.map((it: { id: string }) => it.id)).toEqual(expected.map((it) => it.id));
        expect(data.people.totalCount).toBe(expected.length);
      }
    }),
    runs,
  );
}, 90_000);

test("a list walked by pages of any size, in any order and direction, gives every element once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      personOrders,
      fc.option(personFilter, { nil: {} }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      async (graph, order, where, size, backward) => {
        await plantGraph(database, toyGraph, graph);
        const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
          const { data, errors } = await ask(peopleQuery, { where, orderBy: orderBy(order), ...page });
          expect(errors).toBeUndefined();
          return { ids: data.people.nodes.map((it: { id: string }) => it.id), ...data.people.pageInfo };
        };
        const fitting = kindOf(graph, "Person").filter((it) => fits(graph, it, where as Record<string, unknown>));
        const expected = sorted(fitting, order, propertyValue(graph), (it) => it.id).map((it) => it.id);
        expect(await walk(read, size, backward)).toEqual(expected);
      },
    ),
    runs,
  );
}, 90_000);

test("who walks a list while others are added to it still meets each of its first elements once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, personOrders, fc.integer({ min: 1, max: 3 }), fc.boolean(), async (graph, order, size, backward) => {
      await plantGraph(database, toyGraph, graph);
      const first = kindOf(graph, "Person");
      const byDegree = order.filter((it) => it.property !== "friendsCount");
      let added = 0;
      const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
        const { data, errors } = await ask(peopleQuery, { orderBy: orderBy(byDegree), ...page });
        expect(errors).toBeUndefined();
        // A copy of someone under a new id takes a place beside them in every order.
        if (added < 6) await database.write([copyPerson(first[added % first.length]!.id, `p${added % 2 ? "9" : "0"}${added++}`)]);
        return { ids: data.people.nodes.map((it: { id: string }) => it.id), ...data.people.pageInfo };
      };
      const expected = sorted(first, byDegree, propertyValue(graph), (it) => it.id).map((it) => it.id);
      const met = await walk(read, size, backward);
      expect(met.filter((id) => expected.includes(id))).toEqual(expected);
      expect(new Set(met).size).toBe(met.length);
    }),
    { ...runs, numRuns: 10 },
  );
}, 90_000);

const playersQuery = `query ($team: ID!, $where: TeamPlayersFilter, $orderBy: [TeamPlayersOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  team(by: { id: $team }) {
    players(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount edges { id node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

test("a connection walked by pages gives every relationship once, also where several join the same two entities", async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      edgeOrders,
      personOrders,
      fc.option(personFilter, { nil: undefined }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      async (graph, byEdge, byNode, node, size, backward) => {
        await plantGraph(database, toyGraph, graph);
        const where = node ? { node: node as Record<string, unknown> } : {};
        const orders = [...byEdge.map((it) => ({ edge: orderBy([it])[0] })), ...byNode.map((it) => ({ node: orderBy([it])[0] }))];
        const team = kindOf(graph, "Team")[0]!;
        const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
          const { data, errors } = await ask(playersQuery, { team: team.id, where, orderBy: orders, ...page });
          expect(errors).toBeUndefined();
          const { edges, pageInfo } = data.team.players;
          return { ids: edges.map((it: { id: string }) => it.id), ...pageInfo };
        };
        const fitting = follow(graph, team, "players").filter((it) => edgeFits(graph, it, where));
        const value = (it: ModelEdge, property: string) =>
          ["since", "role", "goals"].includes(property) ? (it.edge[property] ?? null) : propertyValue(graph)(it.node, property);
        const expected = sorted(fitting, [...byEdge, ...byNode], value, (it) => it.edge.id).map((it) => it.edge.id);
        expect(await walk(read, size, backward)).toEqual(expected);
      },
    ),
    runs,
  );
}, 90_000);
