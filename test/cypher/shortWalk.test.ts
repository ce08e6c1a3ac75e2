import { propertyOf } from "../../src/cypher/constraints.js";
import { filterScope } from "../../src/cypher/filter.js";
import type { OrderKey, PageSpec } from "../../src/cypher/order.js";
import { rootPage } from "../../src/cypher/rootPage.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const person = toyGraph.kind("Person");
const by = (property: string, direction: "ASC" | "DESC"): OrderKey => ({ on: "node", by: propertyOf(person, property), direction });
const needs = { rows: true, total: false, other: false, places: false };
const root = (where: Record<string, unknown>, rest: Partial<PageSpec> = {}, more: Partial<typeof needs> = {}): Statement => {
  const page = { order: [by("height", "DESC")], size: 5, backward: false, position: null, ...rest };
  return rootPage({ kind: person, where, page, needs: { ...needs, ...more }, columns: ["n.id"] }, (it) => filterScope(toyGraph, it));
};
const inTeam = (code: string) => ({ teams: { some: { node: { code: { eq: code } } } } });

let database: Database;

/** 300 people, of whom two thirds play in one team and two in another; the tallest plays 400 times in a third. */
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  const ids = Array.from({ length: 300 }, (_, at) => `p${String(at).padStart(3, "0")}`);
  const plays = (from: string, to: string, at: number) => ({ type: "PLAYS_IN", id: `${from}-${to}-${at}`, from, to, goals: at % 4 });
  await plantGraph(database, toyGraph, {
    entities: [
      ...ids.map((id, at) => ({
        kind: "Person",
        id,
        name: id,
        height: at % 9 === 0 ? null : at,
        country: at % 2 ? "CN" : "US",
        born: `19${10 + (at % 80)}`,
      })),
      { kind: "Person", id: "tall", name: "Tall", height: 999, country: "CN", born: "1999" },
      ...["many", "few", "tall-ones"].map((id) => ({ kind: "Team", id, name: id, code: id.toUpperCase() })),
    ],
    relationships: [
      ...ids.filter((_, at) => at % 3 > 0).map((it, at) => plays(it, "many", at)),
      ...["p017", "p203"].map((it, at) => plays(it, "few", at)),
      ...Array.from({ length: 400 }, (_, at) => plays("tall", "tall-ones", at)),
      ...ids.slice(1).map((it, at) => ({ type: "KNOWS", id: `k${it}`, from: ids[at]!, to: it })),
      ...ids.filter((_, at) => at % 4 === 0).map((it, at) => ({ type: "ADMIRES", id: `a${it}`, from: it, to: at % 2 ? "few" : "p001" })),
    ],
  });
  await database.administer("CALL db.prepareForReplanning(30)");
});

afterAll(() => database.close());

const run = async ({ text, parameters }: Statement, limits: Readonly<Record<string, bigint>> = {}) => {
  const { rows, profile } = await database.read({ text, parameters: { ...parameters, ...limits } }, { profile: true });
  return { rows: rows[0]![0] as readonly unknown[], hits: profile!.dbHits };
};
const never = { walked: 0n };
const always = { sampled: 0n };

test("a page is first looked for by a short walk, as far as a sample promises that it is found", async () => {
  const statement = root(inTeam("MANY"));
  const walk = (limit: string, at: number) =>
    `CALL () { CALL () { MATCH (n:Person) USING INDEX n:Person(height, id) WHERE n.height IS NOT NULL AND n.id IS NOT NULL RETURN [n] AS row ORDER BY n.height DESC, n.id DESC LIMIT ${limit} UNION ALL MATCH (n:Person) USING INDEX n:Person(heightMissing, id) WHERE n.heightMissing = true AND n.id IS NOT NULL RETURN [n] AS row ORDER BY n.heightMissing DESC, n.id DESC LIMIT ${limit} } RETURN row LIMIT ${limit} } WITH row[0] AS n MATCH (n)-[w${at}:PLAYS_IN]->(x${at}) WITH n, w${at}, x${at} LIMIT ${limit} WHERE x${at}.code = $p.v${at}`;
  expect(statement.text.split(" CALL (near, found)")[0]).toBe(
    `CALL () { ${walk("$sampled", 1)} RETURN count(n) * $walked >= $n * $sampled AS promising } ` +
      `CALL (promising) { WITH promising WHERE promising CALL () { ${walk("$walked", 2)} WITH DISTINCT n LIMIT $n RETURN [n.id] AS row } WITH collect(row) AS rows RETURN CASE WHEN size(rows) = $n THEN rows END AS near } ` +
      "CALL (near) { WITH near WHERE near IS NULL CALL () { MATCH (s0:Team) WHERE s0.code = $p.v0 AND s0.id IS NOT NULL WITH s0 MATCH (n)-[e0:PLAYS_IN]->(s0) WITH n LIMIT $few RETURN collect(n) AS f0 } WITH f0 AS found RETURN collect(found) AS looked } WITH near, coalesce(head(looked), []) AS found RETURN COLLECT {",
  );
  expect(statement.text).toContain(
    "CALL (near, found) { UNWIND near AS row RETURN row UNION ALL CALL (found) { WITH found WHERE size(found) < $few",
  );
  expect(statement.parameters).toMatchObject({ n: 5n, sampled: 20n, walked: 50n, few: 3_000n });
  expect(root(inTeam("MANY"), { size: 1_001 }).parameters).toMatchObject({ walked: 3_000n });
});

test("what is common costs a page, whatever there is of it", async () => {
  const [page, asked] = [await run(root(inTeam("MANY"), { order: [by("name", "ASC")] })), await run(root(inTeam("MANY")), never)];
  expect(page.rows).toEqual([["p001"], ["p002"], ["p004"], ["p005"], ["p007"]]);
  expect(page.hits).toBeLessThan(250);
  expect(asked.hits).toBeGreaterThan(500);
});

test("what is rare costs no more than a sample and what there is, and so does what stands behind a hub", async () => {
  for (const [code, found] of [
    ["FEW", [["p203"], ["p017"]]],
    ["NONE", []],
  ] as const) {
    const { rows, hits } = await run(root(inTeam(code)));
    expect(rows).toEqual(found);
    expect(hits).toBeLessThan(200);
  }
  const { hits } = await run(root(inTeam("MANY")));
  expect(hits).toBe((await run(root(inTeam("MANY")), never)).hits);
});

test("a walk ends at so many relationships, however many an entity has", async () => {
  const [walked, asked] = [await run(root(inTeam("MANY")), { ...always, walked: 20n }), await run(root(inTeam("MANY")), never)];
  expect(walked.rows).toEqual(asked.rows);
  expect(walked.hits - asked.hits).toBeLessThan(100);
});

test.each([
  ["one", inTeam("MANY")],
  ["one beside own properties", { ...inTeam("MANY"), born: { gte: "1930" }, country: { eq: "CN" } }],
  ["one by its relationship too", { teams: { some: { node: { name: { startsWith: "m" } }, edge: { OR: [{ goals: { gte: 2 } }] } } } }],
  ["one in either direction", { friends: { some: { node: { country: { eq: "US" } } } } }],
  ["one of several kinds", { admires: { some: { node: { name: { contains: "e" } } } } }],
])("a walk of any length finds the same page: %s", async (_what, where) => {
  for (const order of [[by("height", "DESC")], [by("born", "ASC")]])
    for (const backward of [false, true]) {
      const first = root(where, { order, backward, size: 7 }, { places: true });
      const place = ((await run(first, never)).rows.at(-1) as readonly (string | number | null)[]).slice(1);
      for (const statement of [first, root(where, { order, backward, size: 7, position: place }, { places: true })]) {
        const { rows } = await run(statement, never);
        expect(rows).toHaveLength(7);
        expect(statement.text).toContain("near");
        for (const walked of [3n, 12n, 70n, 1_000n]) expect((await run(statement, { ...always, walked })).rows).toEqual(rows);
      }
    }
});

test("no walk comes first where it would not do, or could cost more than it may", () => {
  const walks = (where: Record<string, unknown>, rest = {}, more = {}) => root(where, rest, more).text.includes("near");
  const many = inTeam("MANY");
  expect(walks(many)).toBe(true);
  expect(walks(many, {}, { total: true })).toBe(false);
  expect(walks(many, { position: [1, "p001"] }, { other: true })).toBe(false);
  expect(walks(many, { order: [by("weight", "ASC")] })).toBe(false);
  expect(walks(many, { order: [by("height", "ASC"), by("born", "ASC")] })).toBe(false);
  expect(walks({ ...many, friends: { none: {} } })).toBe(false);
  expect(walks({ ...many, friendsCount: { gte: 1 } })).toBe(false);
  expect(walks({ AND: [many] })).toBe(false);
  expect(walks({ teams: { some: { node: { code: { eq: "MANY" } } }, none: { node: { code: { eq: "FEW" } } } } })).toBe(false);
  expect(walks({ teams: { some: { node: { players: { some: { node: { height: { gt: 1 } } } } } } } })).toBe(false);
});
