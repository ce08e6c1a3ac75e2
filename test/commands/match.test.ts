import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { AffiliationMatch } from "../../src/analysis/affiliation/matchAffiliation.js";
import { openAffiliations } from "../../src/commands/match/affiliationTable.js";
import { type MatchSummary, matchColumns, matchRows } from "../../src/commands/match/matchRows.js";
import { tellMatching } from "../../src/commands/match/tellMatching.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "match-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const candidate = (name: string, score: number) => ({ id: `ror:${name}`, name, score, reasons: [`name: ${name}`, "its country agrees"] });

/** Knows two words: `sure` has one candidate that is certain, `doubt` two that are not. */
const matchWords = async (affiliations: readonly string[]): Promise<readonly AffiliationMatch[]> =>
  affiliations.map((it) => {
    if (it.includes("sure")) return { chosen: "ror:one", candidates: [candidate("one", 0.95)] };
    if (it.includes("doubt")) return { chosen: null, candidates: [candidate("two, 2", 0.5), candidate("three", 0.25)] };
    return { chosen: null, candidates: [] };
  });

async function matched(file: string, content: string | Buffer, column?: string, runnersUp = 0) {
  const path = join(folder, file);
  writeFileSync(path, content);
  const table = await openAffiliations(path, column, matchColumns(runnersUp));
  const summary: MatchSummary = { read: 0, chosen: 0, undecided: 0, nothingFound: 0, empty: 0, leftOut: 0 };
  const faults: string[] = [];
  const batches: (readonly string[])[] = [];
  const match = (affiliations: readonly string[]) => {
    batches.push(affiliations);
    return matchWords(affiliations);
  };
  const onFault = (row: { place: string; faults: readonly string[] }) => faults.push(`${row.place}: ${row.faults.join("; ")}`);
  let text = "";
  for await (const piece of matchRows({ table, runnersUp, match, onFault, onBatch: () => {} }, summary)) text += piece;
  return { text, summary, faults, batches };
}

test("a CSV is written again with what its affiliations mean, empty cells and all", async () => {
  const { text, summary } = await matched("papers.csv", 'id,affiliation\n1,"sure, Hangzhou"\n2,doubt\n3,\n4,none\n', "affiliation");
  expect(text).toBe(
    [
      "id,affiliation,match_id,match_name,match_score,match_certain,match_reasons",
      '1,"sure, Hangzhou",ror:one,one,0.95,true,name: one; its country agrees',
      '2,doubt,"ror:two, 2","two, 2",0.5,false,"name: two, 2; its country agrees"',
      "3,,,,,,",
      "4,none,,,,,",
      "",
    ].join("\n"),
  );
  expect(summary).toEqual({ read: 4, chosen: 1, undecided: 1, nothingFound: 1, empty: 1, leftOut: 0 });
});

test("runners-up have columns of their own", async () => {
  const { text } = await matched("papers.tsv", "affiliation\tyear\ndoubt\t2020\n", "affiliation", 2);
  const [header, row] = text.split("\n");
  expect(header!.split("\t").slice(7)).toEqual(matchColumns(2).slice(5));
  expect(row!.split("\t").slice(7)).toEqual(["ror:three", "three", "0.25", "name: three; its country agrees", "", "", "", ""]);
});

test("JSON lines stay what they are, packed ones too; a column may lie within objects", async () => {
  const line = { place: { text: "sure" }, list: [1, { a: null }], big: 0.1 };
  const { text } = await matched("papers.jsonl.gz", gzipSync(`${JSON.stringify(line)}\n`), "place.text");
  expect(JSON.parse(text)).toEqual({
    ...line,
    match_id: "ror:one",
    match_name: "one",
    match_score: 0.95,
    match_certain: true,
    match_reasons: "name: one; its country agrees",
  });
});

test("a text with an affiliation on each line becomes a CSV", async () => {
  const { text } = await matched("lines.txt", "sure, Hangzhou\r\n\nnone\n");
  expect(text.split("\n").slice(0, 3)).toEqual([
    "affiliation,match_id,match_name,match_score,match_certain,match_reasons",
    '"sure, Hangzhou",ror:one,one,0.95,true,name: one; its country agrees',
    "none,,,,,",
  ]);
});

test("rows that cannot be written with more columns are left out and told, with every reason", async () => {
  const { text, summary, faults } = await matched("papers.csv", 'id,affiliation\n1,sure,more\n2,su"re\n3,sure\n', "affiliation");
  expect(text.split("\n").map((it) => it.slice(0, 6))).toEqual(["id,aff", "3,sure", ""]);
  expect(faults).toEqual([
    "papers.csv:2: expected 2 columns, got 3",
    expect.stringMatching(/^papers\.csv:3: cell 2 has a quote in it without being quoted/),
  ]);
  expect(summary).toMatchObject({ read: 3, chosen: 1, leftOut: 2 });
});

test.each([
  ["where", '--column: expected one of the columns of papers.csv, got "where". It has "id", "match_id".'],
  [undefined, "--column: expected which column of papers.csv has the affiliations, got none"],
  ["id", 'papers.csv has a column "match_id" already: rename or remove it first.'],
])("the column %j is refused before anything is read", async (column, message) => {
  const path = join(folder, "papers.csv");
  writeFileSync(path, "id,match_id\n1,2\n");
  await expect(openAffiliations(path, column, matchColumns(0))).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
    message: expect.stringContaining(message),
  });
});

test("ten thousand rows are matched by the hundred, each text of a batch once", async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `${at},sure ${Math.floor(at / 2)}`);
  const { text, summary, batches } = await matched("papers.csv", `id,affiliation\n${rows.join("\n")}\n`, "affiliation");
  expect(text.trimEnd().split("\n").length).toBe(10_001);
  expect(summary).toMatchObject({ read: 10_000, chosen: 10_000 });
  expect([batches.length, Math.max(...batches.map((it) => it.length))]).toEqual([100, 50]);
});

test("the summary tells the rate and only what occurred", () => {
  let [now, told] = [0, ""];
  const output = { write: (text: string) => (told += text) };
  const matching = tellMatching(output, () => now);
  const summary: MatchSummary = { read: 1_200, chosen: 1_000, undecided: 200, nothingFound: 0, empty: 0, leftOut: 0 };
  now = 10_000;
  matching.batch(summary);
  matching.end(summary);
  expect(told).toBe("  1,200 rows, 120 a second\n  1,200 rows, 120 a second: 1,000 chosen, 200 undecided\n");
});
