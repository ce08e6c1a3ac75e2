import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exchangeRatesOf } from "../../src/cypher/exchangeRates.js";
import {
  createExchangeRates,
  deleteExchangeRates,
  exchangeRatesUnder,
  replaceExchangeRates,
} from "../../src/cypher/writes/exchangeRateWrites.js";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import type { LoadReport } from "../../src/import/load/loadReport.js";
import { rejectsFile } from "../../src/import/load/rejects.js";
import type { RateReading } from "../../src/import/rates/exchangeRate.js";
import { type RatesSetting, ratesSetting } from "../../src/import/rates/ratesSetting.js";
import { readRates } from "../../src/import/rates/readRates.js";
import { readYaml } from "../../src/import/records/readYaml.js";
import { loadSeeds } from "../../src/import/seeds/loadSeeds.js";
import { rowsOf } from "../countedFiles.js";
import { graphState } from "./graphState.js";
import { ask, openImportDatabase, removeAll } from "./importDatabase.js";

const toy = {
  file: "rates.csv",
  columns: { day: "Month", place: "Place", rate: "Rate" },
  unitsPerUsd: { Here: "CNY", Near: "EUR" },
  usdPerUnit: { There: "GBP" },
  leftOut: ["Nowhere"],
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rates-"));
  await mkdir(join(folder, "toy"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (lines: readonly string[], header = "Month,Place,Rate"): Promise<void> =>
  writeFile(join(folder, "toy", "rates.csv"), `${[header, ...lines].join("\n")}\n`);

async function readAll(setting: RatesSetting, from: string): Promise<readonly RateReading[]> {
  const all: RateReading[] = [];
  for await (const reading of readRates(setting, from)) all.push(reading);
  return all;
}

const readToy = (): Promise<readonly RateReading[]> => readAll(ratesSetting(toy, "toy.yaml"), join(folder, "toy"));

describe("a table of rates", () => {
  it("gives a rate a row, its number digit by digit as stated", async () => {
    await write(["2015-01-01,Here,6.2180", "2015-01-01, There ,0.8064"]);
    expect(await readToy()).toEqual([
      {
        exchangeRate: { currency: "CNY", quotation: "unitsPerUsd", day: "2015-01-01", rate: "6.2180" },
        place: "rates.csv:2",
        input: "2015-01-01,Here,6.2180",
      },
      {
        exchangeRate: { currency: "GBP", quotation: "usdPerUnit", day: "2015-01-01", rate: "0.8064" },
        place: "rates.csv:3",
        input: "2015-01-01, There ,0.8064",
      },
    ]);
  });

  it("tells every fault of every row, and goes on", async () => {
    await write(["2015-13-01,Mars,abc", "2015-01,Here,0.00", "2015-01-01,Here", "2015-01-01,Here,1e5", "x,Nowhere,", "2015-01-01,Near,2"]);
    const all = await readToy();
    expect(all.map((it) => ("unreadable" in it ? it.unreadable.reasons : "leftOut" in it ? it.leftOut : "taken"))).toEqual([
      [
        'Month: expected a date as 2017, 2017-07 or 2017-07-20, got "2015-13-01"',
        'Rate: expected a decimal number above zero such as "6.7758", got "abc"',
        'Place: expected one of Here, Near, There, got "Mars"',
      ],
      [
        'Month: expected a full day as 2017-07-20, got "2015-01"',
        'Rate: expected a decimal number above zero such as "6.7758", got "0.00"',
      ],
      ["expected 3 columns, got 2"],
      ['Rate: expected a decimal number above zero such as "6.7758", got "1e5"'],
      "the rates of Nowhere are left out on purpose",
      "taken",
    ]);
  });

  it("is refused when it lacks a column or is not there", async () => {
    await write([], "Month,Country,Value");
    await expect(readToy()).rejects.toMatchObject({
      code: "INVALID_SEED",
      message: "The table rates.csv has no column Place, Rate, only Month, Country, Value.",
    });
    await rm(join(folder, "toy", "rates.csv"));
    await expect(readToy()).rejects.toMatchObject({ code: "INVALID_SEED" });
  });

  it("is refused with everything that is wrong with its announcement", () => {
    const given = {
      columns: { day: "d", place: 1 },
      unitsPerUsd: { A: "AUD", B: "XQX" },
      usdPerUnit: { A: "AUD" },
      leftOut: ["A"],
      colour: "red",
    };
    expect(() => ratesSetting(given, "toy.yaml")).toThrow(
      [
        'toy.yaml: rates: expected one of file, columns, unitsPerUsd, usdPerUnit, leftOut, got "colour"',
        "file: expected a text, got nothing",
        "columns.place: expected a text, got 1",
        "columns.rate: expected a text, got nothing",
        'unitsPerUsd.B: expected a currency code of three letters (ISO 4217), got "XQX"',
        "usdPerUnit.A: expected each place once, got it again",
        'leftOut: expected places without a currency, got "A".',
      ].join("; "),
    );
    expect(() => ratesSetting("rates.csv", "toy.yaml")).toThrow('toy.yaml: rates: expected a map, got "rates.csv"');
    expect(() => ratesSetting({ ...toy, leftOut: "Here" }, "toy.yaml")).toThrow('leftOut: expected a list of places, got "Here"');
  });
});

describe("the shipped rates", () => {
  const shipped = async () => {
    const { document } = await readYaml("seeds/rates/source.yaml");
    const setting = ratesSetting((document.toJS() as { rates: unknown }).rates, "seeds/rates/source.yaml");
    return { setting, readings: await readAll(setting, "seeds/rates") };
  };

  it("are the rows of the file, every one, but for the place that is left out", async () => {
    const rows = rowsOf("rates/monthly.csv");
    const { readings } = await shipped();
    expect([rows.length, readings.length]).toEqual([3_174, 3_174]);
    expect(readings.filter((it) => "unreadable" in it)).toEqual([]);
    expect(readings.filter((it) => "leftOut" in it)).toHaveLength(rows.filter((it) => it["Country"] === "Venezuela").length);
    const taken = readings.flatMap((it) => ("exchangeRate" in it ? [it.exchangeRate] : []));
    expect(taken.map((it) => `${it.day} ${it.rate}`)).toEqual(
      rows.filter((it) => it["Country"] !== "Venezuela").map((it) => `${it["Date"]} ${it["Exchange rate"]}`),
    );
  });

  it("are quoted as announced: what a dollar bought then tells the direction", async () => {
    const { setting, readings } = await shipped();
    expect(new Set([...setting.places.values()].map((it) => it.currency)).size).toBe(22);
    // In January 2015 a euro was USD 1.16, a pound 1.51, an Australian dollar 0.81, a New Zealand dollar 0.76, a franc 1.06.
    const dear = { EUR: 0.86, GBP: 0.66, AUD: 1.24, NZD: 1.31, CHF: 0.94 };
    for (const [currency, expected] of Object.entries(dear)) {
      const found = readings.flatMap((it) =>
        "exchangeRate" in it && it.exchangeRate.currency === currency && it.exchangeRate.day === "2015-01-01" ? [it.exchangeRate] : [],
      );
      expect(found).toMatchObject([{ quotation: "unitsPerUsd" }]);
      expect(Number(found[0]!.rate)).toBeCloseTo(expected, 1);
    }
  });
});

describe("rates in the graph", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => removeAll(database));

  const load = async (lines: readonly string[]): Promise<LoadReport> => {
    await writeFile(
      join(folder, "toy", "source.yaml"),
      JSON.stringify({ source: { id: "toy", precedence: "TABLE", values: { name: "Toy", retrieved: "2026-01-02" } }, rates: toy }),
    );
    await write(lines);
    const [report] = await loadSeeds({
      database,
      catalogue: researchGraph,
      folder,
      rejects: await rejectsFile(join(folder, "rejects.jsonl")),
    });
    return report!;
  };
  const counts = ({ read, created, updated, unchanged, rejected, gone }: LoadReport) => ({
    read,
    created,
    updated,
    unchanged,
    rejected,
    gone,
  });
  const stored = async () => {
    const text = "MATCH (r:System:ExchangeRate) RETURN properties(r) ORDER BY r.id";
    return (await database.read({ text, parameters: {} })).rows.map(([it]) => it);
  };

  it("stand with their source and day, each number as stated", async () => {
    const report = await load(["2015-01-01,Here,6.2180", "2015-01-01,There,0.8064", "2015-01-01,Nowhere,5"]);
    expect(counts(report)).toEqual({ read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, gone: 0 });
    expect(report.warnings).toEqual({
      "the rates of Nowhere are left out on purpose": { count: 1, examples: ["rates.csv:4: the rates of Nowhere are left out on purpose"] },
    });
    expect(await stored()).toEqual([
      { id: "toy|CNY|2015-01-01", currency: "CNY", day: "2015-01-01", unitsPerUsd: "6.2180", source: "toy" },
      { id: "toy|GBP|2015-01-01", currency: "GBP", day: "2015-01-01", usdPerUnit: "0.8064", source: "toy" },
    ]);
    expect(await ask(database, "MATCH (s:Entity:Source {id: 'toy'}) RETURN s.retrieved")).toBe("2026-01-02");
    expect(await ask(database, "MATCH (r:System:ImportRun {source: 'toy'}) RETURN r.read")).toBe(2);
    expect(await ask(database, "MATCH (r:Entity:ExchangeRate) RETURN count(r)")).toBe(0);
  });

  it("are the same after a second load", async () => {
    const lines = ["2015-01-01,Here,6.2180", "2015-02-01,Here,6.3", "2015-01-01,There,0.8064"];
    await load(lines);
    const before = await graphState(database);
    expect(counts(await load(lines.toReversed()))).toEqual({ read: 3, created: 0, updated: 0, unchanged: 3, rejected: 0, gone: 0 });
    expect(await graphState(database)).toEqual(before);
  });

  it("follow the file: changed numbers are changed, rates that it no longer has are removed and counted", async () => {
    await load(["2015-01-01,Here,6.2", "2015-02-01,Here,6.3", "2015-01-01,There,0.8"]);
    const report = await load(["2015-01-01,Here,6.20", "2015-01-01,There,0.8", "2015-03-01,Near,0.9"]);
    expect(counts(report)).toEqual({ read: 3, created: 1, updated: 1, unchanged: 1, rejected: 0, gone: 1 });
    expect(await stored()).toMatchObject([
      { id: "toy|CNY|2015-01-01", unitsPerUsd: "6.20" },
      { id: "toy|EUR|2015-03-01" },
      { id: "toy|GBP|2015-01-01" },
    ]);
  });

  it("lack every row that cannot be right, which is kept with its reasons", async () => {
    const report = await load(["2015-01-01,Here,6.2", "2015-01-01,Here,6.3", "2015-01-32,Mars,6"]);
    expect(counts(report)).toEqual({ read: 3, created: 1, updated: 0, unchanged: 0, rejected: 2, gone: 0 });
    const kept = (await readFile(join(folder, "rejects.jsonl"), "utf8")).trim().split("\n");
    expect(kept.map((it) => JSON.parse(it))).toMatchObject([
      { place: "rates.csv:3", reasons: ["expected one rate a currency and day, got toy|CNY|2015-01-01 again"] },
      { place: "rates.csv:4", input: "2015-01-32,Mars,6", reasons: [expect.stringMatching(/^Month: /), expect.stringMatching(/^Place: /)] },
    ]);
    expect(Object.keys(report.rejections)).toHaveLength(3);
  });

  it("of a source are not those of a source whose id begins alike", async () => {
    const row = {
      id: "toy2|CNY|2015-01-01",
      properties: { id: "toy2|CNY|2015-01-01", currency: "CNY", day: "2015-01-01", source: "toy2" },
    };
    await database.write([createExchangeRates([row])]);
    expect(counts(await load(["2015-01-01,Near,1"]))).toMatchObject({ created: 1, gone: 0 });
    expect(await stored()).toHaveLength(2);
  });

  it("are no fault of the graph, and unique by their ids", async () => {
    await load(["2015-01-01,Here,6.2"]);
    expect((await checkGraph(database, researchGraph, { repair: false })).faults).toEqual({});
    const double = createExchangeRates([{ id: "toy|CNY|2015-01-01", properties: { id: "toy|CNY|2015-01-01" } }]);
    await expect(database.write([double])).rejects.toThrow();
  });

  it("are read by currency through an index", async () => {
    await load(["2015-01-01,Here,6.2", "2015-02-01,Here,6.3", "2015-01-01,There,0.8", "2015-01-01,Near,0.9"]);
    const statement = exchangeRatesOf(["CNY", "GBP", "XAF"]);
    expect(statement).toEqual({
      text: "UNWIND $p.currencies AS currency MATCH (r:ExchangeRate {currency: currency}) RETURN r.currency, r.day, r.unitsPerUsd, r.usdPerUnit, r.source",
      parameters: { p: { currencies: ["CNY", "GBP", "XAF"] } },
    });
    const { rows, profile } = await database.read(statement, { profile: true });
    expect(rows.map((it) => it.join(" ")).toSorted()).toEqual([
      "CNY 2015-01-01 6.2  toy",
      "CNY 2015-02-01 6.3  toy",
      "GBP 2015-01-01  0.8 toy",
    ]);
    expect(JSON.stringify(profile!.plan)).toContain("NodeIndexSeek");
  });

  it("are written in batches by plain statements", () => {
    const rows = [{ id: "a", properties: { id: "a" } }];
    expect([exchangeRatesUnder("toy|"), createExchangeRates(rows), replaceExchangeRates(rows), deleteExchangeRates(["a"])]).toEqual([
      {
        text: "MATCH (r:ExchangeRate) WHERE r.id STARTS WITH $p.prefix RETURN r.id, r.unitsPerUsd, r.usdPerUnit",
        parameters: { p: { prefix: "toy|" } },
      },
      { text: "UNWIND $p.rows AS row CREATE (r:System:ExchangeRate) SET r = row.properties", parameters: { p: { rows } } },
      { text: "UNWIND $p.rows AS row MATCH (r:ExchangeRate {id: row.id}) SET r = row.properties", parameters: { p: { rows } } },
      { text: "UNWIND $p.ids AS id MATCH (r:ExchangeRate {id: id}) DELETE r", parameters: { p: { ids: ["a"] } } },
    ]);
  });

  it("that are shipped are all there after a load, and a second one finds them unchanged", async () => {
    const shipped = () => loadSeeds({ database, catalogue: researchGraph, folder: join(process.cwd(), "seeds"), only: ["rates"] });
    const [first] = await shipped();
    expect(counts(first!)).toEqual({ read: 3_036, created: 3_036, updated: 0, unchanged: 0, rejected: 0, gone: 0 });
    expect(await ask(database, "MATCH (r:ExchangeRate) RETURN count(r)")).toBe(3_036);
    const [second] = await shipped();
    expect(counts(second!)).toMatchObject({ created: 0, updated: 0, unchanged: 3_036, gone: 0 });
  });
});
