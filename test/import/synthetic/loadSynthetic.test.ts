import { join } from "node:path";
import type { Database } from "../../../src/database/database.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { checkGraph } from "../../../src/import/check/checkGraph.js";
import { loadRecords } from "../../../src/import/load/loadRecords.js";
import type { LoadReport } from "../../../src/import/load/loadReport.js";
import { findSeeds } from "../../../src/import/seeds/loadSeeds.js";
import type { StatedSource } from "../../../src/import/sourceRecord.js";
import { readSynthetic } from "../../../src/import/synthetic/readSynthetic.js";
import { syntheticRecords } from "../../../src/import/synthetic/syntheticRecords.js";
import { graphState } from "../graphState.js";
import { ask, openImportDatabase } from "../importDatabase.js";
import { smallSetting } from "./smallSetting.js";

const records = [...syntheticRecords(smallSetting)];

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((it) => it === name).length]));

describe("made-up records in the graph", () => {
  let database: Database;
  let source: StatedSource;
  let report: LoadReport;
  const load = () => loadRecords({ database, catalogue: researchGraph, source, readings: readSynthetic(smallSetting), batchSize: 100 });

  beforeAll(async () => {
    database = await openImportDatabase();
    source = (await findSeeds(join(process.cwd(), "seeds"))).find((it) => it.source.id === "synthetic")!.source;
    report = await load();
  });
  afterAll(() => database.close());

  it("are all taken, without a warning and without a stub", () => {
    const { read, created, rejected, warnings, stubs } = report;
    expect({ read, created, rejected, warnings, stubs }).toEqual({
      read: records.length,
      created: records.length,
      rejected: 0,
      warnings: {},
      stubs: { created: 0, completed: 0 },
    });
  });

  it("are as many entities and relationships as the generator made", async () => {
    const kinds = await database.read({
      text: "MATCH (n:Entity) WHERE NOT n:Source RETURN [it IN labels(n) WHERE it <> 'Entity'][0], count(*)",
      parameters: {},
    });
    expect(Object.fromEntries(kinds.rows)).toEqual(countBy(records.map((it) => it.kind)));
    const types = await database.read({ text: "MATCH (:Entity)-[r]->(:Entity) RETURN type(r), count(*)", parameters: {} });
    expect(Object.fromEntries(types.rows)).toEqual(countBy(records.flatMap((it) => it.relationships.map(({ type }) => type))));
  });

  it("hold the same dates and shares as were made", async () => {
    const values = records.flatMap((it) => it.relationships.map((relationship) => relationship.values ?? {}));
    const given = (name: string) => values.filter((it) => name in it).length;
    for (const name of ["since", "until", "share", "weight", "role", "position"])
      expect([name, await ask(database, `MATCH (:Entity)-[r]->(:Entity) WHERE r.${name} IS NOT NULL RETURN count(r)`)]).toEqual([
        name,
        given(name),
      ]);
    const minor = (currency: string) =>
      ask(database, "MATCH (n:Funding {amountCurrency: $p.currency}) RETURN toString(sum(n.amount))", { currency });
    const stated = (currency: string, decimals: number) =>
      records
        .map((it) => it.values["amount"] as { amount: string; currency: string } | undefined)
        .filter((it) => it?.currency === currency)
        .reduce((sum, it) => sum + Math.round(Number(it!.amount) * 10 ** decimals), 0);
    for (const [currency, decimals] of [
      ["JPY", 0],
      ["EUR", 2],
      ["KWD", 3],
    ] as const)
      expect([currency, await minor(currency)]).toEqual([currency, String(stated(currency, decimals))]);
  });

  it("lead to a source that says they are made up, and leave nothing to mend", async () => {
    const said = "MATCH (s:Source) RETURN s.id + ': ' + s.name";
    expect(await ask(database, said)).toMatch(/^synthetic: Synthetic data/);
    expect(await ask(database, "MATCH (n:Entity) WHERE NOT n.id STARTS WITH 'synthetic' RETURN count(n)")).toBe(0);
    expect(await checkGraph(database, researchGraph, { repair: false })).toMatchObject({ faults: {} });
  });

  it("change nothing when they are loaded again", async () => {
    const before = await graphState(database);
    expect(await load()).toMatchObject({ read: records.length, unchanged: records.length, created: 0, updated: 0, gone: 0 });
    expect(await graphState(database)).toEqual(before);
  });
});
