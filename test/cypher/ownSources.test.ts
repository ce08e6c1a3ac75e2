import { propertyOf } from "../../src/cypher/constraints.js";
import { filterScope } from "../../src/cypher/filter.js";
import { rootPage } from "../../src/cypher/rootPage.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const person = toyGraph.kind("Person");
const people = Array.from({ length: 2_000 }, (_, at) => ({
  kind: "Person",
  id: `p${String(at).padStart(4, "0")}`,
  name: `Name ${(at * 7) % 2_000}`,
  height: at,
  born: String(1000 + Math.floor(at / 2)),
  wealth: { amount: String(at), currency: at % 2 ? "CNY" : "USD" },
}));
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [...people, { kind: "Team", id: "t1", name: "One", code: "ONE" }],
    relationships: [{ type: "PLAYS_IN", id: "r", from: "p0007", to: "t1", goals: 1 }],
  });
  await database.administer("CALL db.prepareForReplanning(30)");
}, 120_000);

afterAll(() => database.close());

const ordered = [{ on: "node", by: propertyOf(person, "born"), direction: "ASC" }] as const;

/** The ids of the first page by another order, the number of all, the text and what it cost. */
async function found(where: Record<string, unknown>, more: { total?: boolean; order?: typeof ordered | readonly [] } = {}) {
  const { total = false, order = ordered } = more;
  const page = { order, size: 3, backward: false, position: null };
  const needs = { rows: true, total, other: false, places: false };
  const statement = rootPage({ kind: person, where, page, needs, columns: ["n.id"] }, (parameters) => filterScope(toyGraph, parameters));
  const { rows, profile } = await database.read(statement, { profile: true });
  const [ids, all] = rows[0] as [string[][], bigint | undefined];
  return { ids: ids.map((it) => it[0]), total: all === undefined ? null : Number(all), text: statement.text, hits: profile!.dbHits };
}

test("what one condition leaves few of is found by its index and sorted, whatever the order", async () => {
  const one = await found({ height: { eq: 77 } }, { total: true });
  expect(one).toMatchObject({ ids: ["p0077"], total: 1 });
  expect(one.text).toContain("MATCH (n:Person) USING INDEX n:Person(height, id) WHERE n.height = $p.v");
  expect(one.hits).toBeLessThan(120);
  const several = await found({ height: { gte: 1_990 } });
  expect(several.ids).toEqual(["p1990", "p1991", "p1992"]);
  expect(several.hits).toBeLessThan(200);
  const rich = await found({ wealth: { currency: "CNY", gte: "1995" } });
  expect(rich.ids).toEqual(["p1995", "p1997", "p1999"]);
  expect(rich.hits).toBeLessThan(150);
});

test("a date is looked for from its first day, which is not after its last", async () => {
  const early = await found({ born: { lt: "1001" } }, { order: [] });
  expect(early.ids).toEqual(["p0000", "p0001"]);
  expect(early.text).toContain("n.bornFirst < $p.v");
  expect(early.hits).toBeLessThan(120);
});

test("what fits often is met soon along the order", async () => {
  const often = await found({ height: { gte: 10 } });
  expect(often.ids).toEqual(["p0010", "p0011", "p0012"]);
  expect(often.hits).toBeLessThan(200);
});

test("nothing fits at the price of looking once", async () => {
  const none = await found({ height: { gt: 5_000 } }, { total: true });
  expect(none).toMatchObject({ ids: [], total: 0 });
  expect(none.hits).toBeLessThan(120);
});

test("each alternative is found in its own way", async () => {
  const either = await found({
    OR: [{ height: { eq: 5 } }, { id: { eq: "p0900" } }, { teams: { some: { node: { code: { eq: "ONE" } } } } }],
  });
  expect(either.ids).toEqual(["p0005", "p0007", "p0900"]);
  expect(either.hits).toBeLessThan(120);
});

test("who is not without any is found as who has some", async () => {
  const some = await found({ NOT: { teams: { none: { node: { code: { eq: "ONE" } } } } } });
  expect(some.ids).toEqual(["p0007"]);
  expect(some.hits).toBeLessThan(120);
  // What else is denied beside it is another question.
  expect((await found({ NOT: { teams: { none: { node: { code: { eq: "ONE" } } } }, height: { eq: 5 } } })).ids).toEqual([
    "p0000",
    "p0001",
    "p0002",
  ]);
});
