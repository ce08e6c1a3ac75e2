import { measuredProperties, relatedGroupings } from "../../src/catalogue/grouping.js";
import { structureOf } from "../../src/catalogue/structure.js";
import { aggregateCells } from "../../src/cypher/aggregateCells.js";
import { aggregatedConnection, aggregatedKind } from "../../src/cypher/aggregated.js";
import { aggregateShares } from "../../src/cypher/aggregateShares.js";
import { collaboratorSource, sharedSource } from "../../src/cypher/collaboration.js";
import { connectionPage } from "../../src/cypher/connectionPage.js";
import { filterScope } from "../../src/cypher/filter.js";
import type { GroupKey } from "../../src/cypher/groupKey.js";
import { hierarchySource, rolledUp } from "../../src/cypher/hierarchy.js";
import { entityLayout } from "../../src/cypher/layout.js";
import type { Parameters } from "../../src/cypher/parameters.js";
import type { Period } from "../../src/cypher/period.js";
import type { Statement } from "../../src/cypher/statement.js";
import { currentForms } from "../../src/cypher/succession.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const [person, team] = [toyGraph.kind("Person"), toyGraph.kind("Team")];
const connection = (kind: typeof person, field: string) => toyGraph.connectionsFrom(kind).find((it) => it.field === field)!;
const players = connection(team, "players");
const partOf = structureOf(toyGraph, team, "HIERARCHY")!;
const scoped =
  (period: Period | null = null) =>
  (parameters: Parameters) =>
    filterScope(toyGraph, parameters, period);
const reading = { scopeOf: scoped(), most: 100 };
const related = (name: string): GroupKey => ({
  by: "related",
  grouping: relatedGroupings(toyGraph, person).find((it) => it.name === name)!,
});
const wealth = measuredProperties(person).find((it) => it.name === "wealth")!;
const page = { order: [], size: 10, backward: false, position: null };
const needs = { rows: true, total: true, other: false, places: true };

let database: Database;

/** `one` is part of `two` and of `three`, which is part of `one`. */
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      { kind: "Person", id: "ann", name: "Ann", born: "2000-05", wealth: { amount: "12345678901.23", currency: "CNY" } },
      { kind: "Person", id: "bob", name: "Bob", born: "2000", wealth: { amount: "10.00", currency: "CNY" } },
      ...["one", "two", "three"].map((id) => ({ kind: "Team", id, name: id })),
    ],
    relationships: [
      { type: "PLAYS_IN", id: "1", from: "ann", to: "one", share: 0.25 },
      { type: "PLAYS_IN", id: "2", from: "ann", to: "two", since: "2005" },
      { type: "PLAYS_IN", id: "3", from: "bob", to: "one" },
      { type: "PART_OF", id: "4", from: "one", to: "two" },
      { type: "PART_OF", id: "5", from: "one", to: "three" },
      { type: "PART_OF", id: "6", from: "three", to: "one" },
      { type: "BECAME", id: "7", from: "one", to: "two" },
      { type: "BECAME", id: "8", from: "two", to: "three" },
    ],
  });
});

afterAll(() => database.close());

const run = async ({ text, parameters }: Statement) => (await database.read({ text, parameters })).rows;

test("a whole kind is one row of counts and sums, exact beyond what a sum of 64 bits or a number of 53 holds", async () => {
  const measures = [{ property: wealth, byMonth: true }];
  const statement = aggregateCells({ over: aggregatedKind(person, { name: { eq: "Ann" } }), keys: [], measures }, [null], reading);
  expect(statement.text).toBe(
    "CALL () { MATCH (b:Person) WHERE b.nameFolded = $p.v0 WITH b.wealthCurrency AS c0_0, left(b.bornFirst, 7) AS c0_1, count(*) AS n, count(b.wealth) AS m0_0, toString(sum(b.wealth / 1000000000)) AS m0_1, toString(sum(b.wealth % 1000000000)) AS m0_2, toString(min(b.wealth)) AS m0_3, toString(max(b.wealth)) AS m0_4 RETURN [n, c0_0, c0_1, m0_0, m0_1, m0_2, m0_3, m0_4] AS cell } RETURN null AS k, cell LIMIT $n",
  );
  expect(statement.parameters).toEqual({ p: { v0: "ann" }, n: 100n });
  expect(await run(statement)).toEqual([[null, [1, "CNY", "2000-05", 1, "1234", "567890123", "1234567890123", "1234567890123"]]]);
});

test("the groups of all owners are one statement: each entity once in each of its groups, by the outermost wholes too", async () => {
  const born = person.properties.find((it) => it.name === "born")!;
  const keys: GroupKey[] = [{ by: "date", property: born, unit: "QUARTER" }, related("topTeams")];
  const statement = aggregateCells({ over: aggregatedConnection(players, {}), keys, measures: [] }, ["one", "nobody"], reading);
  expect(statement.text).toBe(
    'UNWIND $p.ids AS k MATCH (a:Entity {id: k}) CALL (a) { MATCH (a)<-[r:PLAYS_IN]-(b) WITH DISTINCT b OPTIONAL MATCH (b)-[s1_0:PLAYS_IN]->(x1_0), (x1_0)-[s1_top:PART_OF*0..]->(x1_top) WHERE NOT EXISTS { (x1_top)-[u0:PART_OF]->() } WITH DISTINCT b, x1_top AS g1 WITH CASE WHEN size(b.born) > 4 THEN left(b.born, 4) + "-Q" + toString((toInteger(substring(b.born, 5, 2)) + 2) / 3) ELSE b.born END AS k0, g1 AS k1, count(*) AS n RETURN [k0, k1.id, n] AS cell } RETURN k, cell LIMIT $n',
  );
  expect(statement.parameters).toEqual({ p: { ids: ["one", "nobody"] }, n: 100n });
  expect((await run(statement)).toSorted()).toEqual([
    ["one", ["2000", "two", 1]],
    ["one", ["2000-Q2", "two", 1]],
  ]);
});

test("what an amount is divided by is read with it: all owners, whether they are asked about, and the ways to its groups", async () => {
  const scopeOf = scoped({ from: "2004-01-01", to: "2004-12-31" });
  const over = aggregatedConnection(players, {});
  const statement = aggregateShares({ over, keys: [related("clubs")] }, wealth, ["one"], { scopeOf, most: 100 });
  expect(statement.text).toContain(
    'COLLECT { MATCH (y)<-[d:PLAYS_IN]-(b) WHERE coalesce(d.sinceFirst, "") <= $p.v2 AND coalesce(d.untilLast, "9999-12-31") >= $p.v3 RETURN [y.id, d.share, y = a] }',
  );
  expect(statement.text).toContain("RETURN [[x0_0.id, s0_0.share, s0_0.id], [x0_1.id, null, s0_1.id]] }");
  const rows = await run(statement);
  const found = new Map(rows.map(([, row]) => [(row as unknown[])[0], row as unknown[]]));
  expect([...found.keys()].toSorted()).toEqual(["ann", "bob"]);
  expect(found.get("ann")!.slice(0, 5)).toEqual(["ann", "1234567890123", "CNY", "2000-05", [["one", 0.25, true]]]);
  expect(new Set(found.get("ann")![5] as unknown[])).toEqual(
    new Set([
      [
        ["one", 0.25, "1"],
        ["two", null, "4"],
      ],
      [
        ["one", 0.25, "1"],
        ["three", null, "5"],
      ],
    ]),
  );
});

test("what lies below is searched breadth first from its owner, and counted under the same predicate", async () => {
  const source = hierarchySource(team, { hierarchy: partOf, course: "DOWN", depth: null });
  const columns = ["level", "b.id"];
  const statement = connectionPage({ source, where: {}, page, needs, columns }, ["two", "one"], scoped());
  const levels = "MATCH p = (a)<-[rs:PART_OF*1..]-(b) WHERE b <> a RETURN b, min(length(p)) AS level";
  expect(statement.text).toBe(
    `UNWIND $p.ids AS k MATCH (a:Entity {id: k}) RETURN k, COLLECT { CALL (a) { ${levels} } WITH * WITH *, level AS bo0, b.id AS bo1 ORDER BY bo0 ASC, bo1 ASC LIMIT $n RETURN [level, b.id, bo0, bo1] AS row } AS page, COUNT { CALL (a) { ${levels} } WITH * RETURN b } AS total`,
  );
  expect(await run(statement)).toEqual([
    [
      "two",
      [
        [1, "one", 1, "one"],
        [2, "three", 2, "three"],
      ],
      2,
    ],
    ["one", [[1, "three", 1, "three"]], 1],
  ]);
});

test("a roll-up starts from its owner and all below it, to a depth where one is given", async () => {
  const over = rolledUp(players, { hierarchy: partOf, course: "DOWN", depth: 1 }, { node: { name: { eq: "Bob" } } });
  const statement = aggregateCells({ over, keys: [], measures: [] }, ["two", "three"], reading);
  expect(statement.text).toBe(
    "UNWIND $p.ids AS k MATCH (a:Entity {id: k}) CALL (a) { MATCH (a)<-[rs:PART_OF*0..1]-(x) WITH DISTINCT x MATCH (x)<-[r:PLAYS_IN]-(b) WHERE b.nameFolded = $p.v0 WITH DISTINCT b WITH count(*) AS n RETURN [n] AS cell } RETURN k, cell LIMIT $n",
  );
  expect(await run(statement)).toEqual([
    ["two", [1]],
    ["three", [1]],
  ]);
});

test("what two share is found from each side by itself, so that both may have it through the same relationship", async () => {
  const hops = [connection(person, "teams"), connection(team, "wholes")];
  const statement = connectionPage(
    { source: collaboratorSource(person, hops), where: {}, page, needs, columns: ["weight", "b.id"] },
    ["bob"],
    scoped(),
  );
  expect(statement.text).toContain(
    "CALL (a) { MATCH (a)-[fr0:PLAYS_IN]->(fn0), (fn0)-[fr1:PART_OF]->(s) WITH DISTINCT s MATCH (b)-[tr0:PLAYS_IN]->(tn0), (tn0)-[tr1:PART_OF]->(s) WHERE b <> a RETURN b, count(DISTINCT s) AS weight }",
  );
  expect(await run(statement)).toEqual([["bob", [[2, "ann", 2, "ann"]], 1]]);
  const shared = connectionPage({ source: sharedSource(hops), where: {}, page, needs, columns: ["b.id"] }, [["bob", "ann"]], scoped());
  expect(shared.text).toContain("UNWIND $p.ids AS k MATCH (a:Entity {id: k[0]}), (c:Entity {id: k[1]}) RETURN k, ");
  expect(await run(shared)).toEqual([
    [
      ["bob", "ann"],
      [
        ["three", "three"],
        ["two", "two"],
      ],
      2,
    ],
  ]);
});

test("what entities have become comes at the end of what followed", async () => {
  const spec = structureOf(toyGraph, team, "SUCCESSION")!;
  const layout = entityLayout([team], new Map([["Team", new Set(["name"])]]));
  const statement = currentForms(spec, layout, ["one", "three"], scoped());
  expect(statement).toEqual({
    text: "UNWIND $p.ids AS k MATCH (a:Entity {id: k}) RETURN k, COLLECT { MATCH (a)-[rs:BECAME*1..]->(b) WHERE b <> a AND NOT EXISTS { (b)-[n:BECAME]->() } WITH DISTINCT b ORDER BY b.id RETURN [b.id, b.name] } AS forms",
    parameters: { p: { ids: ["one", "three"] } },
  });
  expect(await run(statement)).toEqual([
    ["one", [["three", "three"]]],
    ["three", []],
  ]);
});
