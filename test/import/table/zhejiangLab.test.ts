import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { parseValues } from "../../../src/catalogue/stored.js";
import type { SourceRecord } from "../../../src/import/sourceRecord.js";
import { catalogue } from "./mappingFile.js";
import { joined } from "./readRecords.js";

async function recordsOf(file: string): Promise<readonly SourceRecord[]> {
  return (parse(await readFile(`seeds/zhejiang-lab/${file}`, "utf8")) as { records: readonly SourceRecord[] }).records;
}

let records: readonly SourceRecord[];

beforeAll(async () => {
  records = [...(await recordsOf("records.yaml")), ...(await recordsOf("own-names.yaml"))];
});

const all = (id: string, type: string): readonly unknown[] => records.filter((it) => it.id === id).flatMap((it) => joined(it, type));

describe("The records of Zhejiang Lab", () => {
  test("fit the catalogue and refer to nothing that they do not state", () => {
    expect(records.flatMap((it) => parseValues(catalogue.kind(it.kind), it.values).violations)).toEqual([]);
    const stated = new Set(records.map((it) => it.id));
    expect(records.flatMap((it) => it.relationships.flatMap(({ other }) => (other.id && !stated.has(other.id) ? [other.id] : [])))).toEqual(
      [],
    );
  });

  test("name three partners and three contributors", () => {
    expect(all("zhejiang-lab", "PARTNERS_WITH")).toEqual([
      "https://ror.org/011c1jj51",
      "https://ror.org/00a2xv884",
      "https://ror.org/00k642b80",
    ]);
    expect(all("zhejiang-lab", "CONTRIBUTES_TO")).toEqual([
      "https://ror.org/011c1jj51",
      "https://ror.org/00a2xv884",
      "alibaba-damo-academy",
    ]);
  });

  test("tell seven facilities that the lab hosts, four of them under construction", () => {
    const hosted = records.filter((it) => it.kind === "Facility" && joined(it, "HOSTS").includes("zhejiang-lab"));
    expect(hosted).toHaveLength(7);
    expect(hosted.filter((it) => it.values["status"] === "UNDER_CONSTRUCTION")).toHaveLength(4);
    expect(hosted.filter((it) => !("status" in it.values))).toHaveLength(3);
  });

  test("share two fields between the lab's research and its nine openings", () => {
    const sought = records.filter((it) => it.kind === "Opening").flatMap((it) => joined(it, "ABOUT"));
    expect(sought).toHaveLength(9);
    expect(all("zhejiang-lab", "ABOUT").filter((it) => sought.includes(it))).toEqual([
      "field-intelligent-perception",
      "field-intelligent-network",
    ]);
  });

  test("keep the two sums in their own currencies", () => {
    const sums = records.flatMap((it) => (it.values["amount"] ? [it.values["amount"]] : []));
    expect(sums).toEqual([
      { amount: "30000000000", currency: "CNY" },
      { amount: "15000000000", currency: "USD" },
    ]);
  });
});
