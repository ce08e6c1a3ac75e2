import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { AtlasError } from "../../../src/errors.js";
import type { Reading } from "../../../src/import/sourceRecord.js";
import { readMapping } from "../../../src/import/table/readMapping.js";
import { readTable } from "../../../src/import/table/readTable.js";
import { suggestMapping } from "../../../src/import/table/suggest/suggestMapping.js";
import { catalogue, noNames, rejectionOf, sourceText } from "./mappingFile.js";

const mapping = (file: string) => `${sourceText}tables:
  - file: ${file}
    records:
      - kind: Funding
        key: "awards/{id}"
        values: { name: "{title}", amount: { from: "{amount}", money: USD }, start: { from: "{start}", date: MM/DD/YYYY } }
      - { kind: Researcher, key: "people/{pi}", when: [pi], repeats: merge, values: { name: "{pi}" } }
`;

const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    "1,000.50",
    "01/02/2024",
    "two\nlines",
    'say "hi"',
    "é",
    "之江实验室",
    "\ufffd",
    "{id}",
    "=1+1",
    "\0",
    "x".repeat(1_000_001),
  ),
);
/** Mostly what should stand there, so that some rows can be read. */
const mostly = (right: string) => fc.oneof({ weight: 4, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: cell });
const row = fc.record({ id: cell, title: cell, amount: mostly("12"), start: mostly("01/02/2024"), pi: cell });
const columns = ["id", "title", "amount", "start", "pi"] as const;

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const asCsv = (rows: readonly Readonly<Record<string, string>>[]): string =>
  `${[columns.join(","), ...rows.map((it) => columns.map((name) => quoted(it[name]!)).join(","))].join("\n")}\n`;
const asJson = (rows: readonly Readonly<Record<string, string>>[]): string => rows.map((it) => `${JSON.stringify(it)}\n`).join("");

/** What may befall the bytes of a file. */
const damage = fc.oneof(
  fc.constant((it: Buffer) => it),
  fc.nat(10_000).map((at) => (it: Buffer) => it.subarray(0, at % (it.length + 1))),
  fc.tuple(fc.nat(10_000), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, by]) => (it: Buffer) => {
    const from = at % (it.length + 1);
    return Buffer.concat([it.subarray(0, from), by, it.subarray(from + by.length)]);
  }),
  fc.constantFrom<BufferEncoding>("utf16le", "latin1").map((encoding) => (it: Buffer) => Buffer.from(it.toString("utf8"), encoding)),
  fc.constant((it: Buffer) => Buffer.concat([it, it])),
  fc.nat(10_000).map((at) => (it: Buffer) => gzipSync(it).subarray(0, at % 60)),
  fc.constant((it: Buffer) => gzipSync(it)),
  fc.constant((it: Buffer) => Buffer.concat([it, Buffer.alloc(10_000_000, "x")])),
);

async function readAll(folder: string): Promise<readonly Reading[]> {
  const read = await readMapping(join(folder, "tables.yaml"), catalogue);
  const readings: Reading[] = [];
  for await (const it of readTable({ mapping: read, folder, linkNames: noNames })) readings.push(it);
  return readings;
}

/** Whether something ends well or with an error that tells what is wrong. */
const clearly = async <T>(work: () => Promise<T>): Promise<T | AtlasError> =>
  work().catch((error: unknown) => {
    if (error instanceof AtlasError && error.message.length > 20) return error;
    throw error;
  });

test("A damaged table ends in records, rejected rows with their reasons, or an error that tells what is wrong, and in nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "atlas-damaged-"));
  const outcomes = { records: 0, rejected: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), damage, fc.boolean(), async (rows, harm, json) => {
      const file = json ? "rows.jsonl" : "rows.csv";
      await writeFile(join(folder, "tables.yaml"), mapping(file));
      await writeFile(join(folder, file), harm(Buffer.from(json ? asJson(rows) : asCsv(rows))));
      const read = await clearly(() => readAll(folder));
      await clearly(() => suggestMapping(join(folder, file), catalogue));
      if (read instanceof AtlasError) outcomes.refused++;
      else
        for (const it of read) {
          const rejection = rejectionOf(it);
          if (!rejection) outcomes.records++;
          else {
            outcomes.rejected++;
            expect(rejection.place).toMatch(/^rows\.(csv|jsonl):\d+/);
            expect(rejection.reasons.join("")).not.toBe("");
          }
        }
    }),
    { numRuns: 200, seed: 5 },
  );
  expect(Object.entries(outcomes).filter(([, count]) => count === 0)).toEqual([]);
}, 300_000);

test("A table that is only written otherwise gives the same records", async () => {
  const folder = await mkdtemp(join(tmpdir(), "atlas-written-"));
  const plain = fc.string({ unit: fc.constantFrom(...'abc é之;,|\t"\n'), maxLength: 8 });
  const readable = fc.record({
    id: plain,
    title: plain,
    amount: fc.constantFrom("", "12", "1,000"),
    start: fc.constantFrom("", "01/31/2024"),
    pi: plain,
  });
  const writings: readonly ((text: string) => Buffer)[] = [
    (it) => Buffer.from(it),
    (it) => Buffer.from(`\ufeff${it}`),
    (it) => Buffer.from(`\ufeff${it}`, "utf16le"),
    (it) => gzipSync(it),
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(readable, { minLength: 1, maxLength: 6 }), async (rows) => {
      const all: unknown[] = [];
      for (const writing of writings) {
        await writeFile(join(folder, "tables.yaml"), mapping("rows.csv").replace("file: rows.csv", "file: rows.csv\n    delimiter: comma"));
        await writeFile(join(folder, "rows.csv"), writing(asCsv(rows)));
        all.push(await readAll(folder));
      }
      for (const it of all) expect(it).toEqual(all[0]);
    }),
    { numRuns: 20 },
  );
}, 120_000);
