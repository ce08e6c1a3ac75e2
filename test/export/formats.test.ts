import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { parse } from "csv-parse/sync";
import type { Database } from "../../src/database/database.js";
import { formats } from "../../src/export/formats.js";
import { neighbourhoodOf } from "../../src/export/neighbourhoodOf.js";
import { entitiesOf, oneKind } from "../../src/export/partOfGraph.js";
import { wholeGraph } from "../../src/export/wholeGraph.js";
import { writeFiles } from "../../src/export/writeFiles.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { ask } from "../import/importDatabase.js";
import { exportedFiles, exportedText } from "./exportedText.js";
import { awkward, plantGraph } from "./plantedGraph.js";
import { runPython } from "./python.js";
import { zipEntries } from "./zipEntries.js";

interface PythonReading {
  readonly nodes: number;
  readonly edges: number;
  readonly parallel: boolean;
  readonly directed: boolean;
  readonly nodeTypes: Readonly<Record<string, readonly string[]>>;
  readonly edgeTypes: Readonly<Record<string, readonly string[]>>;
  readonly labels: readonly string[];
  readonly texts: readonly string[];
  readonly sources: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly types: Readonly<Record<string, string>> }>>;
}

describe("exports", () => {
  let database: Database;
  let folder: string;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const whole = () => wholeGraph(database, researchGraph);
  const count = (pattern: string) => ask(database, `MATCH ${pattern} RETURN count(*)`) as Promise<number>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "exports-"));
    database = await plantGraph();
  }, 400_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const written = async (format: "csv" | "graphml", name: string): Promise<string> => {
    const path = join(folder, name);
    await writeFiles(formats[format].write(whole(), {}), formats[format].several, { path, report: () => {} }, nowhere);
    return path;
  };

  it("are read by networkx and pandas with types, counts and names", async () => {
    const read = runPython("readExports.py", [await written("graphml", "graph.graphml"), await written("csv", "tables")]) as PythonReading;
    expect(read).toMatchObject({ parallel: true, directed: true, nodes: await count("(:Entity)"), edges: await count("(:Entity)-->()") });
    expect(read.nodeTypes).toMatchObject({ established: ["int"], amount: ["float"], stub: ["bool"], kind: ["str"], label: ["str"] });
    expect(read.edgeTypes).toMatchObject({ share: ["float"], confidence: ["float"], relationship: ["str"] });
    expect(read.labels).toEqual(expect.arrayContaining(["Entered by hand 手", awkward.name]));
    expect(read.texts).toContain(awkward.description.replace("\u0001", "\uFFFD"));
    expect(JSON.parse(read.sources)).toContainEqual(expect.objectContaining({ id: "ror", licence: "CC0-1.0" }));
    for (const kind of ["Institution", "Funding", "Researcher"])
      expect(read.tables[`${kind}.csv`]).toMatchObject({ rows: await count(`(:${kind})`), types: { stub: "bool", id: "str" } });
    expect(read.tables["Institution.csv"]!.types["established"]).toBe("float64");
    expect(read.tables["Funding.csv"]!.types["amount"]).toBe("float64");
    expect(read.tables["AWARDED_TO.csv"]).toMatchObject({ rows: await count("()-[:AWARDED_TO]->()"), types: { share: "float64" } });
  });

  it("as CSV run nothing in a spreadsheet, keep numbers, and tell where all comes from", async () => {
    const files = await exportedFiles(whole(), "csv", { bom: true });
    const fundings = files.get("Funding.csv")!;
    expect(fundings.startsWith("\uFEFFid,name,")).toBe(true);
    const row = (parse(fundings, { bom: true, columns: true }) as Record<string, string>[]).find((it) => it["id"] === "s:award");
    expect(row).toMatchObject({
      name: `'${awkward.name}`,
      amount: "-90071992547409931.25",
      amountCurrency: "CNY",
      start: "2017-02",
      statedRecipient: "-1.5",
    });
    expect(row!["description"]).toBe(awkward.description);
    expect(parse(files.get("sources.csv")!, { bom: true, columns: true })).toContainEqual(
      expect.objectContaining({ id: "ror", licence: "CC0-1.0" }),
    );
    const described = JSON.parse(files.get("datapackage.json")!) as {
      resources: { path: string; schema: { fields: { name: string }[] } }[];
    };
    for (const { path, schema } of described.resources) {
      const [header] = parse(files.get(path)!, { bom: true, to: 1 }) as string[][];
      expect(header).toEqual(schema.fields.map((it) => it.name));
    }
    expect([...files.keys()].toSorted()).toEqual(
      [...described.resources.map((it) => it.path), "datapackage.json", "sources.csv"].toSorted(),
    );
  });

  it("as JSON-LD hold a node each, and the sources with their licences", async () => {
    const { "@context": context, "@graph": nodes } = JSON.parse(await exportedText(whole(), "jsonld")) as {
      "@context": Record<string, unknown>;
      "@graph": Record<string, unknown>[];
    };
    expect(context).toMatchObject({ schema: "https://schema.org/", name: "schema:name" });
    expect(nodes[0]!["schema:isBasedOn"]).toContainEqual(expect.objectContaining({ "schema:name": "ror", "schema:license": "CC0-1.0" }));
    expect(nodes.find((it) => it["@id"] === "urn:research-atlas:zhejiang-lab" && it["@type"])).toMatchObject({
      "@type": ["schema:Organization", "Institution"],
    });
    expect(nodes.filter((it) => Array.isArray(it["@type"]))).toHaveLength(await count("(:Entity)"));
    expect(nodes.filter((it) => it["from"])).toHaveLength(await count("(:Entity)-->()"));
  });

  it("of a kind hold what fits the filter, and only relationships among that", async () => {
    const content = oneKind(database, researchGraph, researchGraph.kind("Institution"), { name: { eq: "kept" } });
    const files = await exportedFiles(content, "csv");
    expect([...files.keys()]).toEqual(["Institution.csv", "sources.csv", "datapackage.json"]);
    expect(parse(files.get("Institution.csv")!, { columns: true })).toEqual([expect.objectContaining({ id: "s:kept", name: "kept" })]);
    expect(parse(files.get("sources.csv")!, { columns: true })).toEqual([expect.objectContaining({ id: "s" })]);
    const all = await exportedFiles(oneKind(database, researchGraph, researchGraph.kind("Institution")), "csv");
    expect(parse(all.get("PART_OF.csv")!, { columns: true })).toHaveLength(await count("(:Institution)-[:PART_OF]->(:Institution)"));
  });

  it("around an entity hold its neighbours and all relationships among them", async () => {
    const content = await neighbourhoodOf(database, researchGraph, ["hand"], { depth: 1 });
    const lines = (await exportedText(content, "jsonl", { records: true }))
      .trimEnd()
      .split("\n")
      .map((it) => JSON.parse(it) as Record<string, unknown>);
    const ids = (line: string) => lines.filter((it) => it["line"] === line).map((it) => it["id"]);
    expect(ids("entity")).toEqual(["hand", "s:kept", "zhejiang-lab"]);
    expect(ids("relationship")).toHaveLength(2);
    expect(ids("record")).toContain("s|kept");
    await expect(neighbourhoodOf(database, researchGraph, ["hand", "no", "nor"], { depth: 1 })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("no, nor"),
    });
  });

  it("of given entities leave out what is not there", async () => {
    const text = await exportedText(entitiesOf(database, researchGraph, ["zhejiang-lab", "no", "hand"]), "graphml");
    expect(text.match(/<node /g)).toHaveLength(2);
    expect(text.match(/<edge /g)).toHaveLength(1);
  });

  it("of several files go to a zip", async () => {
    const path = join(folder, "tables.zip");
    await writeFiles(formats.csv.write(whole(), {}), true, { path, report: () => {} }, nowhere);
    const entries = await zipEntries(path);
    expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(await exportedFiles(whole(), "csv")));
  });

  it("to standard output or a file are the same text", async () => {
    const parts: Buffer[] = [];
    const output = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void parts.push(chunk)) });
    await writeFiles(formats.graphml.write(whole(), {}), false, { path: null, report: () => {} }, output);
    expect(Buffer.concat(parts).toString()).toBe(await readFile(await written("graphml", "again.graphml"), "utf8"));
  });
});
