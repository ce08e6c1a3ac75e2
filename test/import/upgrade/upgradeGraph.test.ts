import { join, resolve } from "node:path";
import { markGraph } from "../../../src/cypher/graphSummary.js";
import type { Database } from "../../../src/database/database.js";
import { prepareGraph, prepareWriting } from "../../../src/database/prepareGraph.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { loadRecords } from "../../../src/import/load/loadRecords.js";
import { readRor } from "../../../src/import/ror/readRor.js";
import { findSeeds, loadSeeds } from "../../../src/import/seeds/loadSeeds.js";
import type { Reading } from "../../../src/import/sourceRecord.js";
import { upgradeGraph } from "../../../src/import/upgrade/upgradeGraph.js";
import { emptyDatabase, openTestDatabase } from "../../database/testDatabase.js";
import { graphState } from "../graphState.js";
import { ask } from "../importDatabase.js";
import { keysOf, plantFirstVersion } from "./firstVersion.js";

const seeds = resolve("seeds");
let database: Database;
let fresh: readonly string[];

/** The days on which the old graph and the fresh one were loaded: what names no day itself was seen then. */
const loadedOn = new RegExp(`\\["lastSeen","(2026-11-27|${new Date().toISOString().slice(0, 10)})"\\]`);

/** The graph whole, with its constraints and indexes, but for when it was loaded. */
async function wholeState(): Promise<readonly string[]> {
  const show = async (what: string) => (await database.read({ text: what, parameters: {} })).rows.map((row) => JSON.stringify(row));
  const indexes = await show("SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, options, owningConstraint RETURN *");
  const constraints = await show("SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties RETURN *");
  const graph = (await graphState(database)).map((it) =>
    it.replace(/\["loadedAt","[^"]+"\]/, '["loadedAt"]').replace(loadedOn, '["lastSeen"]'),
  );
  return [...graph, ...indexes.toSorted(), ...constraints.toSorted()];
}

async function* only(readings: AsyncIterable<Reading>, keys: ReadonlySet<string>): AsyncGenerator<Reading> {
  for await (const it of readings) if ("record" in it && keys.has(it.record.key)) yield it;
}

/** What the first version was given, loaded by the present one. */
async function loadFresh(): Promise<void> {
  await emptyDatabase(database);
  await prepareWriting(database, researchGraph);
  const ror = (await findSeeds(seeds)).find((it) => it.source.id === "ror")!;
  const readings = only(readRor(join(seeds, "ror", "ror-records.jsonl.gz")).readings, keysOf("ror"));
  await loadRecords({ database, catalogue: researchGraph, source: ror.source, readings });
  await loadSeeds({ database, catalogue: researchGraph, folder: seeds, only: ["zhejiang-lab"] });
  await prepareGraph(database, researchGraph);
  await database.write([markGraph(new Date().toISOString(), true)]);
}

const upgrade = (report: (line: string) => void = () => {}) => upgradeGraph({ database, catalogue: researchGraph, report });

beforeAll(async () => {
  database = await openTestDatabase();
  await loadFresh();
  fresh = await wholeState();
}, 120_000);

beforeEach(() => plantFirstVersion(database), 60_000);

afterAll(async () => {
  await emptyDatabase(database);
  await database.close();
});

test("a graph of the first version is refused, and once upgraded is in all things like a fresh one", async () => {
  await expect(prepareGraph(database, researchGraph)).rejects.toMatchObject({
    code: "FORMAT_TOO_OLD",
    message: expect.stringMatching(/format 1, .*format 3.*npx atlas backup.*npx atlas upgrade/),
  });
  expect(await wholeState()).not.toEqual(fresh);
  expect(await upgrade()).toEqual({ from: 1, to: 3 });
  expect(await wholeState()).toEqual(fresh);
  await prepareGraph(database, researchGraph);
  expect(await upgrade()).toEqual({ from: 3, to: 3 });
}, 120_000);

test("an upgrade that is broken off at any of its reports leaves an old graph, and comes to the same end when run again", async () => {
  for (let at = 1; ; at++) {
    let reports = 0;
    const broken = upgrade(() => {
      if (++reports === at) throw new Error("broken off");
    }).then(
      () => false,
      () => true,
    );
    if (!(await broken)) break;
    expect(await ask(database, "MATCH (g:Graph) RETURN g.formatVersion")).toBeLessThan(3);
  }
  expect(await wholeState()).toEqual(fresh);
}, 180_000);

test("an index of the right name over something else is made anew, one that the catalogue no longer asks for goes, and others' stay", async () => {
  const name = "Entity_nameFolded_namesFolded_acronymFolded_words";
  for (const text of [
    `CREATE FULLTEXT INDEX ${name} FOR (n:Entity) ON EACH [n.nameFolded] OPTIONS {indexConfig: {\`fulltext.analyzer\`: "cjk"}}`,
    "DROP INDEX Institution_country_id",
    "CREATE INDEX Institution_country_id FOR (n:Institution) ON (n.country)",
    "DROP CONSTRAINT Funding_doi",
    "CREATE INDEX Funding_doi FOR (n:Funding) ON (n.doi)",
    "CREATE INDEX Facility_name FOR (n:Facility) ON (n.name)",
    "CREATE INDEX mine FOR (n:Institution) ON (n.website)",
  ])
    await database.administer(text);
  await upgrade();
  await database.administer("DROP INDEX mine");
  expect(await wholeState()).toEqual(fresh);
}, 120_000);

/** Puts values in front of what a record states; what stands there later wins, so the names must be new to it. */
function state(key: string, values: Readonly<Record<string, unknown>>): Promise<unknown> {
  const given = JSON.stringify(values).slice(1, -1);
  const text = `MATCH (r:Record {source: 'ror', key: $p.key}) SET r.values = replace(r.values, '{"values":{', '{"values":{' + $p.given + ',')`;
  return database.write([{ text, parameters: { p: { key, given } } }]);
}

test("values that the present form cannot keep are all named, and nothing is changed", async () => {
  const [first, second] = [...keysOf("ror")].toSorted() as [string, string];
  await state(first, { familyName: "Nobody", longest: "ﷺ" });
  await state(second, { familyName: "Nobody" });
  const before = await wholeState();
  const error = await upgrade().catch((it: unknown) => it);
  expect(error).toMatchObject({ code: "UPGRADE_REFUSED" });
  for (const fault of [`ror|${first}, familyName`, `ror|${first}, longest`, `ror|${second}, familyName`])
    expect((error as Error).message).toContain(fault);
  expect(await wholeState()).toEqual(before);
}, 120_000);

test("a value in a form that is no longer normal is brought into it, in its record and in its entity", async () => {
  const text = `MATCH (r:Record {key: "00a2xv884"}) MATCH (n {id: r.entity}) SET n.country = "cn", r.values = replace(r.values, '"country":"CN"', '"country":"cn"')`;
  await database.write([{ text, parameters: {} }]);
  expect(await ask(database, "MATCH (n:Institution {country: 'cn'}) RETURN count(n)")).toBe(1);
  await upgrade();
  expect(await wholeState()).toEqual(fresh);
}, 120_000);

test("the first version noted its format only when all was loaded, so what it left half loaded is old, and an empty graph is not", async () => {
  await database.write([{ text: "MATCH (g:Graph) DELETE g", parameters: {} }]);
  await expect(prepareWriting(database, researchGraph)).rejects.toMatchObject({ code: "FORMAT_TOO_OLD" });
  await emptyDatabase(database);
  expect(await upgrade()).toEqual({ from: 3, to: 3 });
  await prepareWriting(database, researchGraph);
  expect(await ask(database, "MATCH (g:Graph) RETURN g.formatVersion")).toBe(3);
}, 60_000);
