import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { detectFormat } from "../../../src/import/table/format/detectFormat.js";
import { formatLine, longestCell, type StatedFormat } from "../../../src/import/table/format/tableFormat.js";
import { type ReadRow, readRows } from "../../../src/import/table/readRows.js";

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "atlas-format-")), name);
  await writeFile(path, content);
  return path;
}

/** What is told of a file, and its rows. */
async function read(name: string, content: string | Uint8Array, stated: StatedFormat = {}) {
  const path = await written(name, content);
  const format = await detectFormat(path, stated);
  const rows: ReadRow[] = [];
  for await (const row of readRows(path, format)) rows.push(row);
  return { line: formatLine(name, format), rows, cells: rows.map((it) => ({ ...it.row })), reasons: rows.map((it) => it.reasons) };
}

const refusal = async (name: string, content: string | Uint8Array): Promise<string> =>
  read(name, content).then(
    () => "",
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );

/** A text of one byte a character. */
const bytes = (text: string, codes: Readonly<Record<string, number>> = {}): Buffer =>
  Buffer.from([...text].map((it) => codes[it] ?? it.codePointAt(0)!));

describe("The form of a table", () => {
  test.each([
    [
      "semicolons and Windows-1252",
      "f.csv",
      bytes("titre;lieu\nÉtude à l’École;Genève\n", { "’": 0x92 }),
      "f.csv: Windows-1252, semicolon, 2 columns",
    ],
    ["a byte order mark", "f.csv", "\ufeffname,city\nÉtude,Genève\n", "f.csv: UTF-8, comma, 2 columns"],
    ["UTF-16 with a mark", "f.csv", Buffer.from("\ufeffname|city\nÉtude|Genève\n", "utf16le"), "f.csv: UTF-16LE, pipe, 2 columns"],
    ["UTF-16 without one", "f.csv", Buffer.from("name\tcity\nÉtude\tGenève\n", "utf16le"), "f.csv: UTF-16LE, tab, 2 columns"],
    [
      "GB18030",
      "f.csv",
      Buffer.from("cfeec4bf2cbbfab9b90ac8cbb9a4d6c7c4dcbbf9b4a1c0edc2dbd1d0bebf2cd5e3bdadb4f3d1a70a", "hex"),
      "f.csv: GB18030, comma, 2 columns",
    ],
    ["JSON lines, whatever the name", "f.txt", '\n{"a":1}\n', "f.txt: UTF-8, JSON lines, 1 column"],
    ["gzip, whatever the name", "f.csv", gzipSync("a;b\n1;2\n"), "f.csv: UTF-8, semicolon, 2 columns"],
    ["one column only", "f.csv", "name\nAlpha\n", "f.csv: UTF-8, comma, 1 column"],
    ["delimiters within quotes", "f.csv", 'a;b\n"1,2,3";x\n"4,5,6";y\n', "f.csv: UTF-8, semicolon, 2 columns"],
  ])("is found out: %s", async (_, name, content, line) => {
    expect((await read(name, content)).line).toBe(line);
  });

  test("may be stated, which wins over what is found", async () => {
    const { line, cells } = await read("f.csv", "a;b,c\n1;2,3\n", { delimiter: "comma", encoding: "iso-8859-2" });
    expect(line).toBe("f.csv: ISO-8859-2, comma, 2 columns");
    expect(cells).toEqual([{ "a;b": "1", c: "3" }].map(() => ({ "a;b": "1;2", c: "3" })));
  });

  test("is UTF-8 in spite of a damaged place, and the row with that place is at fault", async () => {
    const content = Buffer.concat([Buffer.from("a,b\nżółw,1\n2,"), Buffer.from([0xe9, 0x41]), Buffer.from("\nżółw,3\n")]);
    const { line, reasons } = await read("f.csv", content);
    expect(line).toContain("UTF-8");
    expect(reasons).toEqual([[], ["it holds bytes that mean nothing in UTF-8, shown as \ufffd"], []]);
  });
});

describe("The rows of a table", () => {
  test("go over several lines in quotes, and their places are the lines where they begin", async () => {
    const { rows } = await read("f.csv", 'a,b\r\n1,"two\r\nlines"\r\n\r\n2,"say ""hi"""\r\n');
    expect(rows.map((it) => [it.place, it.row["b"]])).toEqual([
      ["f.csv:2", "two\r\nlines"],
      ["f.csv:5", 'say "hi"'],
    ]);
  });

  test("are each at fault alone, with every reason", async () => {
    const { reasons, rows } = await read("f.csv", 'a,b\n1\n2,On"e\n3,"x"y\n4,"open\n5,6\n');
    expect(reasons).toEqual([
      ["expected 2 columns, got 1"],
      ['cell 2 has a quote in it without being quoted: "On\\"e"'],
      ['cell 2 goes on behind its closing quote: "\\"x\\"y"'],
      ["it opens a quote that is never closed"],
      [],
    ]);
    expect(rows.at(-1)).toMatchObject({ place: "f.csv:6", cells: ["5", "6"] });
  });

  test("hold cells of a million characters at most; those around a longer one are read", async () => {
    const { reasons, cells } = await read("f.csv", `a,b\n1,${"x".repeat(longestCell)}\n2,${"x".repeat(10 * longestCell)}\n3,y\n`);
    expect(reasons).toEqual([[], ["b: expected at most 1,000,000 characters, got 10,000,000"], []]);
    expect(cells[2]).toEqual({ a: "3", b: "y" });
  });

  test("of JSON have columns with dots, texts for numbers and booleans, and lists", async () => {
    const lines = [
      '{"a":{"b":1.5},"on":true,"authors":["x","y"],"grants":[{"id":1},{"id":2}],"none":null}',
      "{oops",
      "[1]",
      '{"a":12345678901234567890}',
    ];
    const { cells, reasons } = await read("f.jsonl", lines.join("\n"));
    expect(cells[0]).toEqual({ "a.b": "1.5", on: "true", authors: ["x", "y"], "grants.id": ["1", "2"], none: "" });
    expect(reasons.slice(1)).toEqual([
      [expect.stringMatching(/^expected a JSON object: /)],
      ["expected a JSON object, got [1]"],
      ["a: the number has too many digits to be read exactly, write it as a text"],
    ]);
  });

  test("may have columns of any name", async () => {
    const { cells } = await read("f.csv", "__proto__,constructor\n1,2\n");
    expect(Object.entries(cells[0]!)).toEqual(expect.arrayContaining([["constructor", "2"]]));
    expect(Object.keys((await read("f.csv", "__proto__,b\n1,2\n")).rows[0]!.row)).toEqual(["__proto__", "b"]);
  });
});

describe("A file", () => {
  test.each([
    ["is empty", "f.csv", "", "The table f.csv cannot be read: it is empty"],
    [
      "has columns without a name or of the same",
      "f.csv",
      "a,a,,b\n1,2,3,4\n",
      'its header is wrong: column 3 has no name; columns 1 and 2 are both called "a"',
    ],
    ["is one JSON list", "f.json", '[{"a":1}]', "it is one JSON list: expected a JSON object on each line"],
    [
      "is cut off in its packing",
      "f.csv.gz",
      gzipSync(Buffer.from(`a,b\n${"1,2\n".repeat(100_000)}`)).subarray(0, 300),
      "unexpected end of file",
    ],
    [
      "has a row without end",
      "f.csv",
      `a,b\n1,"${"x".repeat(33_000_000)}`,
      "the row that begins on line 2 has more than 32,000,000 characters",
    ],
  ])("that %s is refused, and where is told", async (_, name, content, message) => {
    const told = await refusal(name, content);
    expect(told).toMatch(/^INVALID_SEED The table f/);
    expect(told).toContain(message);
  });
});
