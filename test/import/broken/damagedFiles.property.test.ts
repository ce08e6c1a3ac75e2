import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Database } from "../../../src/database/database.js";
import { AtlasError } from "../../../src/errors.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { checkGraph } from "../../../src/import/check/checkGraph.js";
import { jsonRejects } from "../../../src/import/files/jsonRejects.js";
import { loadRecords } from "../../../src/import/load/loadRecords.js";
import type { LoadReport } from "../../../src/import/load/loadReport.js";
import { readRor } from "../../../src/import/ror/readRor.js";
import { rorSource } from "../../../src/import/ror/rorSource.js";
import { openImportDatabase, removeAll } from "../importDatabase.js";
import { rorSample } from "../rorSample.js";

const folder = mkdtempSync(join(tmpdir(), "research-atlas-damaged-"));
const file = join(folder, "dump");
const rejects = join(folder, "rejects.jsonl");
const runs = 1_000;
/** The graph is looked through after each so many files. */
const between = 50;

type Fields = Record<string, unknown>;
type Path = readonly (string | number)[];

/** Every place in a record, so that any of them may be damaged. */
function places(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, it]) => places(it, [...path, name]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((it, at) => (at === Number(first) ? replaced(it, rest, by) : it));
  return { ...(value as Fields), [first]: replaced((value as Fields)[String(first)], rest, by) };
}

/** What may stand where something else should. */
const wrong = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(null, true, -1, 1e308, "", "\u0000", "https://ror.org/0000000xx", [], {}, [[]], [null], {
      a: { b: 1 },
    }),
  },
  { weight: 3, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** One way in which the text of a file, one record a line, goes wrong. */
const damage = fc.oneof(
  fc.record({ how: fc.constant("value" as const), line: fc.nat(), place: fc.nat(), by: wrong }),
  fc.record({ how: fc.constant("cycle" as const), line: fc.nat() }),
  fc.record({ how: fc.constant("double" as const), line: fc.nat() }),
  fc.record({ how: fc.constant("cut" as const), line: fc.nat(), at: fc.nat() }),
  fc.record({ how: fc.constant("bytes" as const), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

const container = fc.constantFrom("lines", "list", "gzip", "cut gzip", "cut list", "utf16", "latin1");

function damagedLines(sample: readonly string[], all: readonly Damage[]): readonly string[] {
  const lines = [...sample];
  for (const it of all) {
    if (it.how === "bytes") continue;
    const at = it.line % lines.length;
    const line = lines[at]!;
    if (it.how === "double") lines.push(line);
    else if (it.how === "cut") lines[at] = line.slice(0, it.at % line.length);
    else {
      let record: unknown;
      try {
        record = JSON.parse(line);
      } catch (error) {
        if (error instanceof SyntaxError) continue;
        throw error;
      }
      if (it.how === "cycle") {
        const id = (JSON.parse(sample[(at + 1) % sample.length]!) as Fields)["id"];
        lines[at] = JSON.stringify({
          ...(record as Fields),
          relationships: [
            { type: "parent", id, label: "?" },
            { type: "child", id, label: "?" },
          ],
        });
      } else {
        const possible = places(record);
        lines[at] = JSON.stringify(replaced(record, possible[it.place % possible.length]!, it.by)) ?? "";
      }
    }
  }
  return lines;
}

function packed(lines: readonly string[], form: string, all: readonly Damage[]): Buffer {
  const text = form.endsWith("list") ? `[${lines.join(",\n")}]` : lines.map((it) => `${it}\n`).join("");
  const bytes = Buffer.from(text, form === "utf16" ? "utf16le" : form === "latin1" ? "latin1" : "utf8");
  for (const it of all)
    if (it.how === "bytes") bytes.set(it.bytes.subarray(0, bytes.length), it.at % Math.max(1, bytes.length - it.bytes.length));
  if (form === "cut list") return bytes.subarray(0, Math.floor(bytes.length * 0.7));
  if (!form.endsWith("gzip")) return bytes;
  const small = gzipSync(bytes);
  return form === "gzip" ? small : small.subarray(0, Math.floor(small.length * 0.7));
}

let database: Database;
let sample: readonly string[];

beforeAll(async () => {
  database = await openImportDatabase();
  sample = await rorSample(6);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(): Promise<LoadReport> {
  const { readings } = readRor(file);
  const rejected = await jsonRejects(rejects);
  return loadRecords({ database, catalogue: researchGraph, source: rorSource("2026-01-01"), readings, rejects: rejected, batchSize: 4 });
}

/** What a damaged file may end in: a report that accounts for every record, or an error that says where the file ends. */
async function endsClearly(): Promise<void> {
  try {
    const report = await imported();
    expect(report.created + report.updated + report.unchanged + report.rejected).toBe(report.read);
    const told = Object.values(report.rejections).reduce((sum, it) => sum + it.count, 0);
    expect(told).toBeGreaterThanOrEqual(report.rejected);
    if (report.rejected > 0) expect(readFileSync(rejects, "utf8").trim().split("\n")).toHaveLength(report.rejected);
  } catch (error) {
    expect(error).toBeInstanceOf(AtlasError);
    expect(error).toMatchObject({ code: "INVALID_SEED", message: expect.stringContaining("cannot be read after line or item") });
  }
}

it("ends in a clear report and an intact graph, whatever is wrong with a file", async () => {
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { maxLength: 4 }), container, async (all, form) => {
      writeFileSync(file, packed(damagedLines(sample, all), form, all));
      await endsClearly();
      if (++files % between === 0) {
        const { faults } = await checkGraph(database, researchGraph, { repair: false });
        expect(faults).toEqual({});
        await removeAll(database);
      }
    }),
    { numRuns: runs, seed: 5 },
  );
}, 600_000);

it("refuses cells of 10 MB and a piece beyond every measure, and tells of them in few words", async () => {
  const record = JSON.parse(sample[0]!) as Fields & { names: Fields[] };
  const long = "x".repeat(10 * 2 ** 20);
  const lines = [
    { ...record, id: "https://ror.org/00a2xv884", names: [{ value: long, types: ["ror_display", "label"], lang: "en" }] },
    { ...record, established: long },
    { ...record, names: 7 },
  ];
  writeFileSync(file, [...lines.map((it) => JSON.stringify(it)), `"${"x".repeat(40 * 2 ** 20)}"`].map((it) => `${it}\n`).join(""));
  const report = await imported();
  expect(report).toMatchObject({ read: 4, rejected: 4 });
  expect(Object.keys(report.rejections).join("\n")).toMatch(/at most 32 MiB/);
  for (const reason of Object.values(report.rejections).flatMap((it) => it.examples)) expect(reason.length).toBeLessThan(1_000);
});
