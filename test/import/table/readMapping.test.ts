import { refusal, sourceText } from "./mappingFile.js";

const files = { "rows.csv": "id,name\n1,One\n" };

describe("A mapping", () => {
  test("is refused with every fault of its form and of what it means, each with its line and column", async () => {
    const text = [
      "source: { id: toy, precedence: GOSPEL, values: { name: Toy } }",
      "tables:",
      "  - file: rows.csv",
      "    recrods: []",
      "    records:",
      "      - { kind: Planet, key: 5, values: {} }",
      '      - { kind: Project, key: "{nr}", values: { colour: red }, relationships: [ 3, { type: USES, direction: OUT } ] }',
      '  - { records: [ { kind: Project, key: "{nr}", values: { colour: red } } ] }',
      "",
    ].join("\n");
    expect((await refusal(text, files)).replace(/, only Institution.*/, "").replace(/, only id, name, names.*/, "")).toBe(
      [
        "INVALID_SEED The mapping cannot be used:",
        'tables.yaml:1:32: expected "CURATED" or "REGISTRY" or "TABLE", got "GOSPEL"',
        'tables.yaml:4:5: expected one of file, format, encoding, delimiter, columns, records, got "recrods"',
        'tables.yaml:6:17: there is no kind "Planet"',
        "tables.yaml:6:30: expected string, got 5",
        'tables.yaml:7:31: the table has no column "nr", only id, name',
        'tables.yaml:7:49: there is no property "colour"',
        "tables.yaml:7:81: expected object, got 3",
        'tables.yaml:7:84: expected "other" here, got only type, direction',
        'tables.yaml:8:5: expected "file" here, got only records',
      ].join("\n"),
    );
  });

  test("is refused with everything that the catalogue and the tables do not have", async () => {
    const text = `${sourceText}tables:
  - file: rows.csv
    records:
      - kind: Project
        key: "{nr}"
        values: { name: "{name}", colour: red, start: { from: "{id}", date: MM/DD } }
        relationships:
          - { type: FUNDS, direction: OUT, other: { kind: Funding, key: "{id}" } }
          - { type: USES, direction: OUT, other: { kind: Facility, key: "{id}" }, values: { share: 1 } }
          - { type: ABOUT, direction: OUT, other: { kind: ResearchField, identifiers: { ror: "{id}" } } }
      - kind: Planet
        key: "{id}"
        values: { name: { from: "{name}", lookup: planets } }
  - file: none.csv
    records: [ { kind: Project, key: "{id}", values: { name: "{id}" } } ]
`;
    const lines = (await refusal(text, files)).split("\n").slice(1);
    expect(lines.map((it) => it.replace(/, only Institution.*|, only id, name, .*/, ""))).toEqual([
      'tables.yaml:6:14: the table has no column "nr", only id, name',
      'tables.yaml:7:35: there is no property "colour"',
      'tables.yaml:7:77: expected a form such as MM/DD/YYYY, got "MM/DD"',
      "tables.yaml:9:21: there is no FUNDS from Project to Funding",
      'tables.yaml:10:93: there is no property "share", only id, since, until, confidence',
      'tables.yaml:11:89: there is no property "ror", only ',
      'tables.yaml:12:15: there is no kind "Planet"',
      'tables.yaml:14:51: there is no lookup "planets" before this place',
      expect.stringMatching(/^tables.yaml:15:11: The table none.csv cannot be read: ENOENT/),
    ]);
  });

  test("is refused for wrong forms of files, currencies, items and affiliations", async () => {
    const text = `${sourceText}tables:
  - file: rows.csv
    records:
      - kind: Funding
        each: { id: "{name}", one: "{nr}" }
        when: [one, two]
        key: "{id}/{one}"
        values: { name: "{one}", amount: { from: "{id}", money: EURO } }
        relationships:
          - { type: INVESTIGATES, direction: IN, other: { kind: Researcher, matched: { affiliation: "{place}" } } }
`;
    const lines = (await refusal(text, files)).split("\n").slice(1);
    expect(lines).toEqual([
      'tables.yaml:6:17: the table already has a column "id"',
      'tables.yaml:6:36: the table has no column "nr", only id, name',
      'tables.yaml:7:21: the table has no column "two"',
      'tables.yaml:9:65: expected a currency code of three letters (ISO 4217), got "EURO"',
      "tables.yaml:11:86: affiliations are not matched to the kind Researcher",
      'tables.yaml:11:101: the table has no column "place", only id, name, one',
    ]);
    const form = (await refusal(text.replace("file: rows.csv", "file: rows.csv\n    encoding: klingon\n    delimiter: dash"), files))
      .split("\n")
      .slice(1);
    expect(form).toEqual([
      expect.stringMatching(/^tables.yaml:4:15: expected "utf-8" or .*, got "klingon"$/),
      expect.stringMatching(/^tables.yaml:5:16: expected "comma" or .* got "dash"$/),
    ]);
  });

  test("is refused where it is no YAML", async () => {
    expect(await refusal("source: {\n", files)).toMatch(/^INVALID_SEED .*\ntables.yaml:\d+:\d+: /);
  });
});
