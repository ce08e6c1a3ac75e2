import { connectionPage } from "../../src/cypher/connectionPage.js";
import { constraintStatements, propertyOf } from "../../src/cypher/constraints.js";
import { type ConnectionWhere, filterScope } from "../../src/cypher/filter.js";
import { connectionSource } from "../../src/cypher/listSource.js";
import type { OrderKey, PageSpec } from "../../src/cypher/order.js";
import type { Parameters } from "../../src/cypher/parameters.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const person = toyGraph.kind("Person");
const players = toyGraph.connectionsFrom(toyGraph.kind("Team")).find((it) => it.field === "players")!;
const by = (property: string, direction: "ASC" | "DESC"): OrderKey => ({ on: "node", by: propertyOf(person, property), direction });
const scopeOf = (parameters: Parameters) => filterScope(toyGraph, parameters);
const hub = 2_000;
const needs = { rows: true, total: false, other: false, places: true };

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  const numbers = Array.from({ length: hub }, (_, at) => at);
  const id = (at: number) => `p${String(at).padStart(4, "0")}`;
  await plantGraph(database, toyGraph, {
    entities: [
      ...numbers.map((at) => ({
        kind: "Person",
        id: id(at),
        name: `P${at % 90}`,
        height: at % 4 === 0 ? null : at % 200,
        weight: at % 50,
      })),
      { kind: "Team", id: "hub", name: "Hub", code: "HUB" },
      { kind: "Team", id: "small", name: "Small", code: "SMALL" },
    ],
    relationships: [
      ...numbers.map((at) => ({ type: "PLAYS_IN", id: `r${id(at)}`, from: id(at), to: "hub", goals: at % 3 })),
      ...numbers.slice(0, 30).map((at) => ({ type: "PLAYS_IN", id: `s${id(at)}`, from: id(at), to: "small" })),
    ],
  });
  await database.administer("CALL db.prepareForReplanning(30)");
});

afterAll(() => database.close());

async function read(
  rest: Partial<PageSpec>,
  where: ConnectionWhere = {},
  owners: readonly string[] = ["hub"],
  more: Partial<typeof needs> = {},
) {
  const page: PageSpec = { order: [], size: 10, backward: false, position: null, ...rest };
  const spec = { source: connectionSource(players), where, page, needs: { ...needs, ...more }, columns: ["b.id"] };
  const statement = connectionPage(spec, owners, scopeOf);
  return { statement, answer: await database.read(statement, { profile: true }) };
}

type Rows = readonly (readonly (string | number | null)[])[];

test("a page of a hub is a range of an index, first where there is a value, then where there is none", async () => {
  const { statement } = await read({ order: [by("height", "DESC")] });
  const index = "USING INDEX r:PLAYS_IN";
  expect(statement.text).toBe(
    `UNWIND $p.ids AS k MATCH (a:Entity {id: k}) RETURN k, COLLECT { CALL (k) { MATCH ()<-[r:PLAYS_IN]-(b) ${index}(toId, fromHeight, id) WHERE r.toId = k AND r.fromHeight IS NOT NULL AND r.id IS NOT NULL RETURN [b.id, r.fromHeight, r.id] AS row ORDER BY r.toId DESC, r.fromHeight DESC, r.id DESC LIMIT $n UNION ALL MATCH ()<-[r:PLAYS_IN]-(b) ${index}(toId, fromHeightMissing, id) WHERE r.toId = k AND r.fromHeightMissing = true AND r.id IS NOT NULL RETURN [b.id, r.fromHeight, r.id] AS row ORDER BY r.toId DESC, r.fromHeightMissing DESC, r.id DESC LIMIT $n } RETURN row LIMIT $n } AS page`,
  );
});

test.each([
  ["no order", []],
  ["names", [by("name", "ASC")]],
  ["heights, of which some are not known", [by("height", "DESC")]],
  ["names, then heights", [by("name", "DESC"), by("height", "ASC")]],
] as const)("a page costs what it holds, at the beginning and at any place: %s", async (_what, order) => {
  const whole = (await read({ order, size: hub })).answer.rows[0]![1] as Rows;
  expect(whole.length).toBe(hub);
  for (const at of [0, 1, 700, 1_499, 1_500, hub - 12]) {
    const position = at === 0 ? null : whole[at - 1]!.slice(1);
    const { answer } = await read({ order, position }, {}, ["hub"], { other: true });
    expect(answer.rows[0]![1]).toEqual(whole.slice(at, at + 10));
    if (at > 0) expect(answer.rows[0]![2]).toBe(true);
    // Names are shared by 22 players, and a second key sorts these.
    expect(answer.profile!.dbHits).toBeLessThan(order.length > 1 ? 400 : 160);
    const back = await read({ order, backward: true, position: whole[at]!.slice(1) });
    expect(back.answer.rows[0]![1]).toEqual(whole.slice(Math.max(0, at - 10), at).toReversed());
  }
});

test("owners of any size are read by one statement", async () => {
  const { answer } = await read({ order: [by("height", "ASC")], size: 3 }, {}, ["small", "nothing", "hub"]);
  expect(answer.rows).toEqual([
    [
      "small",
      [
        ["p0001", 1, "sp0001"],
        ["p0002", 2, "sp0002"],
        ["p0003", 3, "sp0003"],
      ],
    ],
    [
      "hub",
      [
        ["p0001", 1, "rp0001"],
        ["p0201", 1, "rp0201"],
        ["p0401", 1, "rp0401"],
      ],
    ],
  ]);
  expect(answer.profile!.dbHits).toBeLessThan(80);
});

test("a filter is tested along the index, and one that names few starts from these", async () => {
  const light = { node: { weight: { lt: 10 } }, edge: { goals: { gte: 1 } } };
  const some = await read({ order: [by("height", "ASC")] }, light);
  const expected = (await read({ order: [by("height", "ASC")], size: hub }, light)).answer.rows[0]![1] as Rows;
  expect(some.answer.rows[0]![1]).toEqual(expected.slice(0, 10));
  expect(some.answer.profile!.dbHits).toBeLessThan(800);
  const one = await read({ order: [by("height", "ASC")] }, { node: { id: { eq: "p0007" } } });
  expect(one.answer.rows).toEqual([["hub", [["p0007", 7, "rp0007"]]]]);
  expect(one.statement.text).not.toContain("USING INDEX");
});

test("every index that a statement names is one that the catalogue asks for", () => {
  const made = constraintStatements(toyGraph).filter((it) => it.includes("r:PLAYS_IN"));
  expect(made.map((it) => /ON \((.*)\)/.exec(it)?.[1]).filter((it) => it !== undefined)).toEqual([
    "r.toId, r.id",
    "r.toId, r.fromNameFolded, r.id",
    "r.toId, r.fromBornFirst, r.fromBornLast, r.id",
    "r.toId, r.fromBornMissing, r.id",
    "r.toId, r.fromHeight, r.id",
    "r.toId, r.fromHeightMissing, r.id",
    "r.toId, r.fromWealthCurrency, r.fromWealth, r.id",
    "r.toId, r.fromWealthMissing, r.id",
  ]);
});
