import { ror } from "../../../src/catalogue/values/identifier.js";
import { nameForm } from "../../../src/import/table/nameForm.js";
import { csvRows } from "./csvRows.js";
import { type RorNames, rorNames } from "./rorNames.js";

let known: ReadonlyMap<string, RorNames>;

beforeAll(async () => {
  known = await rorNames();
});

const bears = (names: readonly string[], name: string): boolean => names.some((it) => nameForm(it) === nameForm(name));

describe("The tables of spellings", () => {
  test("tell for each recipient of the NSF an active record of ROR that bears the name, or one that OSG names so", async () => {
    const osg = new Map((await csvRows("seeds/osg/institutions.csv")).map((it) => [it["ror"], it["name"]!]));
    const doubtful = (await csvRows("seeds/nsf/recipients.csv")).filter((it) => {
      const record = known.get(it["ror"]!);
      const named = record ? record.active && bears(record.names, it["name"]!) : bears([osg.get(it["ror"]!) ?? ""], it["name"]!);
      return ror.normalise(it["ror"]!) === null || !named;
    });
    expect(doubtful).toEqual([]);
  });

  test("stand for recipients that the awards name, each once", async () => {
    const named = new Set((await csvRows("seeds/nsf/awards-fy2026.csv")).map((it) => `${it["institution"]}|${it["state"]}`));
    const stated = (await csvRows("seeds/nsf/recipients.csv")).map((it) => `${it["institution"]}|${it["state"]}`);
    expect(stated.filter((it) => !named.has(it))).toEqual([]);
    expect(new Set(stated).size).toBe(stated.length);
  });

  test("correct OSG only to active records of the same name", async () => {
    for (const { name, ror: address } of await csvRows("seeds/osg/corrections.csv")) {
      if (!address) continue;
      expect(known.get(address)).toMatchObject({ active: true, names: expect.arrayContaining([name]) });
    }
  });
});
