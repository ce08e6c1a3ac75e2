import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { chooseEntities } from "../../../src/analysis/affiliation/chooseEntities.js";
import type { Database } from "../../../src/database/database.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { type ImportTablesOptions, importTables } from "../../../src/import/table/importTables.js";
import { openTableInput } from "../../../src/import/table/tableInput.js";
import { rejectsName } from "../../../src/import/table/tableRejects.js";
import { graphState } from "../graphState.js";
import { ask, openImportDatabase, removeAll } from "../importDatabase.js";
import { institution, load } from "../loading.js";
import { folderOf } from "./mappingFile.js";

const source = "source: { id: toy, precedence: TABLE, values: { name: Toy } }\n";

const mapping = `${source}tables:
  - file: projects.csv
    records:
      - kind: Project
        key: projects/{id}
        values: { name: "{name}", start: { from: "{start}", date: DD.MM.YYYY } }
        relationships:
          - { type: USES, direction: OUT, when: [site], other: { kind: Facility, key: "sites/{site}" } }
          - type: PARTICIPATES_IN
            direction: IN
            other: { kind: Institution, matched: { affiliation: { first: ["{org}, {city}, {country}", "{org}"] } } }
      - kind: Facility
        key: sites/{site}
        when: [site]
        repeats: merge
        values: { name: "{site}", website: "{web}" }
        relationships:
          - { type: ABOUT, direction: OUT, when: [field], other: { kind: ResearchField, key: "fields/{field}" } }
      - { kind: ResearchField, key: "fields/{field}", when: [field], repeats: merge, values: { name: "{field}", scheme: OWN } }
`;

const nothingRead = "not met in the input, yet not marked as gone since nothing was read";
const header = "id;name;start;site;web;field;org;city;country";
const table = (...rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;

describe("Importing tables", () => {
  let database: Database;
  let folder: string;
  let told: string[];
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  beforeEach(async () => {
    await removeAll(database);
    folder = await folderOf({ "tables.yaml": mapping });
    await mkdir(join(folder, "rejects"));
    told = [];
  });
  afterAll(() => database.close());

  const rejectsOf = (file: string) => join(folder, "rejects", rejectsName(file));
  const write = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
  const run = async (files: readonly string[] = [], { part, ...options }: Partial<ImportTablesOptions> & { part?: boolean } = {}) =>
    importTables({
      database,
      catalogue: researchGraph,
      input: await openTableInput({
        catalogue: researchGraph,
        mapping: join(folder, "tables.yaml"),
        files: files.map((it) => (it.includes("/") ? it : join(folder, it))),
        part,
        tell: (line) => told.push(line),
      }),
      placeRejects: (name) => join(folder, "rejects", name),
      matchAffiliations: (texts) => chooseEntities(database, researchGraph, texts),
      ...options,
    });
  /** The graph but for digests: they tell by which words another entity was named. */
  const state = async () => (await graphState(database)).map((it) => it.replace(/\["digest",".*?"\],?/, ""));

  it("tells what was found of the files and loads their rows", async () => {
    await write("projects.csv", Buffer.from(table("1;Étude;01.02.2024;A;;f;;;", "2;Zwei;;A;;g;;;"), "latin1"));
    const { report, rejects } = await run();
    expect(told).toEqual(["projects.csv: Windows-1252, semicolon, 9 columns"]);
    expect(report).toMatchObject({ read: 5, created: 5, rejected: 0 });
    expect(rejects).toEqual([]);
    expect(await ask(database, "MATCH (p:Project {id: 'toy:projects/1'}) RETURN [p.name, p.start]")).toEqual(["Étude", "2024-02-01"]);
    expect((await run()).report).toMatchObject({ read: 5, unchanged: 5 });
  });

  it("gives rejected rows back in the table's own form, and loads them alone to the same graph as a right file at once", async () => {
    const right = ["1;One;01.02.2024;A;a.org;f;;;", '2;"Tw;o";02.02.2024;A;a.org;g;;;', "3;Three;;B;;f;;;", "4;Four;;B;;h;;;"];
    await write("projects.csv", table(...right));
    await run();
    const expected = await state();

    await removeAll(database);
    await write("projects.csv", table(right[0]!, '2;"Tw;o";2024;A;b.org;g;;;', "3;;;B;;f;;;", "4;Four;;B"));
    const { report, rejects } = await run();
    expect(report.read).toBe(report.created + report.unchanged + report.updated + report.rejected);
    expect(rejects).toEqual([{ path: rejectsOf("projects.csv"), rows: 3 }]);
    const lines = (await readFile(rejectsOf("projects.csv"), "utf8")).split("\n");
    expect(lines).toEqual([
      `${header};_reasons`,
      expect.stringMatching(/^2;"Tw;o";2024;A;b.org;g;;;;"?start: expected a date in the form DD.MM.YYYY/),
      "3;;;B;;f;;;;values.name: is required, got nothing",
      "4;Four;;B;;;;;;expected 9 columns, got 4",
      "",
    ]);
    const mended = lines.map((it) =>
      it.replace(";2024;A;b.org", ";02.02.2024;A;a.org").replace("3;;;", "3;Three;;").replace("Four;;B;;;", "Four;;B;;h;"),
    );
    await writeFile(rejectsOf("projects.csv"), mended.join("\n"));
    told = [];
    const again = await run([rejectsOf("projects.csv")]);
    expect(told).toEqual([
      "projects.rejects.csv: UTF-8, semicolon, 9 columns, corrected rows",
      "Only a part is read: nothing is marked as gone.",
    ]);
    expect(again.report).toMatchObject({ rejected: 0, gone: 0 });
    expect(again.rejects).toEqual([]);
    expect(await state()).toEqual(expected);
  });

  it("gives back every row that states a record which is not taken", async () => {
    await write("projects.csv", table("1;One;;A;a.org;;;;", "2;Two;;A;a.org;f;;;", "3;Three;;B;;;;;").replace(/a\.org/g, "x".repeat(2100)));
    const { report, rejects } = await run();
    expect(report.rejections).toEqual({
      "values.website: expected a text of 1 to 2,000 characters": expect.objectContaining({ count: 1 }),
    });
    expect(rejects[0]!.rows).toBe(2);
  });

  it("takes nothing for gone of which a row was there but could not be read, and loses nothing that it stated", async () => {
    const right = ["1;One;01.02.2024;A;a.org;f;;;", "2;Two;02.02.2024;A;a.org;g;;;", "3;Three;;B;;f;;;"];
    await write("projects.csv", table(...right));
    await run();
    const entities = async () => (await state()).filter((it) => !it.startsWith("Record:"));
    const before = await entities();
    await write("projects.csv", table(right[0]!, "2;Two;soon;A;b.org;g;;;", right[2]!));
    const { report } = await run();
    expect(report).toMatchObject({ read: 8, unchanged: 5, updated: 1, rejected: 2, gone: 0, warnings: {} });
    expect(await entities()).toEqual(before);

    await write("projects.csv", table(right[0]!, "2;Two", right[2]!));
    const untold = await run();
    expect(untold.report).toMatchObject({ rejected: 1, gone: 0 });
    expect(untold.report.warnings).toEqual({
      "not met in the input, yet not marked as gone since some of what was read has no key that can be told": {
        count: 2,
        examples: ["toy: 2 records"],
      },
    });

    await write("projects.csv", table());
    expect((await run()).report).toMatchObject({ read: 0, gone: 0, warnings: { [nothingRead]: { count: 7 } } });
  });

  it("tells all that is wrong with a row at once, of what its cells mean and of what the catalogue asks", async () => {
    await write("projects.csv", table("1;;soon;A;;f;;;"));
    const { report } = await run();
    expect(Object.keys(report.rejections)).toEqual(["start: expected a date in the form DD.MM.YYYY", "values.name: is required"]);
    expect(report).toMatchObject({ read: 3, created: 2, rejected: 1 });
  });

  it("marks nothing as gone when only a part is read", async () => {
    await write("projects.csv", table("1;One;;;;;;;", "2;Two;;;;;;;"));
    await run();
    await write("projects.csv", table("1;One;;;;;;;"));
    expect((await run(["projects.csv"], { part: true })).report).toMatchObject({ unchanged: 1, gone: 0 });
    expect((await run(["projects.csv"])).report).toMatchObject({ unchanged: 1, gone: 1 });
  });

  it("links affiliations only where they are certain, and tells of the others", async () => {
    const places = [{ city: "Hangzhou", region: "Zhejiang", country: "CN" }];
    await load(database, "r", [institution("zju", { name: "Zhejiang University", ror: "00a2xv884", locations: places, country: "CN" })]);
    const rows = [
      "1;One;;;;;Zhejiang Univ.;Hangzhou;P.R. China",
      "2;Two;;;;;Zhejiang Univ.;Hangzhou;P.R. China",
      "3;Three;;;;;Univ. of Atlantis;;",
    ];
    await write("projects.csv", table(...rows));
    const asked: string[][] = [];
    const matchAffiliations = (texts: readonly string[]) => {
      asked.push([...texts]);
      return chooseEntities(database, researchGraph, texts);
    };
    const { report } = await run([], { matchAffiliations });
    expect(asked).toEqual([["Zhejiang Univ., Hangzhou, P.R. China", "Univ. of Atlantis"]]);
    expect(report.names).toEqual({ linked: 1, unlinked: ["Univ. of Atlantis"], statements: { linked: 2, unlinked: 1 } });
    expect(
      await ask(database, "MATCH (:Institution {id: 'ror:00a2xv884'})-[:PARTICIPATES_IN]->(p) WITH p ORDER BY p.id RETURN collect(p.id)"),
    ).toEqual(["toy:projects/1", "toy:projects/2"]);
  });

  it("reads JSON lines, and gives rejected ones back as objects with their reasons", async () => {
    await write(
      "tables.yaml",
      `${source}tables:
  - file: people.jsonl
    records:
      - kind: Project
        key: projects/{id}
        values: { name: "{title}" }
        relationships:
          - each: { person: "{team.name}" }
            type: WORKS_ON
            direction: IN
            other: { kind: Researcher, key: "people/{person}" }
      - { kind: Researcher, each: { person: "{team.name}" }, key: "people/{person}", repeats: merge, values: { name: "{person}" } }
`,
    );
    const line = (id: number, title: string) => JSON.stringify({ id, title, team: [{ name: "Ann" }, { name: "Bo" }] });
    await write("people.jsonl", [line(1, "One"), line(2, ""), "{oops"].join("\n"));
    const { report } = await run();
    expect(report).toMatchObject({ created: 3, rejected: 2 });
    expect(await ask(database, "MATCH (r:Researcher)-[:WORKS_ON]->(p:Project) WITH r ORDER BY r.name RETURN collect(r.name)")).toEqual([
      "Ann",
      "Bo",
    ]);
    const lines = (await readFile(rejectsOf("people.jsonl"), "utf8")).trimEnd().split("\n");
    expect(lines.map((it) => JSON.parse(it))).toEqual([
      { ...JSON.parse(line(2, "")), _reasons: ["values.name: is required, got nothing"] },
      { _unreadable: "{oops", _reasons: [expect.stringContaining("expected a JSON object")] },
    ]);
    await writeFile(rejectsOf("people.jsonl"), `${lines[0]!.replace('"title":""', '"title":"Two"')}\n`);
    expect((await run([rejectsOf("people.jsonl")])).report).toMatchObject({ read: 3, created: 1, unchanged: 2, rejected: 0 });
    expect(await ask(database, "MATCH (r:Researcher {name: 'Ann'})-[:WORKS_ON]->(p) RETURN count(p)")).toBe(2);
  });

  it("refuses files that stand for no table of the mapping, or for the same, naming all", async () => {
    await write(
      "tables.yaml",
      mapping.replace("tables:", "tables:\n  - { file: other.csv, records: [ { kind: Project, key: '{a}', values: { name: '{a}' } } ] }"),
    );
    await expect(run(["projects.csv", "projects.rejects.csv", "none.csv"])).rejects.toMatchObject({
      code: "INVALID_SEED",
      message: expect.stringMatching(
        /projects\.rejects\.csv and .*projects\.csv both stand for its table projects\.csv.*none\.csv stands for none of its tables/,
      ),
    });
    await expect(run(["missing.csv", "projects.csv"])).rejects.toMatchObject({ code: "INVALID_SEED" });
    expect(await ask(database, "MATCH (n) WHERE NOT n:Graph RETURN count(n)")).toBe(0);
  });

  it("refuses a mapping that does not fit before anything is written", async () => {
    await write("projects.csv", "id,nome\n1,One\n");
    await expect(run()).rejects.toMatchObject({
      code: "INVALID_SEED",
      message: expect.stringMatching(/the table has no column "name"[\s\S]*no column "start"/),
    });
    expect(await ask(database, "MATCH (n) WHERE NOT n:Graph RETURN count(n)")).toBe(0);
    expect(basename(rejectsOf("a/b.tsv.gz"))).toBe("b.rejects.tsv");
  });
});
