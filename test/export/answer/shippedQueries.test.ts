import { parse as parseCsv } from "csv-parse/sync";
import { pino } from "pino";
import { exportAnswer } from "../../../src/export/answer/exportAnswer.js";
import type { FormatName } from "../../../src/export/formats.js";
import type { ExportOptions } from "../../../src/export/graphContent.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { executeAlone } from "../../../src/graphql/executeAlone.js";
import { createGraphApi, type GraphApi } from "../../../src/graphql/graphApi.js";
import { shippedQueryOf } from "../../../src/queries/shippedQueries.js";
import { openSeedGraph, type SeedGraph } from "../../seedGraph.js";

let graph: SeedGraph;
let api: GraphApi;

beforeAll(async () => {
  graph = await openSeedGraph();
  const { database } = graph;
  api = await createGraphApi({
    catalogue: researchGraph,
    database,
    maximumPrice: 500_000,
    timeout: 60_000,
    log: pino({ level: "silent" }),
  });
}, 400_000);

afterAll(async () => {
  await api.apollo.stop();
  await graph.close();
});

async function exported(query: string, format: FormatName, options: ExportOptions = {}) {
  const { signal } = new AbortController();
  const execute = executeAlone(api.apollo, () => api.createContext({ requestId: "export", signal, explain: "off" }));
  const asked = { catalogue: researchGraph, database: graph.database, schema: api.schema, query, variables: {}, execute, name: "answer" };
  const answer = await exportAnswer(asked);
  const texts = new Map<string, string>();
  for await (const file of answer.files(format, options)) {
    let text = "";
    for await (const part of file.text) text += part;
    texts.set(file.name, text);
  }
  return { texts, sources: answer.sources.map((it) => it.name) };
}

const csvRows = (text: string) => parseCsv(text, { bom: true, columns: true }) as readonly Record<string, string>[];
const shipped = async (name: string) => (await shippedQueryOf("schema/operations", name)).document;

describe("a shipped query", () => {
  it.each(["02-partners-of-zhejiang-lab", "partners-of-zhejiang-lab", "PartnersOfZhejiangLab"])("is found as %s", async (name) => {
    expect((await shippedQueryOf("schema/operations", name)).id).toBe("partners-of-zhejiang-lab");
  });

  it.each([
    ["partners-of-zhejiang-lab", "id", 3],
    ["under-construction", "name", 4],
    ["largest-awards", "number", 10],
  ])("%s is a table with each %s once, with its sources beside it", async (name, column, count) => {
    const { texts, sources } = await exported(await shipped(name), "csv", { bom: true });
    const table = texts.get("answer.csv")!;
    expect(table.startsWith("\uFEFF")).toBe(true);
    expect(new Set(csvRows(table).map((it) => it[column])).size).toBe(count);
    expect(sources.length).toBeGreaterThan(0);
    for (const it of sources) expect(texts.get("answer.csv-metadata.json")).toContain(it);
  });

  it.each([
    ["partners-of-zhejiang-lab", 6, 10],
    ["under-construction", 5, 4],
    ["largest-awards", 40, 47],
  ])("%s is a graph of %i entities and %i relationships", async (name, nodes, edges) => {
    const text = (await exported(await shipped(name), "graphml")).texts.get("graph.graphml")!;
    expect([text.match(/<node /g)?.length, text.match(/<edge /g)?.length]).toEqual([nodes, edges]);
  });
});

describe("a list that leaves open which page it wants", () => {
  it("has every entity once, in as many rows as it has parents", async () => {
    const total = csvRows((await exported("{ institutions { totalCount } }", "csv")).texts.get("answer.csv")!)[0]!;
    const rows = csvRows((await exported("{ institutions { nodes { id parents { nodes { id } } } } }", "csv")).texts.get("answer.csv")!);
    expect(new Set(rows.map((it) => it["id"])).size).toBe(Number(total["institutions.totalCount"]));
    expect(new Set(rows.map((it) => `${it["id"]} ${it["parents.id"]}`)).size).toBe(rows.length);
  }, 120_000);
});
