import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { loadSeeds } from "../../src/import/seeds.js";
import { ask, openImportDatabase } from "./importDatabase.js";

const folder = join(__dirname, "../../seeds");
const academy = "ror:034t30j35";

interface Document {
  readonly id: string;
  readonly relationships: readonly { readonly type: string; readonly id: string }[];
}

/** What is in the file, counted without the importer. */
async function countFile() {
  const text = gunzipSync(await readFile(join(folder, "ror/ror-records.jsonl.gz"))).toString("utf8");
  const documents = text
    .split("\n")
    .filter((it) => it !== "")
    .map((it) => JSON.parse(it) as Document);
  const relationships = new Set<string>();
  const others = new Set<string>();
  const selves = new Set<string>();
  for (const { id, relationships: all } of documents)
    for (const { type, id: other } of all) {
      others.add(other);
      const turned = /^(child|predecessor)$/i.test(type) || (/^related$/i.test(type) && other < id);
      const family = /^(parent|child)$/i.test(type) ? "PART_OF" : /^related$/i.test(type) ? "RELATED_TO" : "SUCCEEDED_BY";
      (other === id ? selves : relationships).add(`${family} ${turned ? `${other} ${id}` : `${id} ${other}`}`);
    }
  const ids = new Set(documents.map((it) => it.id));
  const byType: Record<string, number> = {};
  for (const it of relationships) byType[it.split(" ")[0]!] = (byType[it.split(" ")[0]!] ?? 0) + 1;
  return { records: documents.length, byType, selves: selves.size, stubs: [...others].filter((it) => !ids.has(it)).length };
}

describe("the whole of ROR's records", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  afterAll(() => database.close());

  const loadRor = async () => (await loadSeeds({ database, catalogue: researchGraph, folder, only: ["ror"] }))[0]!;

  it("comes in as it stands in the file", async () => {
    const file = await countFile();
    expect(file).toEqual({ records: 51_370, byType: { PART_OF: 23_218, RELATED_TO: 5_713, SUCCEEDED_BY: 2_054 }, selves: 3, stubs: 6_842 });
    const report = await loadRor();
    expect(report).toMatchObject({ read: file.records, created: file.records, rejected: 0, stubs: { created: file.stubs, completed: 0 } });
    expect(report.warnings["a relationship of an entity to itself was left out"]?.count).toBe(file.selves);
    const { rows } = await database.read({ text: "MATCH ()-[r]->() RETURN type(r), count(*)", parameters: {} });
    expect(Object.fromEntries(rows as [string, number][])).toEqual(file.byType);
    expect(await ask(database, "MATCH (n:Institution) WHERE n.stub RETURN count(n)")).toBe(file.stubs);
    expect(await ask(database, "MATCH (n:Institution) WHERE NOT n.stub RETURN count(n)")).toBe(file.records);
    expect(await ask(database, "MATCH (n:Record) RETURN count(n)")).toBe(file.records);
    expect(report.shared).toMatchObject({ "Institution.wikidata": 106, "Institution.isni": 110, "Institution.grid": 4 });
  }, 300_000);

  it("gives the Chinese Academy of Sciences 228 descendants, 175 of them more than stubs", async () => {
    const below = "MATCH (:Institution {id: $p.academy})<-[:PART_OF*1..12]-(d) WITH DISTINCT d";
    expect(await ask(database, `${below} RETURN count(d)`, { academy })).toBe(228);
    expect(await ask(database, `${below} WHERE NOT d.stub RETURN count(d)`, { academy })).toBe(175);
  });

  it("changes nothing the second time", async () => {
    expect(await loadRor()).toMatchObject({
      read: 51_370,
      unchanged: 51_370,
      gone: 0,
      entities: { created: 0, updated: 0, deleted: 0 },
      stubs: { created: 0, completed: 0 },
      relationships: { created: 0, updated: 0, deleted: 0 },
    });
  }, 120_000);
});
