import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { type Answer, type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { type PlantedRelationship, plantGraph } from "../toy/plantGraph.js";

let database: Database;
let ask: Ask;

/** Three entities of every kind, every one joined to every one that it can be joined to. */
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, researchGraph);
  ask = askGraph(database, researchGraph);
  const ids = (kind: string) => ["a", "b", "c"].map((it) => `${kind}-${it}`);
  const relationships = researchGraph.relationships.flatMap((spec): PlantedRelationship[] =>
    spec.from.kinds.flatMap((from) =>
      spec.to.kinds.flatMap((to) =>
        ids(from.name).flatMap((one) =>
          ids(to.name)
            .filter((other) => (spec.symmetric ? one < other : one !== other))
            .map((other) => ({ type: spec.type, id: `${one}|${spec.type}|${other}`, from: one, to: other })),
        ),
      ),
    ),
  );
  const entities = researchGraph.kinds.flatMap((kind) => ids(kind.name).map((id) => ({ kind: kind.name, id, name: id })));
  await plantGraph(database, researchGraph, { entities, relationships });
});

afterAll(() => database.close());

test.each(researchGraph.connections.map((it) => [it.key, it] as const))(
  "%s takes one round for all parents: what it holds and how much with its parents, another statement for what it is counted by",
  async (_key, connection) => {
    const { owner, field, targets } = connection;
    const answer: Answer = await ask(
      `{ ${owner.plural} { nodes { id ${field}(first: 2) { totalCount aggregate { count } nodes { id name } edges { id from { id } to { id } } pageInfo { hasNextPage } } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.rounds).toBe(2);
    expect(answer.statements).toHaveLength(2);
    const nodes = answer.data[owner.plural].nodes as Record<
      string,
      {
        totalCount: number;
        aggregate: { count: number };
        nodes: { id: string }[];
        edges: { from: { id: string }; to: { id: string } }[];
        pageInfo: unknown;
      }
    >[];
    expect(nodes).toHaveLength(3);
    for (const node of nodes) {
      const page = node[field]!;
      expect(page.totalCount).toBe(targets.reduce((sum, it) => sum + (it === owner ? 2 : 3), 0));
      expect(page.aggregate.count).toBe(page.totalCount);
      expect(page.nodes).toHaveLength(2);
      expect(page.pageInfo).toEqual({ hasNextPage: page.totalCount > 2 });
      for (const [at, edge] of page.edges.entries())
        expect([edge.from.id, edge.to.id].sort()).toEqual([node["id"] as unknown as string, page.nodes[at]!.id].sort());
    }
    for (const { text } of answer.statements.slice(1)) expect(text).toContain(connection.relationship.type);
  },
);

test("sums, groups and parts of a list are read in one round, one statement each, whoever owns it", async () => {
  const amounts = "count amount { known } start { min } end { max }";
  const { errors, rounds, statements } = await ask(`{ institutions { nodes { id fundingReceived(first: 2) {
    totalCount nodes { id }
    aggregate { ${amounts} notes
      years: groups(by: [{ date: { field: START, unit: YEAR } }]) { totalCount nodes { count amount { known } } }
      programmes: groups(by: [{ related: TOP_PROGRAMMES }, { field: TYPE }]) { nodes { count } } }
    parts: aggregate(counting: FRACTIONAL) { amount { known } notes }
  } } } }`);
  expect(errors).toBeUndefined();
  expect(rounds).toBe(2);
  // The owners with the page; then the sums, two times groups, the sums and the shares in parts.
  expect(statements).toHaveLength(1 + 1 + 2 + 2);
  for (const { parameters } of statements.slice(1)) expect((parameters as { p: { ids: string[] } }).p.ids).toHaveLength(3);
});

test("hierarchies, roll-ups, collaborators and current forms take one statement each and one round for all entities", async () => {
  const { errors, rounds, statements } = await ask(`{ institutions { nodes {
    ancestors { nodes { id } totalCount } descendants(depth: 2) { edges { level } aggregate { count } }
    rollUp { fundingReceived { count amount { known } } }
    collaborators(by: OUTPUTS) { edges { weight } totalCount } currentForm { id }
  } } }`);
  expect(errors).toBeUndefined();
  expect(rounds).toBe(2);
  expect(statements).toHaveLength(1 + 1 + 2 + 1 + 1 + 1);
});

test("the same connection met on several branches of a level is one statement, and each entity is expanded once", async () => {
  const { data, errors, rounds, statements } = await ask(`{
    institutions { nodes { children { nodes { id facilities { nodes { id } } } } related { nodes { id facilities { nodes { id } } } } } }
  }`);
  expect(errors).toBeUndefined();
  // What the institutions lead to comes with them.
  expect(rounds).toBe(2);
  expect(statements).toHaveLength(2);
  const expanded = (statements[1]!.parameters as { p: { ids: string[] } }).p.ids;
  expect(expanded).toEqual([...new Set(expanded)]);
  expect(data.institutions.nodes).toHaveLength(3);
});

test("entities asked for by id are read once, whatever asks for them", async () => {
  const { data, rounds, statements } = await ask(`{
    one: node(id: "Project-a") { id name }
    two: node(id: "Project-a") { ... on Project { abstract } }
    three: project(by: { id: "Project-b" }) { name }
    many: nodes(ids: ["Project-b", "nothing", "Project-a"]) { id }
  }`);
  expect(data).toEqual({
    one: { id: "Project-a", name: "Project-a" },
    two: { abstract: null },
    three: { name: "Project-b" },
    many: [{ id: "Project-b" }, null, { id: "Project-a" }],
  });
  expect(rounds).toBe(1);
  expect(statements).toHaveLength(1);
  expect((statements[0]!.parameters as { p: { ids: string[] } }).p.ids.sort()).toEqual(["Project-a", "Project-b", "nothing"]);
});
