import type { SourceRecord } from "../../../src/import/sourceRecord.js";
import { csvRows, distinct } from "./csvRows.js";
import { joined, readRecords, under } from "./readRecords.js";

let records: readonly SourceRecord[];
let byKey: ReadonlyMap<string, SourceRecord>;

beforeAll(async () => {
  records = await readRecords("seeds/osg");
  byKey = new Map(records.map((it) => [it.key, it]));
});

describe("The Open Science Grid", () => {
  test("gives every facility, site, resource group, resource and project once", async () => {
    const [facilities, resources] = [await csvRows("seeds/osg/facilities.csv"), await csvRows("seeds/osg/resources.csv")];
    const projects = await csvRows("seeds/osg/projects.csv");
    expect(under(records, "facilities")).toHaveLength(distinct(facilities, "facility"));
    expect(under(records, "sites")).toHaveLength(distinct(facilities, "site"));
    expect(under(records, "resource-groups")).toHaveLength(distinct(resources, "resource_group"));
    expect(under(records, "resources")).toHaveLength(resources.length);
    expect(under(records, "projects")).toHaveLength(projects.length);
    expect(under(records, "sponsors")).toHaveLength(distinct(projects, "sponsor_kind", "sponsor") - 1);
    expect([distinct(facilities, "facility"), distinct(facilities, "site"), distinct(resources, "resource_group")]).toEqual([
      229, 405, 429,
    ]);
    expect([resources.length, projects.length]).toEqual([1100, 1566]);
  });

  test("leads from a resource by its group and its site to the facility", () => {
    const group = joined(byKey.get("resources/AMNH-ARES-CE1"), "PART_OF");
    expect(group).toEqual(["resource-groups/AMNH"]);
    expect(joined(byKey.get("resource-groups/AMNH"), "PART_OF")).toEqual(["sites/AMNH"]);
    expect(joined(byKey.get("sites/AMNH"), "PART_OF")).toEqual(["facilities/American Museum of Natural History"]);
    expect(joined(byKey.get("facilities/American Museum of Natural History"), "HOSTS")).toEqual(["https://ror.org/03thb3e06"]);
  });

  test("refers to no record that it does not state", () => {
    const keys = records.flatMap((it) => it.relationships.flatMap(({ other }) => (other.key ? [other.key] : [])));
    expect(keys.filter((it) => !byKey.has(it))).toEqual([]);
  });

  test("mends codes of fields that lost zeros, and knows those of two and four digits", async () => {
    const rows = await csvRows("seeds/osg/projects.csv");
    const fieldOf = (code: string) => {
      const row = rows.find((it) => it["field_of_science_cip"] === code);
      return joined(byKey.get(`projects/${row?.["name"]}`), "ABOUT");
    };
    const mended = { "5.0212": "05.0212", "1.0902": "01.0902", "3.02": "03.02", "14.1": "14.10", "26.021": "26.0210", "26.131": "26.1310" };
    for (const [stated, right] of Object.entries(mended)) expect(fieldOf(stated)).toEqual([`fields/${right}`]);
    for (const kept of ["40.08", "26", "11.0701b", "40.0202"]) expect(fieldOf(kept)).toEqual([`fields/${kept}`]);
    expect(fieldOf("11.0701a")).toEqual(["fields/11.0701"]);
  });

  test("leads from six digits of a field to four and two, whose titles it does not know", () => {
    expect(joined(byKey.get("fields/40.0801"), "BROADER")).toEqual(["fields/40.08"]);
    expect(joined(byKey.get("fields/40.08"), "BROADER")).toEqual(["fields/40"]);
    expect(byKey.get("fields/40.08")?.values).toEqual({ name: "CIP 40.08", scheme: "CIP", notation: "40.08" });
  });

  test("keeps a name at two organisations as two people", async () => {
    const rows = await csvRows("seeds/osg/projects.csv");
    expect(under(records, "people")).toHaveLength(
      distinct(
        rows.map((it) => ({ ...it, organization: it["organization"]!.replace("\\u2013", "–") })),
        "organization",
        "pi_name",
      ),
    );
    expect(under(records, "people").filter((it) => it.values["name"] === "Robert William Gardner Jr")).toHaveLength(43);
  });

  test("keeps the organisation as stated, with its escapes read", () => {
    const stated = under(records, "projects").map((it) => it.values["statedOrganisation"]);
    expect(stated.filter((it) => String(it).includes("\\u"))).toEqual([]);
    expect(stated.filter((it) => it === "University of Nebraska–Lincoln").length).toBeGreaterThanOrEqual(17);
  });

  test("corrects the homonyms that lie in another country, and takes the source's word for the rest", () => {
    const rorOf = (name: string) => byKey.get(`institutions/${name}`)?.values["ror"];
    expect(rorOf("Northeastern University")).toBe("https://ror.org/04t5xt781");
    expect(rorOf("Northwestern University")).toBe("https://ror.org/000e0be47");
    expect(rorOf("University of the Andes")).toBeUndefined();
    expect(rorOf("University of New England")).toBe("https://ror.org/02n2ava60");
    expect(joined(byKey.get("facilities/University of the Andes"), "HOSTS")).toEqual([]);
  });
});
