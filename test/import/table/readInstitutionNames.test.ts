import { storedColumns } from "../../../src/catalogue/stored.js";
import { institutionNames } from "../../../src/cypher/writes/institutionNames.js";
import type { Database } from "../../../src/database/database.js";
import { readInstitutionNames } from "../../../src/import/table/readInstitutionNames.js";
import { catalogue } from "./mappingFile.js";

const answer = (rows: readonly (readonly unknown[])[]): Pick<Database, "read"> => ({
  read: async () => ({ columns: [], rows, milliseconds: 0, bookmark: null, profile: null }),
});

describe("The institutions of the graph", () => {
  test("are asked for by properties that institutions keep", () => {
    const stored = catalogue.kind("Institution").properties.flatMap((it) => storedColumns(it).map((column) => column.name));
    const asked = [...institutionNames().text.matchAll(/n\.(\w+)/g)].map((it) => it[1]);
    expect(asked.filter((it) => !stored.includes(it!))).toEqual([]);
  });

  test("bring all their names, and a stub the one it has", async () => {
    const whole = [
      "ror:00a2xv884",
      "Zhejiang University",
      ["Zhejiang University", "ZJU"],
      ["LABEL", "ACRONYM"],
      "CN",
      ["Zhejiang", ""],
      "ACTIVE",
    ];
    const stub = ["ror:02n2ava60", "University of New England", null, null, null, null, null];
    expect(await readInstitutionNames(answer([whole, stub]) as Database)).toEqual([
      {
        id: "ror:00a2xv884",
        names: ["Zhejiang University", "Zhejiang University", "ZJU"],
        nameKinds: ["LABEL", "LABEL", "ACRONYM"],
        country: "CN",
        regions: ["Zhejiang"],
        active: true,
      },
      { id: "ror:02n2ava60", names: ["University of New England"], nameKinds: ["LABEL"], country: null, regions: [], active: true },
    ]);
  });
});
