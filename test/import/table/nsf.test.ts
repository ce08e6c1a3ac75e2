import type { SourceRecord } from "../../../src/import/sourceRecord.js";
import { csvRows, distinct } from "./csvRows.js";
import { joined, readRecords, under } from "./readRecords.js";

const table = "seeds/nsf/awards-fy2026.csv";
let records: readonly SourceRecord[];

beforeAll(async () => {
  records = await readRecords("seeds/nsf");
});

const totalOf = (awards: readonly SourceRecord[]): number =>
  awards.reduce((sum, it) => sum + Number((it.values["amount"] as { amount: string }).amount), 0);

describe("The awards of the NSF", () => {
  test("add up to the sum in the table", async () => {
    const rows = await csvRows(table);
    const awards = under(records, "awards");
    expect(awards).toHaveLength(rows.length);
    expect(rows).toHaveLength(1151);
    expect(totalOf(awards)).toBe(rows.reduce((sum, it) => sum + Number(it["amount_usd"]), 0));
    expect(totalOf(awards)).toBe(573_575_293);
  });

  test("name every recipient, programme, division and directorate of the table", async () => {
    const rows = await csvRows(table);
    expect(new Set(under(records, "awards").map((it) => it.values["statedRecipient"])).size).toBe(distinct(rows, "institution"));
    expect(under(records, "programmes")).toHaveLength(distinct(rows, "directorate_code", "division_code", "program"));
    expect(new Set(under(records, "programmes").map((it) => it.values["name"])).size).toBe(distinct(rows, "program"));
    expect(under(records, "divisions")).toHaveLength(distinct(rows, "directorate_code", "division_code"));
    expect(under(records, "directorates")).toHaveLength(distinct(rows, "directorate_code"));
    expect([distinct(rows, "institution"), distinct(rows, "program")]).toEqual([298, 317]);
  });

  test("lead from the award to its project, its people and its programme", () => {
    const award = records.find((it) => it.key === "awards/2609774");
    expect(award?.values).toEqual({
      name: "Collaborative Research: The Albatross Re-Collection Project for a century of genomic change in the tropics",
      number: "2609774",
      type: "GRANT",
      amount: { amount: "343638", currency: "USD" },
      start: "2025-10-01",
      end: "2027-06-30",
      statedRecipient: "University of California-Santa Cruz",
    });
    expect(joined(award, "FUNDS")).toEqual(["projects/2609774"]);
    expect(joined(award, "INVESTIGATES")).toEqual([
      "people/University of California-Santa Cruz/Pinsky, Malin",
      "people/award 2609774/Brendan N Reid",
    ]);
    expect(joined(award, "UNDER")).toEqual([expect.stringMatching(/^programmes\/BIO\/[A-Z]+\/Evolutionary Processes$/)]);
    expect(joined(award, "GRANTED_BY")).toEqual(["https://ror.org/021nxhr62"]);
    expect(joined(award, "AWARDED_TO")).toEqual(["https://ror.org/03s65by71"]);
  });

  test("leave a recipient unlinked that may be a system or a campus", () => {
    const hawaii = records.find((it) => it.values["statedRecipient"] === "University of Hawaii");
    expect(joined(hawaii, "AWARDED_TO")).toEqual([]);
  });
});
