import { relationshipLayout } from "../../src/cypher/layout.js";
import { neighbours, relationshipsBetween } from "../../src/cypher/neighbourhood.js";
import { firstPaths, type PathSearch, pathsBetween } from "../../src/cypher/paths.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database, PlanStep } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const search = (rest: Partial<PathSearch>): PathSearch => ({
  types: ["KNOWS"],
  kinds: null,
  period: null,
  maxLength: 1,
  avoid: [],
  ...rest,
});
const layout = relationshipLayout([
  { type: "KNOWS", properties: toyGraph.relationships[1]!.properties, selected: new Set(["since", "records"]) },
]);
const columns = "type(r), startNode(r).id, endNode(r).id, r.id, r.since, r.records";
const kind = (node: string) => `[label IN labels(${node}) WHERE label <> "Entity"][0]`;
const path = `[[n IN ns | [n.id, ${kind("n")}]], [r IN rs | [${columns}]]]`;
const ids = "WITH ns, rs, [n IN ns | n.id] AS ids, [r IN rs | r.id] AS rids";

let database: Database;

/** Two hubs that know a hundred people each, two of them the same. */
const left = Array.from({ length: 100 }, (_, at) => `l${at}`);
const right = [...Array.from({ length: 98 }, (_, at) => `r${at}`), "l7", "l8"];

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  const knows = (from: string, to: string) => ({ type: "KNOWS", id: `${from}-${to}`, from, to, since: "2001" });
  await plantGraph(database, toyGraph, {
    entities: [...new Set(["a", "b", ...left, ...right])].map((id) => ({ kind: "Person", id, name: id })),
    relationships: [...left.map((it) => knows("a", it)), ...right.map((it) => knows(it, "b"))],
  });
  await database.administer("CALL db.prepareForReplanning(30)");
});

afterAll(() => database.close());

const run = async ({ text, parameters }: Statement) => database.read({ text, parameters }, { profile: true });
const operators = (step: PlanStep): readonly string[] => [step.operator, ...step.children.flatMap(operators)];

test("the shortest paths are one search from both ends, whatever their length, and the longer ones one lazy range a length", async () => {
  const statement = pathsBetween(search({ maxLength: 2 }), { from: "a", to: "b" }, { size: 3, after: null }, layout);
  const found = (least: number, most: number) =>
    `MATCH p = SHORTEST 1 GROUPS (a) (()-[r:KNOWS]-(m)){${least},${most}} (b) WITH nodes(p) AS ns, relationships(p) AS rs`;
  const ordered = `${ids} ORDER BY ids, rids LIMIT $n`;
  const longer = `WITH a, b, nearest WHERE size(nearest[0][1]) < 2 ${found(2, 3)} WHERE size(rs) = 2 AND all(x IN ns WHERE single(y IN ns WHERE y = x)) ${ordered} RETURN ns, rs`;
  expect(statement.text).toBe(
    `OPTIONAL MATCH (a:Entity {id: $p.from}) OPTIONAL MATCH (b:Entity {id: $p.to}) RETURN a IS NOT NULL AS from, b IS NOT NULL AS to, COLLECT { CALL (a, b) { ${found(1, 2)} ${ordered} RETURN collect([ns, rs]) AS nearest } CALL (a, b, nearest) { UNWIND nearest AS it RETURN it[0] AS ns, it[1] AS rs UNION ALL ${longer} } RETURN ${path} LIMIT $n } AS paths`,
  );
  expect(statement.parameters).toEqual({ p: { from: "a", to: "b" }, n: 3n });
  const { rows, profile } = await run(statement);
  const through = (id: string) => [
    [
      ["a", "Person"],
      [id, "Person"],
      ["b", "Person"],
    ],
    [
      ["KNOWS", "a", id, `a-${id}`, "2001", []],
      ["KNOWS", id, "b", `${id}-b`, "2001", []],
    ],
  ];
  expect(rows).toEqual([[true, true, [through("l7"), through("l8")]]]);
  expect(operators(profile!.plan).filter((it) => it.startsWith("StatefulShortestPath(Into)"))).toHaveLength(2);
});

test("lengths that are not reached are not looked at", async () => {
  const read = async (maxLength: number) =>
    (await run(pathsBetween(search({ maxLength }), { from: "a", to: "b" }, { size: 2, after: null }, layout))).profile!.dbHits;
  expect(await read(8)).toBe(await read(2));
});

test("a later page begins in the length of its cursor", async () => {
  const after = { nodes: ["a", "l7", "b"], relationships: ["a-l7", "l7-b"] };
  const statement = pathsBetween(search({ maxLength: 3 }), { from: "a", to: "b" }, { size: 3, after }, layout);
  expect(statement.text.match(/\{\d,\d\}/g)).toEqual(["{2,3}", "{3,4}"]);
  expect(statement.text).toContain(`${ids} WHERE ids > $p.v0 OR (ids = $p.v0 AND rids > $p.v1) ORDER BY`);
  expect(statement.parameters["p"]).toEqual({ from: "a", to: "b", v0: after.nodes, v1: after.relationships });
  const { rows } = await run(statement);
  expect((rows[0]![2] as unknown[][][][]).map(([nodes]) => nodes![1]![0])).toEqual(["l8"]);
});

test("what may be followed is told once for all lengths, the ends exempt from what holds between them", async () => {
  const statement = pathsBetween(
    search({
      types: ["PLAYS_IN", "KNOWS"],
      kinds: ["Team", "Person"],
      avoid: ["l7"],
      period: { from: "2001-01-01", to: "2001-01-01" },
      maxLength: 2,
    }),
    { from: "a", to: "b" },
    { size: 5, after: null },
    layout,
  );
  const step =
    '(()-[r:PLAYS_IN|KNOWS WHERE coalesce(r.sinceFirst, "") <= $p.v1 AND coalesce(r.untilLast, "9999-12-31") >= $p.v2]-(m WHERE m = b OR (m:Team|Person AND NOT m.id IN $p.v0)))';
  expect(statement.text.split(step)).toHaveLength(3);
  expect(statement.parameters["p"]).toEqual({ from: "a", to: "b", v0: ["l7"], v1: "2001-01-01", v2: "2001-01-01" });
  const { rows, profile } = await run(statement);
  expect((rows[0]![2] as unknown[][][][]).map(([nodes]) => nodes![1]![0])).toEqual(["l8"]);
  expect(operators(profile!.plan).some((it) => it.startsWith("Repeat"))).toBe(false);
});

test("from an entity to itself only its existence is asked", async () => {
  const statement = pathsBetween(search({}), { from: "a", to: "a" }, { size: 5, after: null }, layout);
  expect(statement.text).toMatch(/, \[\] AS paths$/);
  expect((await run(statement)).rows).toEqual([[true, true, []]]);
});

test("the first path of each pair is one range for all lengths", async () => {
  const statement = firstPaths(
    search({ maxLength: 5 }),
    ["a", "b", "none"],
    [
      ["a", "b"],
      ["a", "none"],
    ],
    layout,
  );
  expect(statement.text).toBe(
    `RETURN COLLECT { UNWIND $p.ids AS k MATCH (n:Entity {id: k}) RETURN [n.id, ${kind("n")}] } AS found, COLLECT { UNWIND $p.pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]}) CALL (a, b) { MATCH p = SHORTEST 1 GROUPS (a) (()-[r:KNOWS]-(m)){1,5} (b) WITH nodes(p) AS ns, relationships(p) AS rs ${ids} ORDER BY ids, rids LIMIT $n RETURN ns, rs } RETURN ${path} } AS paths`,
  );
  expect(statement.parameters).toEqual({
    p: {
      ids: ["a", "b", "none"],
      pairs: [
        ["a", "b"],
        ["a", "none"],
      ],
    },
    n: 1n,
  });
  const { rows, profile } = await run(statement);
  const [found, paths] = rows[0] as [unknown[], unknown[][][][]];
  expect(found).toEqual([
    ["a", "Person"],
    ["b", "Person"],
  ]);
  expect(paths.map(([nodes]) => nodes!.map(([id]) => id))).toEqual([["a", "l7", "b"]]);
  expect(operators(profile!.plan)).toContainEqual(expect.stringMatching(/^StatefulShortestPath\(Into\)/));
});

test("a level of a neighbourhood is one statement: what there is of the frontier, groups by type and direction, and how many in all", async () => {
  const reach = { types: ["PLAYS_IN", "KNOWS"], kinds: ["Person"], period: null };
  const statement = neighbours(reach, { frontier: ["l7", "none"], kept: ["l7", "none"], limit: 1 });
  const next = "UNWIND $p.frontier AS k MATCH (a:Entity {id: k}) MATCH (a)-[r:PLAYS_IN|KNOWS]-(m) WHERE NOT m.id IN $p.kept AND m:Person";
  expect(statement.text).toBe(
    `RETURN COLLECT { UNWIND $p.frontier AS k MATCH (n:Entity {id: k}) RETURN [n.id, ${kind("n")}] } AS found, COLLECT { ${next} WITH DISTINCT type(r) AS type, startNode(r) = a AS outgoing, m WITH type, outgoing, m, COUNT { (m)--() } AS degree ORDER BY degree DESC, m.id WITH type, outgoing, collect(m)[..$n] AS ms ORDER BY type, outgoing DESC RETURN [m IN ms | [m.id, ${kind("m")}]] } AS groups, COUNT { ${next} RETURN DISTINCT m } AS total`,
  );
  expect(statement.parameters).toEqual({ p: { frontier: ["l7", "none"], kept: ["l7", "none"] }, n: 1n });
  expect((await run(statement)).rows).toEqual([[[["l7", "Person"]], [[["b", "Person"]], [["a", "Person"]]], 2]]);
});

test("the relationships between entities are one statement, each once", async () => {
  const statement = relationshipsBetween({ types: ["KNOWS"], kinds: null, period: null }, ["l7", "b", "a", "none"], layout);
  expect(statement.text).toBe(
    `UNWIND $p.ids AS k MATCH (a:Entity {id: k}) MATCH (a)-[r:KNOWS]->(b) WHERE b.id IN $p.ids WITH r ORDER BY r.id RETURN ${columns}`,
  );
  expect((await run(statement)).rows).toEqual([
    ["KNOWS", "a", "l7", "a-l7", "2001", []],
    ["KNOWS", "l7", "b", "l7-b", "2001", []],
  ]);
});
