import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { graphState } from "./graphState.js";
import { openImportDatabase, removeAll } from "./importDatabase.js";
import { institution, load, towards } from "./loading.js";

describe("checking the graph", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await removeAll(database);
    const other = { identifiers: { ror: "00a2xv884" }, name: "Zhejiang University" };
    const relationship = towards("PART_OF", other, { values: { until: "2018", confidence: 0.5 } });
    await load(database, "s", [institution("a", { established: 1900 }, { relationships: [relationship] }), institution("b", {})]);
  });

  const damage = (text: string) => database.write([{ text, parameters: {} }]);
  const counts = async (repair: boolean) => {
    const { faults, repaired } = await checkGraph(database, researchGraph, { repair });
    return { faults: Object.fromEntries(Object.entries(faults).map(([kind, it]) => [kind, it.count])), repaired };
  };

  it("finds nothing in a graph that only imports wrote", async () => {
    expect(await counts(false)).toEqual({ faults: {}, repaired: 0 });
  });

  it.each([
    ["MATCH (e {id: 's:a'}) SET e.establishedMissing = true", { "null marker": 1 }],
    ["MATCH (e {id: 's:b'}) REMOVE e.establishedMissing", { "null marker": 1 }],
    ["MATCH (e {id: 's:a'}) SET e.nameFolded = 'x'", { "derived column": 1 }],
    ["MATCH (e {id: 's:a'}) SET e.established = 1901", { "value that differs from its records": 1 }],
    ["MATCH (e {id: 's:a'}) SET e.records = []", { "records of an entity": 1 }],
    ["MATCH (e {id: 'ror:00a2xv884'}) SET e.name = 'x', e.nameFolded = 'x'", { "value that differs from its records": 1 }],
    ["MATCH ()-[r:PART_OF]->() SET r.untilLast = '2019-01-01'", { "derived column": 1 }],
    ["MATCH ()-[r:PART_OF]->() SET r.confidence = 0.7", { "value that differs from its records": 1 }],
    ["MATCH ()-[r:PART_OF]->() SET r.records = ['s|a', 's|b']", { "records of a relationship": 1 }],
    ["MATCH ()-[r:PART_OF]->() REMOVE r.id", { "relationship that is missing": 1, "relationship without an id": 1 }],
    ["MATCH ()-[r:PART_OF]->() SET r.id = 5", { "relationship without an id": 1 }],
    ["MATCH ()-[r:PART_OF]->() DELETE r", { "relationship that is missing": 1 }],
    ["MATCH (e {id: 's:b'}) DETACH DELETE e", { "entity that is missing": 1 }],
    ["MATCH (e {id: 'ror:00a2xv884'}) DETACH DELETE e", { "entity that is missing": 1, "relationship that is missing": 1 }],
    ["MATCH (e {id: 's:b'}) REMOVE e:Entity", { "node of a kind that is no entity": 1 }],
  ])("finds and mends the damage of %s", async (text, expected) => {
    const whole = await graphState(database);
    await damage(text);
    expect((await counts(false)).faults).toMatchObject(expected);
    const { repaired } = await counts(true);
    expect(repaired).toBeGreaterThan(0);
    expect(await counts(false)).toEqual({ faults: {}, repaired: 0 });
    expect(await graphState(database)).toEqual(whole);
  });

  it("tells what somebody typed in and leaves it, but mends what is derived of it", async () => {
    await damage("MATCH (e {id: 's:a'}) SET e.city = 'Bern' CREATE (:Entity:Project {id: 'p', name: 'Élan'})");
    const { faults } = await counts(true);
    expect(faults).toMatchObject({ "value without a record": 2, "derived column": expect.any(Number) });
    const { rows } = await database.read({
      text: "MATCH (e) WHERE e.id IN ['s:a', 'p'] RETURN e.city, e.cityFolded, e.name, e.nameFolded ORDER BY e.id",
      parameters: {},
    });
    expect(rows).toEqual([
      [null, null, "Élan", "elan"],
      ["Bern", "bern", "a", "a"],
    ]);
  });

  it("finds entities without a kind", async () => {
    await damage("CREATE (:Entity {id: 'x', name: 'x'})");
    expect((await counts(false)).faults).toEqual({ "entity without one kind": 1 });
  });
});
