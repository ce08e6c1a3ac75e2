import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { ZipFile } from "yazl";
import type { Piece } from "../../../src/import/files/piece.js";
import { readPieces } from "../../../src/import/files/readPieces.js";

const folder = mkdtempSync(join(tmpdir(), "pieces-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function zip(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return buffer(archive.outputStream);
}

async function piecesOf(content: Buffer | string): Promise<readonly Piece[]> {
  const path = join(folder, "file");
  writeFileSync(path, content);
  const pieces: Piece[] = [];
  const file = readPieces(path);
  for await (const it of file.pieces) pieces.push(it);
  expect(file.fraction()).toBe(1);
  return pieces;
}
const textsOf = async (content: Buffer | string) => (await piecesOf(content)).map((it) => it.text.trim());

const lines = '{"a":1}\r\n\n{"b":"\u2028,]}"}';
const list = '\ufeff [\n {"a":1} ,{"b":"\\"],[{"} , [1,[2]]\n]\n';

describe("pieces of a file", () => {
  it("are its lines, or the items of its list, whatever it is packed in", async () => {
    const expected = ['{"a":1}', '{"b":"\u2028,]}"}'];
    expect(await textsOf(lines)).toEqual(expected);
    expect(await textsOf(gzipSync(lines))).toEqual(expected);
    expect(await textsOf(list)).toEqual(['{"a":1}', '{"b":"\\"],[{"}', "[1,[2]]"]);
    expect(
      await textsOf(await zip({ "data.csv": "x", "__MACOSX/._data.json": "?", "data.json": "[1]", "data_schema_v2.json": "[2]" })),
    ).toEqual(["2"]);
    expect(await textsOf("[]")).toEqual([]);
    expect(await textsOf("")).toEqual([]);
  });

  it("tell which of them are no UTF-8 and go on", async () => {
    const pieces = await piecesOf(Buffer.concat([Buffer.from('"a"\n'), Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from('"b"')]));
    expect(pieces.map((it) => it.fault)).toEqual([undefined, "expected UTF-8, got bytes that are not", undefined]);
  });

  it.each([
    ["a list that does not end", '[{"a":1},{"b"', "expected the list to be closed"],
    ["a list with something after it", "[1] 2", "expected the file to end after its list"],
    ["a gzip that is cut", gzipSync(lines.repeat(50)).subarray(0, 40), "unexpected end of file"],
  ])("of %s end in an error that says where", async (_, content, message) => {
    await expect(piecesOf(content)).rejects.toMatchObject({ code: "INVALID_SEED", message: expect.stringContaining(message) });
  });

  it("of an archive without JSON end in an error that lists what is in it", async () => {
    await expect(zip({ "data.csv": "x" }).then(piecesOf)).rejects.toThrow("expected an archive with a JSON file, got data.csv");
  });
});
