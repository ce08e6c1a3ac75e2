import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { edgeConditions, graphs, personFilter } from "../toy/arbitraries.js";
import { edgeFits, fits, follow } from "../toy/model.js";
import { type Grouping, groupsOf, personGroupings, personKey, shownValues } from "../toy/modelGroups.js";
import { periods } from "../toy/modelPeriod.js";
import { personFigures, statisticsOf } from "../toy/modelStatistics.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

type Where = Readonly<Record<string, unknown>>;

interface ShownGroup {
  readonly key: Readonly<Record<string, unknown>>;
  readonly [figure: string]: unknown;
}

const edges = fc.oneof(fc.constant({}), edgeConditions);

const aggregate = `aggregate { ${personFigures} groups(by: $by, first: 1000) { totalCount nodes { key { ${personKey} } ${personFigures} } } }`;
const query = `query ($where: PersonFilter, $edge: PlaysInFilter, $by: [PersonGrouping!]!, $asOf: Date, $during: DateRange) {
  people(where: $where, asOf: $asOf, during: $during) { ${aggregate} }
  teams(asOf: $asOf, during: $during) { nodes { id players(where: { node: $where, edge: $edge }) { ${aggregate} } } }
}`;

/** Compares an aggregate with what it is by hand, as a whole and group by group. */
function compare(graph: PlantedGraph, people: readonly PlantedEntity[], by: readonly Grouping[], told: Record<string, unknown>) {
  const { groups, ...whole } = told as { groups: { totalCount: number; nodes: readonly ShownGroup[] } };
  expect(whole).toEqual(statisticsOf(people));
  const expected = groupsOf(graph, people, by);
  const found = groups.nodes.map(({ key, ...figures }) => [JSON.stringify(shownValues(key, by)), figures] as const);
  expect(groups.totalCount).toBe(expected.size);
  expect(found).toHaveLength(expected.size);
  expect(new Map(found)).toEqual(new Map([...expected].map(([name, { members }]) => [name, statisticsOf(members)])));
}

test("what a list holds is counted and summed as by hand, whole and by any groups, at the root and below each owner, on any day", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, personFilter, edges, personGroupings, periods, async (whole, where, edge, by, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors } = await ask(query, { where, edge, by, ...args });
      expect(errors).toBeUndefined();
      const people = graph.entities.filter((it) => it.kind === "Person" && fits(graph, it, where as Where));
      compare(graph, people, by, data.people.aggregate);
      for (const { id, players } of data.teams.nodes) {
        const all = follow(graph, graph.entities.find((it) => it.id === id)!, "players");
        const own = all.filter((it) => edgeFits(graph, it, { node: where as Where, edge: edge as Where })).map((it) => it.node);
        compare(graph, [...new Set(own)], by, players.aggregate);
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 120_000);
