import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Database } from "../../../src/database/database.js";
import { ask, openImportDatabase } from "../../import/importDatabase.js";

const run = promisify(execFile);

describe("atlas import table", () => {
  let database: Database;
  let folder: string;
  beforeAll(async () => {
    database = await openImportDatabase();
    folder = await mkdtemp(join(tmpdir(), "atlas-command-"));
  });
  afterAll(() => database.close());

  /** Runs the command in the folder; what it wrote, and whether it ended well. */
  async function atlas(...args: readonly string[]): Promise<{ stdout: string; stderr: string; code: number }> {
    const env = { ...process.env, NEO4J_URI: process.env["ATLAS_TEST_URI"]!, NEO4J_PASSWORD: process.env["ATLAS_TEST_PASSWORD"]! };
    const command = [resolve(".build/cli.js"), "import", "table", ...args];
    const done = (it: { stdout: string; stderr: string; code?: number }) => ({ stdout: it.stdout, stderr: it.stderr, code: it.code ?? 0 });
    return run(process.execPath, command, { cwd: folder, env }).then(done, done);
  }

  /** The last line, after those that tell progress. */
  const told = ({ stdout }: { readonly stdout: string }): unknown => JSON.parse(stdout.trim().split("\n").at(-1)!);

  it("suggests a mapping, loads through it, and loads the corrected rows alone", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${at + 1},Award ${at + 1},${at === 6 ? "plenty" : "1000"},2024-01-0${(at % 9) + 1}`,
    );
    await writeFile(join(folder, "awards.csv"), ["award_id,title,amount_usd,start_date", ...rows, ""].join("\n"));
    expect(await atlas("awards.csv", "--suggest", "--out", "mapping.yaml")).toMatchObject({ code: 0, stdout: "" });
    const suggested = await atlas("awards.csv", "--suggest");
    expect(await readFile(join(folder, "mapping.yaml"), "utf8")).toBe(suggested.stdout);
    expect(suggested.stdout).toMatch(/^# yaml-language-server: \$schema=.*schema\/mapping\.schema\.json\n/);

    const loaded = await atlas("--mapping", "mapping.yaml", "--json");
    expect(loaded.stderr).toContain("awards.csv: UTF-8, comma, 4 columns\n");
    expect(loaded.stderr).toContain("1 rejected, in ");
    expect(told(loaded)).toMatchObject({ report: { read: 40, created: 39, rejected: 1 }, rejects: [{ rows: 1 }] });
    const rejects = await readFile(join(folder, "awards.rejects.csv"), "utf8");
    expect(rejects).toContain('expected an amount such as 1000000.50, got ""plenty""');
    await writeFile(join(folder, "awards.rejects.csv"), rejects.replace(",plenty,", ",7,"));
    const again = await atlas("awards.rejects.csv", "--mapping", "mapping.yaml", "--json");
    expect(told(again)).toMatchObject({ report: { read: 1, created: 1, rejected: 0, gone: 0 }, rejects: [] });
    expect(await ask(database, "MATCH (f:Funding) RETURN [count(f), sum(f.amount)]")).toEqual([40, 3_900_700]);
  }, 120_000);

  it("ends with a code and what to do when it is not told what to do, or would write over a file", async () => {
    expect(await atlas("awards.csv")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^BAD_USER_INPUT: Expected --mapping .* or --suggest/),
    });
    expect(await atlas("awards.csv", "--suggest", "--out", "awards.csv")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("file already exists"),
    });
    expect(await atlas("--mapping", "none.yaml")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("INVALID_SEED: The mapping none.yaml cannot be read"),
    });
  }, 120_000);
});
