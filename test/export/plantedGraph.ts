import { join } from "node:path";
import { markGraph } from "../../src/cypher/graphSummary.js";
import { addQueryVersion } from "../../src/cypher/savedQueries.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { loadRecords } from "../../src/import/load/loadRecords.js";
import { readRor } from "../../src/import/ror/readRor.js";
import { loadSeeds } from "../../src/import/seeds/loadSeeds.js";
import type { Reading } from "../../src/import/sourceRecord.js";
import { readSynthetic } from "../../src/import/synthetic/readSynthetic.js";
import { openImportDatabase } from "../import/importDatabase.js";
import { institution, load, towards } from "../import/loading.js";

const seeds = join(process.cwd(), "seeds");

async function* first(readings: AsyncIterable<Reading>, count: number): AsyncGenerator<Reading> {
  let read = 0;
  for await (const it of readings) {
    yield it;
    if (++read === count) return;
  }
}

const made = {
  seed: 7,
  institutions: 40,
  lineages: 2,
  funders: 3,
  programmes: 4,
  fields: 12,
  researchers: 60,
  projects: 30,
  outputs: 60,
  awards: 60,
};

/** What makes files hard: formulas, quotes, separators, ends of lines, characters that XML cannot have, and numbers beyond 2^53. */
export const awkward = {
  name: '=HYPERLINK("http://x","y")',
  description: 'two\nlines, "quoted"; and \\ a\u0001control & <tag> \uD83D\uDE80',
  statedRecipient: "-1.5",
};

const savedQuery = {
  query: "mine",
  description: "two\nlines",
  document: "{ graph { revision } }",
  variables: '{"a":1}',
  drawing: null,
  hash: "0123",
  savedAt: "2026-02-03T00:00:00.000Z",
};

const byHand = [
  "CREATE (:Entity:Institution {id: 'hand', name: 'Entered by hand 手', established: 1999, locationsCountries: ['CN', ''], locationsRegions: ['', ''], locationsCities: ['杭州', ''], locationsLatitudes: [30.25, toFloat('NaN')], locationsLongitudes: [120.0, toFloat('NaN')], locationsGeonames: ['', ''], createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2020-01-01T00:00:00.000Z'})",
  "MATCH (a:Entity {id: 'hand'}), (b:Entity {id: 'zhejiang-lab'}) CREATE (a)-[:PARTNERS_WITH {since: '2017-09'}]->(b)",
  "MATCH (b:Entity {id: 'zhejiang-lab'}) SET b.acronym = 'ZJL by hand'",
  "MATCH (a:Entity {id: 's:kept'}), (b:Entity {id: 'hand'}) CREATE (a)-[:RELATED_TO {id: 'by hand', confidence: 0.25, records: ['s|kept']}]->(b)",
];

/** Fills the test database: shipped data, synthetic and registered records, gone ones, and what was entered by hand, with records and without. */
export async function plantGraph(): Promise<Database> {
  const database = await openImportDatabase();
  const [catalogue, rorFile] = [researchGraph, join(seeds, "ror", "ror-records.jsonl.gz")];
  const source = (id: string, precedence: "REGISTRY" | "TABLE") => ({
    id,
    precedence,
    values: { name: id, licence: "CC0-1.0", url: `https://${id}.example` },
  });
  await loadSeeds({ database, catalogue, folder: seeds, only: ["zhejiang-lab", "rates"] });
  await loadRecords({ database, catalogue, source: source("ror", "REGISTRY"), readings: first(readRor(rorFile).readings, 300) });
  await loadRecords({ database, catalogue, source: source("synthetic", "TABLE"), readings: readSynthetic(made) });
  const award = { key: "award", kind: "Funding", relationships: [], quote: "as stated" };
  const values = { ...awkward, amount: { amount: "-90071992547409931.25", currency: "CNY" }, start: "2017-02" };
  const kept = institution(
    "kept",
    { established: 1900 },
    { relationships: [towards("PART_OF", { key: "gone" }, { values: { since: "2018" } })] },
  );
  await load(database, "s", [kept, institution("gone", {}), { ...award, values, confidence: 0.5 }]);
  await load(database, "s", [kept, { ...award, values, confidence: 0.5 }], { now: "2026-02-03T00:00:00.000Z" });
  for (const text of byHand) await database.write([{ text, parameters: {} }]);
  for (const title of ["First", 'Second, "quoted"']) await database.write([addQueryVersion({ ...savedQuery, title })]);
  await checkGraph(database, catalogue, { repair: true });
  await database.write([markGraph("2026-02-04T00:00:00.000Z", false)]);
  await prepareGraph(database, catalogue);
  return database;
}
