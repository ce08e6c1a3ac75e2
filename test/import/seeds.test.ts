import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { readRecords } from "../../src/import/records/readRecords.js";
import { findSeeds, loadSeeds } from "../../src/import/seeds/loadSeeds.js";
import type { Reading } from "../../src/import/sourceRecord.js";
import { ask, openImportDatabase } from "./importDatabase.js";

const source = (id: string, precedence: string) => `source: { id: ${id}, precedence: ${precedence}, values: { name: ${id} } }`;

describe("seeds", () => {
  let folder: string;
  const write = async (path: string, text: string): Promise<string> => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
    return join(folder, path);
  };
  const read = async (path: string): Promise<readonly Reading[]> => {
    const all: Reading[] = [];
    for await (const reading of readRecords(path)) all.push(reading);
    return all;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "seeds-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("tell of every record in a YAML file where it stands, and every fault of its form", async () => {
    const path = await write(
      "lab/records.yaml",
      [
        "records:",
        "  - { key: a, kind: Institution, values: { name: A } }",
        "  - key: b",
        "    colour: red",
        "    relationships: [{ type: X, direction: UP, other: {} }]",
      ].join("\n"),
    );
    const [first, second] = await read(path);
    expect(first).toMatchObject({ place: "lab/records.yaml:2 (record 1)", record: { key: "a", relationships: [] } });
    expect(second).toMatchObject({
      unreadable: {
        place: "lab/records.yaml:3 (record 2)",
        reasons: [
          expect.stringContaining("colour: there is no such field"),
          "kind: expected a text, got nothing",
          "values: expected a map, got nothing",
          'relationships[0].direction: expected OUT or IN, got "UP"',
          "relationships[0].other.kind: expected a text, got nothing",
        ],
      },
    });
  });

  it("may be records as JSON, one a line", async () => {
    const path = await write("lab/r.jsonl", '{"key":"a","kind":"Institution","values":{"name":"A"}}\n{oops\n');
    expect(await read(path)).toMatchObject([{ record: { key: "a" } }, { unreadable: { place: "lab/r.jsonl:2" } }]);
  });

  it("are found by the files that announce a source, registries first", async () => {
    await write("a/source.yaml", `${source("t", "TABLE")}\nrecords: []`);
    await write("b/source.yaml", `${source("r", "REGISTRY")}\nrecords: r.jsonl`);
    await write("b/other.yaml", "colours: [red]");
    expect((await findSeeds(folder)).map((it) => it.source.id)).toEqual(["r", "t"]);
  });

  it("that are kept for a request say so themselves, and only the made-up data is", async () => {
    await write("a/source.yaml", `${source("t", "TABLE")}\nonRequest: maybe\nrecords: []`);
    await expect(findSeeds(folder)).rejects.toMatchObject({
      code: "INVALID_SEED",
      message: expect.stringContaining('onRequest: expected true or false, got "maybe"'),
    });
    const shipped = await findSeeds(join(process.cwd(), "seeds"));
    expect(shipped.filter((it) => it.onRequest).map((it) => it.source.id)).toEqual(["synthetic"]);
  });

  it("that cannot be read are refused with the reason", async () => {
    await write("a/source.yaml", source("t", "TABLE"));
    await expect(findSeeds(folder)).rejects.toMatchObject({
      code: "INVALID_SEED",
      message: expect.stringContaining("expected one of ror, records, tables, rates, synthetic beside"),
    });
    await write("a/source.yaml", "source: {");
    await expect(findSeeds(folder)).rejects.toMatchObject({ code: "INVALID_SEED", message: expect.stringContaining("is not YAML: line") });
  });

  describe("in the graph", () => {
    let database: Database;
    beforeAll(async () => {
      database = await openImportDatabase();
    });
    afterAll(() => database.close());

    it("are loaded whole, or only from the folders asked for", async () => {
      await write("a/s.yaml", `${source("a", "CURATED")}\nrecords:\n  - { key: x, kind: Institution, values: { name: X } }`);
      await write("b/s.yaml", `${source("b", "CURATED")}\nrecords:\n  - { key: x, kind: Institution, values: { name: X } }`);
      const options = { database, catalogue: researchGraph, folder };
      expect((await loadSeeds({ ...options, only: ["b"] })).map((it) => it.created)).toEqual([1]);
      expect((await loadSeeds(options)).map((it) => [it.created, it.unchanged])).toEqual([
        [1, 0],
        [0, 1],
      ]);
      expect(await ask(database, "MATCH (s:Source) RETURN count(s)")).toBe(2);
      await expect(loadSeeds({ ...options, only: ["c"] })).rejects.toThrow("(a, b), got c");
    });

    it("that are kept for a request are loaded only when they are named", async () => {
      await write("a/s.yaml", `${source("c", "CURATED")}\nrecords:\n  - { key: x, kind: Institution, values: { name: X } }`);
      await write("b/s.yaml", `${source("d", "TABLE")}\nonRequest: true\nrecords:\n  - { key: x, kind: Institution, values: { name: X } }`);
      const options = { database, catalogue: researchGraph, folder };
      expect((await loadSeeds(options)).map((it) => it.source)).toEqual(["c"]);
      expect(await ask(database, "MATCH (s:Source {id: 'd'}) RETURN count(s)")).toBe(0);
      expect((await loadSeeds({ ...options, only: ["b"] })).map((it) => it.source)).toEqual(["d"]);
      await expect(loadSeeds({ ...options, only: ["z"] })).rejects.toThrow("(a, b), got z");
    });
  });
});
