import { folderOf, readAll, rejectionOf, sourceText } from "./mappingFile.js";

const projects = `${sourceText}tables:
  - file: rows.csv
    records:
      - kind: Project
        key: projects/{id}
        values: { name: "{name}", start: { from: "{start}", date: YYYY-MM-DD } }
        relationships:
          - { type: USES, direction: OUT, when: [site], other: { kind: Facility, key: "sites/{site}" } }
      - { kind: Facility, key: "sites/{site}", when: [site], repeats: merge, values: { name: "{site}", website: "{web}" } }
`;

const read = async (csv: string) => readAll(await folderOf({ "tables.yaml": projects, "rows.csv": csv }));

describe("A table", () => {
  test("is read with a byte order mark, quoted line breaks and the line where each row begins", async () => {
    const readings = await read('\ufeffid,name,start,site,web\r\n1,"two\nlines",,,\r\n2,"say ""hi""",,,\r\n');
    expect(readings.map((it) => "record" in it && [it.record.key, it.record.values["name"], it.place])).toEqual([
      ["projects/1", "two\nlines", "rows.csv:2"],
      ["projects/2", 'say "hi"', "rows.csv:4"],
    ]);
  });

  test("gives a row that cannot be read with every reason, and goes on", async () => {
    const readings = await read("id,name,start,site,web\n,One,tomorrow,,\n2,Two,,,\n3,Three\n2,Again,,,\n");
    expect(readings.flatMap((it) => rejectionOf(it) ?? [])).toEqual([
      {
        place: "rows.csv:2",
        input: ",One,tomorrow,,",
        reasons: [
          "the key projects/{id} of the Project has an empty column",
          'start: expected a date in the form YYYY-MM-DD, got "tomorrow"',
        ],
      },
      { place: "rows.csv:4", input: "3,Three", reasons: ["expected 5 columns, got 2"] },
      { place: "rows.csv:5", input: "2,Again,,,", reasons: ["the Project projects/2 was already stated at rows.csv:3"] },
    ]);
  });

  test("makes one record of what several rows state alike, and reports what they state otherwise", async () => {
    const readings = await read("id,name,start,site,web\n1,One,,A,\n2,Two,,A,a.org\n3,Three,,A,b.org\n");
    const sites = readings.filter((it) => "record" in it && it.record.kind === "Facility" && !it.faults);
    expect(sites).toEqual([
      expect.objectContaining({ record: { key: "sites/A", kind: "Facility", values: { name: "A", website: "a.org" }, relationships: [] } }),
    ]);
    expect(readings.flatMap((it) => rejectionOf(it) ?? [])).toEqual([
      {
        place: "rows.csv:4",
        input: "3,Three,,A,b.org",
        reasons: ['the Facility sites/A was stated at rows.csv:2 with website "a.org", here with "b.org"'],
      },
    ]);
  });

  test("states a relationship only when its columns hold something", async () => {
    const readings = await read("id,name,start,site,web\n1,One,,A,\n2,Two,,,\n");
    const projectsRead = readings.flatMap((it) => ("record" in it && it.record.kind === "Project" ? [it.record.relationships.length] : []));
    expect(projectsRead).toEqual([1, 0]);
  });

  test("gives a broken quote as unreadable", async () => {
    const readings = await read('id,name,start,site,web\n1,On"e,,,\n2,Two,,,\n');
    expect(readings.map((it) => ("record" in it ? it.record.key : it.unreadable.place))).toEqual(expect.arrayContaining(["projects/2"]));
    expect(readings).toHaveLength(2);
  });
});
