import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../../src/database/database.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { importTables } from "../../../src/import/table/importTables.js";
import { suggestMapping } from "../../../src/import/table/suggest/suggestMapping.js";
import { openTableInput } from "../../../src/import/table/tableInput.js";
import { ask, openImportDatabase, removeAll } from "../importDatabase.js";
import { folderOf } from "./mappingFile.js";

describe("A suggested mapping", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  beforeEach(() => removeAll(database));
  afterAll(() => database.close());

  /** Suggests a mapping for a file, loads the file through it at once, and gives both. */
  async function loaded(folder: string, file: string, kind?: string) {
    const text = await suggestMapping(join(folder, file), researchGraph, kind);
    await writeFile(join(folder, "mapping.yaml"), text);
    const { report } = await importTables({
      database,
      catalogue: researchGraph,
      input: await openTableInput({ catalogue: researchGraph, mapping: join(folder, "mapping.yaml"), files: [], tell: () => {} }),
      placeRejects: (name) => join(folder, name),
      matchAffiliations: async (texts) => texts.map(() => null),
    });
    return { text, report };
  }

  const shipped = async (path: string, name: string): Promise<string> => {
    const folder = await folderOf({});
    await copyFile(path, join(folder, name));
    return folder;
  };

  it("loads the awards of the NSF whole: numbers, types, money to the dollar, dates and investigators", async () => {
    const { text, report } = await loaded(await shipped("seeds/nsf/awards-fy2026.csv", "awards.csv"), "awards.csv");
    expect(report.rejected).toBe(0);
    expect(text).toContain('amount: { from: "{amount_usd}", money: "USD" }');
    expect(text).toContain('"Cooperative Agreement": COOPERATIVE_AGREEMENT');
    expect(text).toMatch(/# "division_code": "DMR", "CMMI", "CCF" \(in 1151 of 1151 rows\)/);
    expect(await ask(database, "MATCH (f:Funding) RETURN [count(f), sum(f.amount), min(f.start), count(f.type)]")).toEqual([
      1151,
      57_357_529_300,
      "2025-10-01",
      1151,
    ]);
    expect(await ask(database, "MATCH (:Researcher)-[r:INVESTIGATES {role: 'PI'}]->(:Funding) RETURN count(r)")).toBe(1151);
  }, 120_000);

  it("loads the projects of the Open Science Grid with their leaders and fields", async () => {
    const { report } = await loaded(await shipped("seeds/osg/projects.csv", "projects.csv"), "projects.csv");
    expect(report.rejected).toBe(0);
    expect(report.names?.statements.unlinked).toBe(1566);
    expect(await ask(database, "MATCH (p:Project) RETURN [count(p), count(p.statedOrganisation)]")).toEqual([1566, 1566]);
    expect(await ask(database, "MATCH (:Researcher)-[r:WORKS_ON]->(:Project)-[a:ABOUT]->(:ResearchField) RETURN count(DISTINCT a)")).toBe(
      1566,
    );
  }, 120_000);

  it("reads numbers with a decimal comma, days before months, signs of currencies and countries by name", async () => {
    const rows = [
      "Förderkennzeichen;Titel;Projektleiter;Hochschule;Ort;Land;Betrag;Beginn;Status",
      "A-1;Über Quanten;Jörg Müller;Universität Köln;Köln;Germany;1.250.000,50 €;31.01.2024;laufend",
      "A-2;Über Wellen;Zoë Weiß;Universität Genf;Genf;Switzerland;750.000 €;01.02.2024;beendet",
      "",
    ];
    const folder = await folderOf({});
    await writeFile(join(folder, "grants.csv"), Buffer.from(rows.join("\n").replaceAll("€", "\x80"), "latin1"));
    const { text, report } = await loaded(folder, "grants.csv");
    expect(text).toContain("grants.csv: Windows-1252, semicolon, 9 columns");
    expect(report.rejected).toBe(0);
    expect(await ask(database, "MATCH (f:Funding {name: 'Über Quanten'}) RETURN [f.amount, f.amountCurrency, f.start]")).toEqual([
      125_000_050,
      "EUR",
      "2024-01-31",
    ]);
    expect(text).toContain('affiliation: { first: [ "{Hochschule}, {Ort}, {Land}", "{Hochschule}, {Land}", "{Hochschule}" ] }');
  });

  it("knows identifiers by their checksums, lists of JSON, and what is a place", async () => {
    const people = [
      {
        orcid: "https://orcid.org/0000-0002-1825-0097",
        first_name: "Josiah",
        last_name: "Carberry",
        organization: "Brown University",
        titles: ["Professor", "Dr"],
      },
      { orcid: "0000-0001-5109-3700", first_name: "Laure", last_name: "Haak", organization: "Brown University", titles: [] },
    ];
    const folder = await folderOf({
      "people.jsonl": people.map((it) => JSON.stringify(it)).join("\n"),
      "labs.tsv":
        "ror_id\tlab name\ttype\tcountry\tlat\tlon\nhttps://ror.org/00a2xv884\tOne\tEducation\tChina\t30.2\t120.1\nhttps://ror.org/02m2h7991\tTwo\tMoon base\tFrance\t48\t2.3\n",
    });
    const { report } = await loaded(folder, "people.jsonl");
    expect(report).toMatchObject({ created: 2, rejected: 0 });
    expect(
      await ask(
        database,
        "MATCH (r:Researcher {orcid: '0000-0002-1825-0097'}) RETURN [r.name, r.familyName, r.titles, r.statedOrganisation]",
      ),
    ).toEqual(["Josiah Carberry", "Carberry", ["Professor", "Dr"], "Brown University"]);
    const labs = await loaded(folder, "labs.tsv", "institution");
    expect(labs.report).toMatchObject({ created: 2, rejected: 0 });
    expect(await ask(database, "MATCH (i:Institution {ror: '00a2xv884'}) RETURN [i.name, i.country, i.locationsLatitudes]")).toEqual([
      "One",
      "CN",
      [30.2],
    ]);
  });

  it("leaves the values of closed lists that it does not know to a person, and loads all the same", async () => {
    const folder = await folderOf({ "facilities.csv": "name,status,area\nOne,operating,big\nTwo,on fire,small\n" });
    const { text, report } = await loaded(folder, "facilities.csv");
    expect(text).toContain('status: { from: "{status}", map: { "operating": OPERATING, "on fire": null } } # null: one of PLANNED');
    expect(text).toContain('# "area": "big", "small" (in 2 of 2 rows)');
    expect(report).toMatchObject({ created: 2, rejected: 0 });
  });

  it("is refused for a kind that does not exist, and for a table without texts", async () => {
    const folder = await folderOf({ "a.csv": "name\nOne\n", "b.csv": "name\n\n" });
    await expect(suggestMapping(join(folder, "a.csv"), researchGraph, "Planet")).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("got Planet"),
    });
    await expect(suggestMapping(join(folder, "b.csv"), researchGraph)).rejects.toMatchObject({ code: "INVALID_SEED" });
  });
});
