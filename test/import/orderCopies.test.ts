import { defineCatalogue } from "../../src/catalogue/catalogue.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph, prepareWriting } from "../../src/database/prepareGraph.js";
import { Facility } from "../../src/graph/kinds/facility.js";
import { Funding } from "../../src/graph/kinds/funding.js";
import { Institution } from "../../src/graph/kinds/institution.js";
import { Opening } from "../../src/graph/kinds/opening.js";
import { Output } from "../../src/graph/kinds/output.js";
import { Programme } from "../../src/graph/kinds/programme.js";
import { Project } from "../../src/graph/kinds/project.js";
import { Researcher } from "../../src/graph/kinds/researcher.js";
import { ResearchField } from "../../src/graph/kinds/researchField.js";
import { Source } from "../../src/graph/kinds/source.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import type { SourceRecord, StatedRelationship } from "../../src/import/sourceRecord.js";
import { copyOrders } from "../../src/import/upgrade/copyOrders.js";
import { askGraph } from "../askGraph.js";
import { graphState } from "./graphState.js";
import { openImportDatabase, removeAll } from "./importDatabase.js";
import { institution, load, towards } from "./loading.js";

const record = (
  kind: string,
  key: string,
  values: Record<string, unknown>,
  relationships: readonly StatedRelationship[],
): SourceRecord => ({
  key,
  kind,
  values: { name: key, ...values },
  relationships,
});
const field = towards("ABOUT", { kind: "ResearchField", key: "f" });
const funder = towards("GRANTED_BY", { key: "i" });
const award = (key: string, values: Record<string, unknown>) => record("Funding", key, values, [funder]);
const project = (key: string, values: Record<string, unknown>) => record("Project", key, values, [field]);
const records = [
  institution("i", {}),
  record("ResearchField", "f", {}, []),
  award("a1", { start: "2019", amount: { amount: "5", currency: "USD" } }),
  award("a2", { start: "2021-04" }),
  award("a3", {}),
  project("p1", { start: "2020" }),
  project("p2", { start: "2018" }),
  record("Output", "o", { published: "2022" }, [field]),
];

let database: Database;

beforeAll(async () => {
  database = await openImportDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await removeAll(database);
  await load(database, "s", records);
});

const write = (text: string) => database.write([{ text, parameters: {} }]);
const copies = async (key: string) => {
  const text = "MATCH (a {id: $p.id})-[r:GRANTED_BY]->() RETURN r {.toId, .fromStartFirst, .fromStartMissing, .fromAmountMissing}";
  return (await database.read({ text, parameters: { p: { id: `s:${key}` } } })).rows[0]![0];
};
const faults = async (repair: boolean) => {
  const report = await checkGraph(database, researchGraph, { repair });
  return Object.fromEntries(Object.entries(report.faults).map(([kind, it]) => [kind, it.count]));
};
const awards = `{ institution(by: {id: "s:i"}) { fundingGranted(orderBy: [{node: {start: DESC}}]) { nodes { id } } } }`;
const granted = async () => {
  const { data, errors } = await askGraph(database, researchGraph)(awards);
  expect(errors).toBeUndefined();
  return data.institution.fundingGranted.nodes.map((it: { id: string }) => it.id);
};

test("an import copies what lists are ordered by, and a later one lets the copies follow", async () => {
  expect(await copies("a1")).toEqual({ toId: "s:i", fromStartFirst: "2019-01-01", fromStartMissing: null, fromAmountMissing: null });
  expect(await granted()).toEqual(["s:a2", "s:a1", "s:a3"]);
  const changed = [award("a3", { start: "2023" }), award("a1", { amount: { amount: "5", currency: "USD" } })];
  await load(database, "s", changed, { part: true });
  expect(await copies("a3")).toMatchObject({ fromStartFirst: "2023-01-01", fromStartMissing: null, fromAmountMissing: true });
  expect(await copies("a1")).toMatchObject({ fromStartFirst: null, fromStartMissing: true });
  expect(await granted()).toEqual(["s:a3", "s:a2", "s:a1"]);
  expect(await faults(false)).toEqual({});
});

test("a second import of the same changes nothing, though relationships hold more than their records say", async () => {
  const before = await graphState(database);
  const report = await load(database, "s", records);
  expect(report).toMatchObject({ created: 0, updated: 0, unchanged: records.length });
  expect(await graphState(database)).toEqual(before);
});

test("a list of one kind among several is read along the copies of all", async () => {
  const text = `{ researchField(by: {id: "s:f"}) {
    projects(orderBy: [{node: {start: ASC}}]) { nodes { id } }
    subjects(orderBy: [{node: {name: DESC}}]) { nodes { id } }
    outputs(orderBy: [{node: {published: ASC}}]) { nodes { id } }
  } }`;
  const { data, errors } = await askGraph(database, researchGraph)(text);
  expect(errors).toBeUndefined();
  const ids = (list: string) => data.researchField[list].nodes.map((it: { id: string }) => it.id);
  expect([ids("projects"), ids("subjects"), ids("outputs")]).toEqual([["s:p2", "s:p1"], ["s:p2", "s:p1", "s:o"], ["s:o"]]);
});

test.each([
  ["a value that was altered", "MATCH (:Funding {id: 's:a1'})-[r:GRANTED_BY]->() SET r.fromStartFirst = '2030-01-01'", 1],
  ["a copy that was taken away", "MATCH (:Funding {id: 's:a2'})-[r:GRANTED_BY]->() REMOVE r.toId, r.fromStartLast", 1],
  ["an entity that was altered with Cypher", "MATCH (a:Funding {id: 's:a1'}) REMOVE a.amountMissing SET a.amountCurrency = 'EUR'", 1],
  ["a marker that does not belong", "MATCH ()-[r:GRANTED_BY]->() SET r.fromAmountMissing = true", 1],
  [
    "a relationship that was written again",
    "MATCH (a)-[r:GRANTED_BY]->(b) WITH a, r, b, r.id AS id, r.records AS records DELETE r CREATE (a)-[n:GRANTED_BY]->(b) SET n.id = id, n.records = records",
    3,
  ],
])("a broken copy is found and mended: %s", async (_what, text, count) => {
  const whole = await graphState(database);
  await write(text);
  const found = await faults(false);
  expect(found["copy at a relationship"]).toBe(count);
  await faults(true);
  expect(await faults(false)).toEqual({});
  expect(await graphState(database)).toEqual(whole);
  expect(await granted()).toEqual(["s:a2", "s:a1", "s:a3"]);
});

test("a graph without copies gets them by the upgrade", async () => {
  await prepareWriting(database, researchGraph);
  const whole = await graphState(database);
  await write("MATCH ()-[r:GRANTED_BY|ABOUT]->() SET r = {id: r.id, records: r.records}");
  await write("MATCH (g:Graph) REMOVE g.copies");
  expect(await granted()).toEqual([]);
  await copyOrders.run({ database, catalogue: researchGraph, report: () => {} });
  expect(await graphState(database)).toEqual(whole);
});

test("a list that the catalogue begins to order is whole as soon as the graph is opened", async () => {
  const { relationships, kinds } = researchGraph;
  const before = relationships.map((it) => (it.type === "GRANTED_BY" ? { ...it, to: { ...it.to, orders: null } } : it));
  const classes = [Facility, Funding, Institution, Opening, Output, Programme, Project, ResearchField, Researcher, Source];
  expect(classes).toHaveLength(kinds.length);
  await removeAll(database);
  await prepareWriting(database, defineCatalogue({ kinds: classes, relationships: before }));
  await write(
    "CREATE (:Entity:Funding {id: 'f', name: 'F', startMissing: true, amountMissing: true})-[:GRANTED_BY {id: 'r'}]->(:Entity:Institution {id: 's:i', name: 'I'})",
  );
  expect(await granted()).toEqual([]);
  await prepareGraph(database, researchGraph);
  expect(await granted()).toEqual(["f"]);
});

test("the longest ids and names fit into every index, longer ones are refused", async () => {
  const key = (start: string, bytes: number) => start.padEnd(bytes, "x");
  const person = (start: string, bytes: number, name: string): SourceRecord => ({
    ...record("Researcher", key(start, bytes), { name }, [
      towards("AFFILIATED_WITH", { key: key("u", 998) }, { values: { role: "字".repeat(1_300), position: "P" } }),
    ]),
  });
  const people = [person("a", 998, "江".repeat(1_333)), person("b", 999, "B"), person("c", 998, "江".repeat(1_334))];
  const report = await load(database, "s", [institution(key("u", 998), { name: "U" }), ...people]);
  expect(report).toMatchObject({ created: 2, rejected: 2 });
  expect(JSON.stringify(report.rejections)).toMatch(/at most 1000 bytes in the id .*s:bxx.*, got 1001.*at most 4000 bytes/s);
  const text = `query ($id: ID!) { institution(by: {id: $id}) { researchers(orderBy: [{node: {name: ASC}}]) { nodes { name } } } }`;
  const { data } = await askGraph(database, researchGraph)(text, { id: `s:${key("u", 998)}` });
  expect(data.institution.researchers.nodes).toEqual([{ name: "江".repeat(1_333) }]);
  expect(await faults(false)).toEqual({});
});
