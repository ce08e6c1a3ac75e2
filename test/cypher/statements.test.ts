import { connectionPage } from "../../src/cypher/connectionPage.js";
import { propertyOf } from "../../src/cypher/constraints.js";
import { entitiesByKey } from "../../src/cypher/entities.js";
import { filterScope } from "../../src/cypher/filter.js";
import { connectionSource } from "../../src/cypher/listSource.js";
import { type OrderKey, orderTerms, type PageSpec, rootOrder } from "../../src/cypher/order.js";
import { Parameters } from "../../src/cypher/parameters.js";
import { rootPage } from "../../src/cypher/rootPage.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const person = toyGraph.kind("Person");
const team = toyGraph.kind("Team");
const scopeOf = (parameters: Parameters) => filterScope(toyGraph, parameters);
const by = (property: string, direction: "ASC" | "DESC"): OrderKey => ({ on: "node", by: propertyOf(person, property), direction });
const page = (rest: Partial<PageSpec>): PageSpec => ({ order: [], size: 3, backward: false, position: null, ...rest });
const needs = { rows: true, total: false, other: false, places: true };

const root = (where: Record<string, unknown>, rest: Partial<PageSpec>, more: Partial<typeof needs> = {}): Statement =>
  rootPage({ kind: person, where, page: page(rest), needs: { ...needs, ...more }, columns: ["n.id"] }, scopeOf);

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      ...Array.from({ length: 400 }, (_, at) => ({
        kind: "Person",
        id: `p${String(at).padStart(3, "0")}`,
        name: `P${at % 7}`,
        height: at % 5 === 0 ? null : at % 50,
        country: at % 2 ? "CN" : "US",
        born: `19${10 + (at % 80)}`,
      })),
      { kind: "Team", id: "t1", name: "One", code: "ONE" },
      { kind: "Team", id: "t2", name: "Two", code: "TWO" },
    ],
    relationships: [
      ...Array.from({ length: 300 }, (_, at) => ({
        type: "PLAYS_IN",
        id: `r${String(at).padStart(3, "0")}`,
        from: `p${String(at).padStart(3, "0")}`,
        to: "t1",
        goals: at % 3,
      })),
      { type: "PLAYS_IN", id: "r397", from: "p397", to: "t2", goals: 1 },
      { type: "PLAYS_IN", id: "r398", from: "p398", to: "t2", goals: 2 },
      { type: "PLAYS_IN", id: "r400", from: "p001", to: "t2", goals: 2 },
    ],
  });
  await database.administer("CALL db.prepareForReplanning(30)");
});

afterAll(() => database.close());

const run = async ({ text, parameters }: Statement) => database.read({ text, parameters }, { profile: true });

test("an entity of a kind is found by its id in the index of that kind, so that no label is tested", async () => {
  const byId = (ids: readonly string[]) => entitiesByKey(person, "id", () => ["n.id", "n.name"], { keys: ids, scopeOf });
  const statement = byId(["p001"]);
  expect(statement).toEqual({
    text: "UNWIND $p.keys AS k MATCH (n:Person {id: k}) RETURN k, [n.id, n.name] AS row",
    parameters: { p: { keys: ["p001"] } },
  });
  const { rows, profile } = await run(statement);
  expect(rows).toEqual([["p001", ["p001", "P1"]]]);
  expect(profile!.dbHits).toBe(3);
  expect((await run(byId(["t1", "p002", "none"]))).rows).toEqual([["p002", ["p002", "P2"]]]);
});

test("a declared order without a cursor is one range of its index, then what has no value; unread ranges cost nothing", async () => {
  const statement = root({}, { order: [by("height", "DESC")] });
  expect(statement.text).toBe(
    "RETURN COLLECT { CALL () { MATCH (n:Person) USING INDEX n:Person(height, id) WHERE n.height IS NOT NULL AND n.id IS NOT NULL RETURN [n.id, n.height, n.id] AS row ORDER BY n.height DESC, n.id DESC LIMIT $n UNION ALL MATCH (n:Person) USING INDEX n:Person(heightMissing, id) WHERE n.heightMissing = true AND n.id IS NOT NULL RETURN [n.id, n.height, n.id] AS row ORDER BY n.heightMissing DESC, n.id DESC LIMIT $n } RETURN row LIMIT $n } AS page",
  );
  expect(statement.parameters).toEqual({ p: {}, n: 3n });
  const { rows, profile } = await run(statement);
  expect(rows[0]![0]).toEqual([
    ["p399", 49, "p399"],
    ["p349", 49, "p349"],
    ["p299", 49, "p299"],
  ]);
  expect(profile!.dbHits).toBeLessThan(20);
});

test("a later page costs what the first one costs: each range begins at the cursor", async () => {
  const statement = root({}, { order: [by("height", "DESC")], position: [3, "p353"] });
  expect(statement.parameters).toEqual({ p: { v0: 3n, v1: "p353" }, n: 3n });
  expect(statement.text).toContain("WHERE n.height = $p.v0 AND (n.id < $p.v1) ");
  expect(statement.text).toContain("WHERE n.height < $p.v0 AND n.id IS NOT NULL ");
  const { rows, profile } = await run(statement);
  expect(rows[0]![0]).toEqual([
    ["p303", 3, "p303"],
    ["p253", 3, "p253"],
    ["p203", 3, "p203"],
  ]);
  expect(profile!.dbHits).toBeLessThan(30);
});

test("among what has no value the cursor is an id", async () => {
  const statement = root({}, { order: [by("height", "ASC")], position: [null, "p200"] });
  expect(statement.text).not.toContain("UNION ALL");
  expect(statement.parameters).toEqual({ p: { v0: "p200" }, n: 3n });
  const { rows, profile } = await run(statement);
  expect(rows[0]![0]).toEqual([
    ["p205", null, "p205"],
    ["p210", null, "p210"],
    ["p215", null, "p215"],
  ]);
  expect(profile!.dbHits).toBeLessThan(20);
});

test("an equality and an order that belong together share one index", async () => {
  const statement = root({ country: { eq: "CN" } }, { order: [by("born", "ASC")] }, { total: true });
  expect(statement.text).toContain(
    "USING INDEX n:Person(country, bornFirst, bornLast, id) WHERE n.country = $p.v0 AND n.bornFirst IS NOT NULL AND n.bornLast IS NOT NULL AND n.id IS NOT NULL",
  );
  expect(statement.text).toContain("COUNT { MATCH (n:Person) WHERE n.country = $p.");
  const { rows } = await run(statement);
  expect(rows[0]![1]).toBe(200);
});

test("a count without a filter comes from the count store", async () => {
  const statement = root({}, {}, { rows: false, total: true });
  expect(statement.text).toBe("RETURN COUNT { (:Person) } AS total");
  expect((await run(statement)).profile!.dbHits).toBeLessThan(3);
});

test("an order that no index gives is sorted, nulls last, with the id last in the direction of the last key", async () => {
  const statement = root({}, { order: [by("weight", "DESC"), by("height", "ASC")] });
  expect(statement.text).toBe(
    "RETURN COLLECT { MATCH (n:Person) WITH n, n.weight AS o0, n.height AS o1, n.id AS o2 ORDER BY o0 IS NULL, o0 DESC, o1 IS NULL, o1 ASC, o2 ASC LIMIT $n RETURN [n.id, o0, o1, o2] AS row } AS page",
  );
  expect((await run(statement)).rows[0]![0]).toEqual([
    ["p001", null, 1, "p001"],
    ["p051", null, 1, "p051"],
    ["p101", null, 1, "p101"],
  ]);
});

test.each([
  ["ASC", null],
  ["DESC", null],
  ["ASC", ["1944-01-01", "1944-12-31", "p034"]],
] as const)("several values and an order that belong together are walked side by side, %s after %j", async (direction, position) => {
  const order = [by("born", direction)];
  const statement = root({ country: { in: ["CN", "US", "CN"] } }, { order, position });
  expect(statement.text).toContain(
    "UNWIND $p.v0 AS each CALL (each) { CALL (each) { MATCH (n:Person) USING INDEX n:Person(country, bornFirst, bornLast, id) WHERE n.country = each AND ",
  );
  expect(statement.parameters).toMatchObject({ p: { v0: ["CN", "US"] } });
  const { rows, profile } = await run(statement);
  expect(rows[0]![0]).toEqual((await run(root({}, { order, position }))).rows[0]![0]);
  expect(profile!.dbHits).toBeLessThan(80);
});

test("further keys are sorted within what the index of the first gives, whatever their directions, on every page", async () => {
  const order = [by("height", "DESC"), by("country", "ASC"), by("weight", "DESC")];
  const first = root({}, { order });
  expect(first.text).toContain(
    "USING INDEX n:Person(height, id) WHERE n.height IS NOT NULL AND n.id IS NOT NULL RETURN [n.id, n.height, n.country, n.weight, n.id] AS row ORDER BY n.height DESC, n.country IS NULL, n.country ASC, n.weight IS NULL, n.weight DESC, n.id DESC LIMIT $n",
  );
  const { rows, profile } = await run(first);
  expect(rows[0]![0]).toEqual([
    ["p399", 49, "CN", null, "p399"],
    ["p349", 49, "CN", null, "p349"],
    ["p299", 49, "CN", null, "p299"],
  ]);
  expect(profile!.dbHits).toBeLessThan(60);
  const later = await run(root({}, { order, position: [49, "CN", null, "p299"] }));
  expect((later.rows[0]![0] as unknown[][])[0]).toEqual(["p249", 49, "CN", null, "p249"]);
  expect(later.profile!.dbHits).toBeLessThan(80);
});

test("a connection of many owners is one statement, its unfiltered count is read from the degree, its top is taken before anything else", async () => {
  const players = toyGraph.connectionsFrom(team).find((it) => it.field === "players")!;
  const goals = players.relationship.properties.find((it) => it.name === "goals")!;
  const statement = connectionPage(
    {
      source: connectionSource(players),
      where: {},
      page: page({ order: [{ on: "edge", by: goals, direction: "DESC" }] }),
      needs: { rows: true, total: true, other: false, places: true },
      columns: ["b.id", "b.name"],
    },
    ["t1", "nothing"],
    scopeOf,
  );
  expect(statement.text).toBe(
    "UNWIND $p.ids AS k MATCH (a:Entity {id: k}) RETURN k, COLLECT { MATCH (a)<-[r:PLAYS_IN]-(b) WITH *, r.goals AS bo0, r.id AS bo1 ORDER BY bo0 IS NULL, bo0 DESC, bo1 DESC LIMIT $n RETURN [b.id, b.name, bo0, bo1] AS row } AS page, COUNT { (a)<-[:PLAYS_IN]-() } AS total",
  );
  expect(statement.parameters).toEqual({ p: { ids: ["t1", "nothing"] }, n: 3n });
  const { rows } = await run(statement);
  expect(rows).toEqual([
    [
      "t1",
      [
        ["p299", "P5", 2, "r299"],
        ["p296", "P2", 2, "r296"],
        ["p293", "P6", 2, "r293"],
      ],
      300,
    ],
  ]);
});

test("filters are conditions on parameters, negations count unknown as false", () => {
  const statement = root(
    { NOT: { name: { contains: "Ünï" } }, teams: { none: { node: { motto: { startsWith: "A" } }, edge: { goals: { gte: 2 } } } } },
    {},
    { rows: false, total: true },
  );
  expect(statement.text).toBe(
    "RETURN COUNT { MATCH (n:Person) WHERE NOT coalesce(n.nameFolded CONTAINS $p.v0, false) AND NOT EXISTS { MATCH (n)-[r0:PLAYS_IN]->(m0) WHERE r0.goals >= $p.v1 AND m0.mottoFolded STARTS WITH $p.v2 } AND n.id IS NOT NULL } AS total",
  );
  expect(statement.parameters).toEqual({ p: { v0: "uni", v1: 2n, v2: "a" }, n: 3n });
});

const inTeam = (where: Record<string, unknown>) => ({ teams: { some: { node: where } } });

test("what a filter on related entities finds is first looked for from them; where that is not few the order is walked", async () => {
  const statement = root(inTeam({ code: { eq: "ONE" } }), { order: [by("height", "DESC")] }, { total: true });
  expect(statement.text.replace(/, CASE .* AS total$/, "")).toBe(
    "CALL () { MATCH (s0:Team) WHERE s0.code = $p.v0 AND s0.id IS NOT NULL WITH s0 MATCH (n)-[e0:PLAYS_IN]->(s0) WITH n LIMIT $few RETURN collect(n) AS f0 } WITH f0 AS found RETURN COLLECT { CALL (found) { WITH found WHERE size(found) < $few UNWIND found AS n WITH DISTINCT n WITH n, n.height AS o0, n.id AS o1 ORDER BY o0 IS NULL, o0 DESC, o1 DESC LIMIT $n RETURN [n.id, o0, o1] AS row UNION ALL WITH found WHERE size(found) >= $few CALL () { CALL () { MATCH (n:Person) USING INDEX n:Person(height, id) WHERE n.height IS NOT NULL AND n.id IS NOT NULL AND EXISTS { MATCH (n)-[r1:PLAYS_IN]->(m1) WHERE m1.code = $p.v1 } RETURN [n.id, n.height, n.id] AS row ORDER BY n.height DESC, n.id DESC LIMIT $n UNION ALL MATCH (n:Person) USING INDEX n:Person(heightMissing, id) WHERE n.heightMissing = true AND n.id IS NOT NULL AND EXISTS { MATCH (n)-[r1:PLAYS_IN]->(m1) WHERE m1.code = $p.v1 } RETURN [n.id, n.height, n.id] AS row ORDER BY n.heightMissing DESC, n.id DESC LIMIT $n } RETURN row LIMIT $n } RETURN row } RETURN row LIMIT $n } AS page",
  );
  expect(statement.parameters).toEqual({ p: { v0: "ONE", v1: "ONE" }, n: 3n, few: 3000n });
});

test("a rare match costs what it finds, and a common one what the page takes", async () => {
  const order = [by("height", "DESC")];
  const rare = await run(root(inTeam({ code: { eq: "TWO" } }), { order }, { total: true }));
  expect(rare.rows[0]).toEqual([
    [
      ["p398", 48, "p398"],
      ["p397", 47, "p397"],
      ["p001", 1, "p001"],
    ],
    3,
  ]);
  expect(rare.profile!.dbHits).toBeLessThan(60);
  const behind = { order, position: [1000, "p"] };
  const common = root(inTeam({ code: { eq: "ONE" } }), behind, { other: true });
  const walked = await run({ ...common, parameters: { ...common.parameters, few: 20n } });
  expect(walked.rows[0]![0]).toEqual((await run(common)).rows[0]![0]);
  expect(walked.profile!.dbHits).toBeLessThan(300);
});

test.each([
  ["one", inTeam({ code: { eq: "ONE" } })],
  ["one beside an own property", { AND: [inTeam({ code: { eq: "ONE" } })], country: { eq: "CN" } }],
  ["two", { AND: [inTeam({ code: { eq: "ONE" } }), { teams: { some: { node: { name: { eq: "Two" } }, edge: { goals: { gte: 1 } } } } }] }],
  ["one only", { teams: { single: { node: { code: { in: ["ONE", "TWO"] } } } } }],
  [
    "either",
    { OR: [inTeam({ code: { eq: "TWO" } }), inTeam({ name: { contains: "one" }, players: { some: { node: { height: { gt: 48 } } } } })] },
  ],
  ["one through another", inTeam({ players: { some: { node: { height: { eq: 48 }, country: { eq: "US" } } } } })],
])("however many are few, the page and the total are the same: %s", async (_what, where) => {
  for (const order of [[by("height", "ASC")], [by("weight", "DESC"), by("height", "ASC")]]) {
    const given = root(where, { order, size: 100 }, { total: true });
    const counted = root(where, { order }, { rows: false, total: true });
    const answers = [];
    for (const few of [1n, 5n, 3_000n]) answers.push((await run({ ...given, parameters: { ...given.parameters, few } })).rows[0]);
    expect(answers[0]![1]).toBeGreaterThan(0);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await run(counted)).rows[0]).toEqual([answers[0]![1]]);
  }
});

test("every order ends in the id", () => {
  expect(orderTerms([by("height", "DESC")], rootOrder, scopeOf(new Parameters())).at(-1)).toEqual({
    expression: "n.id",
    type: "text",
    nullable: false,
    direction: "DESC",
  });
});
