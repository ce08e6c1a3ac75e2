import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readRor } from "../../src/import/ror/readRor.js";
import type { Reading } from "../../src/import/sourceRecord.js";

const v2 = {
  id: "https://ror.org/00a2xv884",
  status: "active",
  established: 1897,
  types: ["education", "funder"],
  names: [
    { value: "ZJU", lang: null, types: ["acronym"] },
    { value: "Zhejiang University", lang: "en", types: ["ror_display", "label"] },
    { value: "浙江大学", lang: "zh", types: ["label", "alias"] },
  ],
  locations: [
    {
      geonames_id: 1808926,
      geonames_details: { country_code: "CN", country_subdivision_name: "Zhejiang", name: "Hangzhou", lat: 30.29, lng: 120.16 },
    },
  ],
  links: [
    { type: "website", value: "https://www.zju.edu.cn" },
    { type: "wikipedia", value: "https://en.wikipedia.org/wiki/ZJU" },
  ],
  domains: ["zju.edu.cn"],
  external_ids: [
    { type: "grid", all: ["grid.13402.34", "nonsense"] },
    { type: "isni", all: ["0000 0004 1759 700X"] },
  ],
  relationships: [{ type: "parent", id: "https://ror.org/00k642b80", label: "Parent\u2028of it" }],
};
const v1 = {
  id: "https://ror.org/00k642b80",
  name: "Alibaba",
  status: "active",
  types: ["Company"],
  aliases: ["Ali"],
  acronyms: [],
  labels: [{ label: "阿里巴巴", iso639: "zh" }],
  country: { country_code: "CN" },
  addresses: [
    { lat: 30.29, lng: 120.16, city: "Hangzhou", state: null, geonames_city: { id: 1808926, geonames_admin1: { name: "Zhejiang" } } },
  ],
  links: ["https://alibaba.com"],
  wikipedia_url: "",
  external_ids: { GRID: { all: "grid.481558.5" }, Wikidata: { all: ["Q1359568"] } },
  relationships: [{ type: "Predecessor", id: "https://ror.org/00a2xv884", label: "ZJU" }],
};

async function readAll(lines: readonly string[], packed = false): Promise<readonly Reading[]> {
  const folder = await mkdtemp(join(tmpdir(), "ror-"));
  const path = join(folder, packed ? "ror.jsonl.gz" : "ror.jsonl");
  await writeFile(path, packed ? gzipSync(lines.join("\n")) : lines.join("\n"));
  const all: Reading[] = [];
  for await (const reading of readRor(path).readings) all.push(reading);
  await rm(folder, { recursive: true });
  return all;
}

describe("reading ROR", () => {
  it("takes everything from a record of schema v2, and leaves malformed identifiers out with a warning", async () => {
    const [reading] = await readAll([JSON.stringify(v2)], true);
    expect(reading).toMatchObject({
      place: "ror.jsonl.gz:1",
      warnings: [expect.stringContaining('grid: expected an identifier of GRID like grid.13402.34, got "nonsense"')],
      record: {
        key: "00a2xv884",
        kind: "Institution",
        values: {
          name: "Zhejiang University",
          acronym: "ZJU",
          types: ["EDUCATION", "FUNDER"],
          status: "ACTIVE",
          country: "CN",
          countries: ["CN"],
          region: "Zhejiang",
          city: "Hangzhou",
          grid: ["grid.13402.34"],
          website: "https://www.zju.edu.cn",
          wikipedia: "https://en.wikipedia.org/wiki/ZJU",
          domains: ["zju.edu.cn"],
        },
        relationships: [
          {
            type: "PART_OF",
            direction: "OUT",
            other: { kind: "Institution", identifiers: { ror: "https://ror.org/00k642b80" }, name: "Parent\u2028of it" },
          },
        ],
      },
    });
    const names = ("record" in reading! ? reading.record.values["names"] : []) as { value: string; kind: string }[];
    expect(names.filter((it) => it.value === "浙江大学").map((it) => it.kind)).toEqual(["LABEL", "ALIAS"]);
  });

  it("takes everything from a record of schema v1", async () => {
    const [reading] = await readAll([JSON.stringify(v1)]);
    expect(reading).toMatchObject({
      warnings: [],
      record: {
        values: {
          name: "Alibaba",
          names: [
            { value: "Alibaba", kind: "LABEL" },
            { value: "阿里巴巴", language: "zh", kind: "LABEL" },
            { value: "Ali", kind: "ALIAS" },
          ],
          types: ["COMPANY"],
          grid: ["grid.481558.5"],
          wikidata: ["Q1359568"],
          locations: [{ country: "CN", region: "Zhejiang", city: "Hangzhou", geonames: 1808926 }],
        },
        relationships: [{ type: "SUCCEEDED_BY", direction: "IN" }],
      },
    });
  });

  it("goes on after lines that are no records", async () => {
    const all = await readAll(["{", "[]", '{"id":"x"}', "", JSON.stringify(v1)]);
    expect(all.map((it) => ("unreadable" in it ? it.unreadable.place : it.place))).toEqual([
      "ror.jsonl:1",
      "ror.jsonl:2",
      "ror.jsonl:3",
      "ror.jsonl:5",
    ]);
    expect(all.filter((it) => "unreadable" in it)).toHaveLength(3);
  });

  it("says which file cannot be read, and how far it came", async () => {
    const reading = async () => {
      for await (const _ of readRor("/nowhere/ror.jsonl").readings);
    };
    await expect(reading()).rejects.toMatchObject({ code: "INVALID_SEED", message: expect.stringContaining("/nowhere/ror.jsonl") });
  });
});
