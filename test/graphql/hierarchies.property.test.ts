import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { hierarchies, personFilter, teamFilter } from "../toy/arbitraries.js";
import { edgeFits, fits, follow, sorted } from "../toy/model.js";
import { currentForms, levelsFrom } from "../toy/modelHierarchy.js";
import { periods } from "../toy/modelPeriod.js";
import { ownedPart } from "../toy/modelShares.js";
import { centsOf, personFigures, statisticsOf } from "../toy/modelStatistics.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";
import { type WalkedPage, walk } from "../toy/walk.js";

const runs = { numRuns: 15, endOnFailure: true };
const everything = 100;

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

type Where = Readonly<Record<string, unknown>>;
const entityOf = (graph: PlantedGraph, id: string): PlantedEntity => graph.entities.find((it) => it.id === id)!;
const depths = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const variables = "$where: TeamFilter, $depth: Int, $asOf: Date, $during: DateRange";

const list = "totalCount aggregate { count } edges { level node { id } } nodes { id }";
const levelsQuery = `query (${variables}) { teams(asOf: $asOf, during: $during) { nodes {
  id
  ancestors(where: $where, depth: $depth, first: 100) { ${list} }
  descendants(where: $where, depth: $depth, first: 100) { ${list} }
  currentForm { id name }
} } }`;

test("everything above and below is met once, the nearest first, with the fewest levels to it, through cycles and by many ways", async () => {
  await fc.assert(
    fc.asyncProperty(hierarchies, teamFilter, depths, periods, async (whole, where, depth, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors, rounds } = await ask(levelsQuery, { where, depth, ...args });
      expect(errors).toBeUndefined();
      expect(rounds).toBe(2);
      for (const team of data.teams.nodes) {
        for (const [field, along] of [
          ["ancestors", "wholes"],
          ["descendants", "parts"],
        ] as const) {
          const met = [...levelsFrom(graph, entityOf(graph, team.id), along, depth ?? everything)];
          const expected = met
            .filter(([it]) => fits(graph, it, where as Where))
            .map(([{ id }, level]) => ({ level, node: { id } }))
            .toSorted((a, b) => a.level - b.level || (a.node.id < b.node.id ? -1 : 1));
          expect(team[field]).toEqual({
            totalCount: expected.length,
            aggregate: { count: expected.length },
            edges: expected,
            nodes: expected.map((it) => it.node),
          });
        }
        const forms = currentForms(graph, entityOf(graph, team.id));
        expect(team.currentForm).toEqual(forms.map((id) => ({ id, name: entityOf(graph, id).name })));
      }
    }),
    runs,
  );
}, 120_000);

const orders = fc.uniqueArray(
  fc.record({ property: fc.constantFrom("name", "motto", "playersCount"), direction: fc.constantFrom("ASC" as const, "DESC" as const) }),
  { maxLength: 2, selector: (it) => it.property },
);

const pageQuery = `query ($id: ID!, $orderBy: [TeamOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  team(by: { id: $id }) { page: descendants(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`;

test("what lies below is walked by pages of any size, in any order and direction, each once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(hierarchies, orders, fc.integer({ min: 1, max: 3 }), fc.boolean(), async (graph, order, size, backward) => {
      await plantGraph(database, toyGraph, graph);
      const top = entityOf(graph, "t1");
      const orderBy = order.map(({ property, direction }) => ({ [property]: direction }));
      const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
        const { data, errors } = await ask(pageQuery, { id: top.id, orderBy, ...page });
        expect(errors).toBeUndefined();
        const { nodes, pageInfo } = data.team.page;
        return { ids: nodes.map((it: { id: string }) => it.id), ...pageInfo };
      };
      const levels = levelsFrom(graph, top, "parts", everything);
      const value = (it: PlantedEntity, property: string) =>
        property === "level" ? levels.get(it) : property === "playersCount" ? follow(graph, it, "players").length : (it[property] ?? null);
      const asked = order.length > 0 ? order : [{ property: "level", direction: "ASC" as const }];
      const expected = sorted([...levels.keys()], asked, value, (it) => it.id).map((it) => it.id);
      expect(await walk(read, size, backward)).toEqual(expected);
    }),
    runs,
  );
}, 120_000);

const rollUpQuery = `query ($where: TeamPlayersFilter, $depth: Int, $asOf: Date, $during: DateRange) {
  teams(asOf: $asOf, during: $during) { nodes { id
    rollUp(depth: $depth) { players(where: $where) { ${personFigures} } parts: players(where: $where, counting: FRACTIONAL) { wealth { sum { amount currency } } } }
    players(where: $where) { aggregate(counting: FRACTIONAL) { wealth { sum { amount currency } } } }
  } }
}`;

type Sums = readonly { readonly amount: string; readonly currency: string }[];
const sumIn = (sums: Sums, currency: string): bigint =>
  sums.filter((it) => it.currency === currency).reduce((all, it) => all + centsOf(it), 0n);

test("a roll-up has each thing below once; in parts it is what its members have together, each part its due", async () => {
  await fc.assert(
    fc.asyncProperty(hierarchies, personFilter, depths, periods, async (whole, node, depth, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors } = await ask(rollUpQuery, { where: { node }, depth, ...args });
      expect(errors).toBeUndefined();
      const told = new Map<string, { rollUp: { parts: { wealth: { sum: Sums } } }; players: { aggregate: { wealth: { sum: Sums } } } }>(
        data.teams.nodes.map((it: { id: string }) => [it.id, it]),
      );
      for (const { id, rollUp } of data.teams.nodes) {
        const tree = [entityOf(graph, id), ...levelsFrom(graph, entityOf(graph, id), "parts", depth ?? everything).keys()];
        const edges = tree.flatMap((it) => follow(graph, it, "players")).filter((it) => edgeFits(graph, it, { node: node as Where }));
        const people = [...new Set(edges.map((it) => it.node))];
        expect(rollUp.players).toEqual(statisticsOf(people));
        const owners = tree.map((it) => it.id);
        for (const currency of ["CNY", "USD"]) {
          const wealth = (it: PlantedEntity): number => {
            const stated = it["wealth"] as { amount: string; currency: string } | null;
            return stated?.currency === currency ? Number(centsOf(stated)) : 0;
          };
          const due = people.reduce((all, it) => all + wealth(it) * ownedPart(graph, it, ["Team", "players"], owners).part, 0);
          const sum = sumIn(rollUp.parts.wealth.sum, currency);
          expect(Math.abs(Number(sum) - due)).toBeLessThan(people.length * owners.length + 0.001);
          const members = owners.map((it) => sumIn(told.get(it)!.players.aggregate.wealth.sum, currency));
          expect(sum).toBe(members.reduce((all, it) => all + it, 0n));
        }
      }
    }),
    runs,
  );
}, 120_000);
