import type { Table } from "../../src/export/answer/answerTable.js";
import { type ChartData, chartData, chartHeight, chartOption } from "../../src/queries/charts/chartOption.js";
import { type Drawing, readDrawing } from "../../src/queries/charts/drawing.js";
import { guessDrawing } from "../../src/queries/charts/guessDrawing.js";
import { renderSvg } from "../../src/queries/charts/renderSvg.js";
import { flatTable } from "./flatTable.js";

const drawing = (given: object): Drawing => {
  const read = readDrawing(given);
  if (Array.isArray(read)) throw new Error(read.join());
  return read as Drawing;
};

/** Rows of a graph's answer: nodes that are rows, and links that stand beside them all. */
const flow = () => {
  const [sources, targets, values] = [
    ["n", "d1", "d1"],
    ["d1", "r1", "r2"],
    ["9.00", "6.00", "3.00"],
  ];
  const names = { n: "Funder", d1: "Same", r1: "Same", r2: "Other" };
  const links = ["links.source", "links.target", "links.count", "links.value.amount"];
  const rows = Object.entries(names).map(([id, label]) => [id, label, "1.00", sources, targets, [1, 1, 1], values]);
  return flatTable(["id", "label", "value.amount", ...links], rows, links);
};

const tree = {
  columns: ["id", "name", "parents.id"],
  rows: [
    ["a", "A", "top"],
    ["b", "B", "a"],
    ["c", "C", "a"],
    ["d", "D", "top"],
    ["d", "D", "a"],
  ],
};

describe("a first drawing", () => {
  it("of sources and targets is a Sankey diagram, with the names of its ends", () => {
    expect(guessDrawing(flow())).toEqual(
      drawing({ type: "sankey", source: "links.source", target: "links.target", values: ["links.value.amount"], id: "id", label: "label" }),
    );
    const plain = [
      ["a", "b", 1],
      ["b", "c", 2],
    ];
    expect(guessDrawing(flatTable(["source", "target", "count"], plain))).toEqual(
      drawing({ type: "sankey", source: "source", target: "target", values: ["count"] }),
    );
  });

  it("of parts with their parents is a sunburst, and of many a treemap", () => {
    expect(guessDrawing(flatTable(tree.columns, tree.rows))).toEqual(
      drawing({ type: "sunburst", id: "id", parent: "parents.id", label: "name" }),
    );
    const many = Array.from({ length: 500 }, (_, at) => [`p${at}`, `P${at}`, `p${Math.floor(at / 9)}`]);
    expect(guessDrawing(flatTable(tree.columns, many))?.type).toBe("treemap");
  });

  it("of places is a map, and so is one of many countries, while few are bars", () => {
    const places = [
      ["A", 30, 120],
      ["B", 48, 11],
    ];
    expect(guessDrawing(flatTable(["name", "location.latitude", "location.longitude"], places))).toEqual(
      drawing({ type: "map", label: "name", latitude: "location.latitude", longitude: "location.longitude" }),
    );
    const codes = ["CN", "US", "DE", "FR", "GB", "JP", "IN", "BR", "IT", "ES", "CA", "AU", "NL", "SE", "CH", "AT", "PL"];
    const rows = codes.map((code, at) => [code, at + 1]);
    expect(guessDrawing(flatTable(["key.country", "count"], rows))).toEqual(
      drawing({ type: "map", label: "key.country", values: ["count"] }),
    );
    expect(guessDrawing(flatTable(["key.country", "count"], rows.slice(0, 5)))?.type).toBe("bar");
  });
});

describe("the data of a chart", () => {
  const dataOf = (table: Pick<Table, "columns" | "rows"> & Partial<Table>, given: object): ChartData =>
    chartData({ ...flatTable(table.columns, table.rows), ...table }, drawing(given));

  it("adds up parts by their levels", () => {
    const table = {
      columns: ["country", "city", "count"],
      rows: [
        ["CN", "Hangzhou", 3],
        ["CN", "Beijing", 4],
        ["CN", "Hangzhou", 2],
        ["DE", "Ulm", 0],
      ],
    };
    expect(dataOf(table, { type: "treemap", levels: ["country", "city"], values: ["count"] })).toEqual({
      form: "tree",
      parts: [
        {
          name: "CN",
          value: 9,
          children: [
            { name: "Hangzhou", value: 5 },
            { name: "Beijing", value: 4 },
          ],
        },
      ],
      depth: 2,
      note: "count",
    });
  });

  it("places each part once within a parent that is there, counts the innermost, and goes in no circle", () => {
    const byParent = { type: "sunburst", id: "id", parent: "parents.id", label: "name" };
    expect(dataOf(tree, byParent)).toMatchObject({
      parts: [{ name: "A", value: 3, children: [{ name: "B" }, { name: "C" }, { name: "D" }] }],
    });
    const circle = {
      columns: tree.columns,
      rows: [
        ["a", "A", "b"],
        ["b", "B", "a"],
        ["c", "C", "c"],
      ],
    };
    expect(dataOf(circle, byParent)).toMatchObject({
      parts: [
        { name: "B", value: 1, children: [{ name: "A" }] },
        { name: "C", value: 1 },
      ],
    });
  });

  it("reads links that stand beside the rows once, keeps ends of one name apart, and leaves out what flows back", () => {
    const given = {
      type: "sankey",
      source: "links.source",
      target: "links.target",
      values: ["links.value.amount"],
      id: "id",
      label: "label",
    };
    expect(dataOf(flow(), given)).toMatchObject({
      places: ["Funder", "Same", "Same\u200b", "Other"],
      links: [
        { source: "Funder", target: "Same", value: 9 },
        { source: "Same", target: "Same\u200b", value: 6 },
        { source: "Same", target: "Other", value: 3 },
      ],
      depth: 3,
      breadth: 2,
    });
    const back = {
      columns: ["from", "to", "count"],
      rows: [
        ["a", "b", 5],
        ["b", "a", 2],
        ["a", "a", 9],
      ],
    };
    expect(dataOf(back, { type: "sankey", source: "from", target: "to", values: ["count"] })).toMatchObject({
      links: [{ source: "a", target: "b", value: 5 }],
      note: "count; without 2 of 3 links",
    });
    expect(dataOf(back, { type: "sankey", levels: ["from", "to"] })).toMatchObject({ links: { length: 3 }, depth: 2 });
  });

  it("finds its way through 40 places of which each leads to all after it", () => {
    const rows = Array.from({ length: 40 }, (_, from) => Array.from({ length: 39 - from }, (_, it) => [from, from + it + 1])).flat();
    expect(dataOf({ columns: ["from", "to"], rows }, { type: "sankey", source: "from", target: "to" })).toMatchObject({
      links: { length: 780 },
      depth: 40,
    });
  }, 2_000);

  it("says how many have no country and how many no place", () => {
    const table = {
      columns: ["country", "count"],
      rows: [
        ["CN", 3],
        [null, 70],
        ["cn", 1],
      ],
    };
    const countries = dataOf(table, { type: "map", label: "country", values: ["count"] });
    expect(countries).toEqual({ form: "countries", values: new Map([["CN", 4]]), note: "count; without 70 of no known country" });
    const polar = dataOf(
      {
        columns: ["country", "count"],
        rows: [
          ["AQ", 2],
          [null, 1],
          ["NO", 3],
        ],
      },
      { type: "map", label: "country", values: ["count"] },
    );
    expect(polar).toMatchObject({ values: new Map([["NO", 3]]), note: "count; without 1 of no known country, 2 of AQ" });
    const places = {
      columns: ["name", "latitude", "longitude"],
      rows: [
        ["A", 0, 0],
        ["B", null, null],
      ],
    };
    expect(dataOf(places, { type: "map", latitude: "latitude", longitude: "longitude", label: "name" })).toEqual({
      form: "places",
      places: [{ name: "A", at: [0, 0], value: null }],
      note: "without 1 of 2",
    });
  });

  it("names the column that there is not, and the field that asks for it", () => {
    const wrong: readonly [object, RegExp][] = [
      [{ type: "sunburst", levels: ["name", "nam"] }, /levels 2 names the column "nam".*only id, name, parents.id/],
      [{ type: "sankey", source: "id", target: "to" }, /target names the column "to"/],
      [{ type: "map", label: "land", values: ["id"] }, /label names the column "land"/],
      [{ type: "treemap", id: "id", parent: "up", label: "name" }, /parent names the column "up"/],
    ];
    for (const [given, fault] of wrong) expect(() => dataOf(tree, given)).toThrow(fault);
  });
});

describe("a picture", () => {
  const hostile = '之江 <script>alert("1")</script> & {b} "more"';
  const shown: readonly [string, object, readonly string[], readonly (readonly unknown[])[]][] = [
    [
      "treemap",
      { levels: ["a", "b"], values: ["count"] },
      ["a", "b", "count"],
      [
        [hostile, "B", 3],
        [hostile, "C", 2],
        ["D", "E", 2],
      ],
    ],
    [
      "sunburst",
      { levels: ["a", "b"], values: ["count"] },
      ["a", "b", "count"],
      [
        [hostile, "B", 3],
        [hostile, "C", 2],
        ["D", "E", 2],
      ],
    ],
    [
      "sankey",
      { levels: ["a", "b"], values: ["count"] },
      ["a", "b", "count"],
      [
        [hostile, "B", 3],
        [hostile, "C", 2],
        ["D", "B", 2],
      ],
    ],
    [
      "map",
      { label: "country", values: ["count"] },
      ["country", "count"],
      [
        ["CN", 3],
        ["SG", 500],
        ["XK", 2],
      ],
    ],
    [
      "map",
      { label: "a", latitude: "north", longitude: "east", values: ["count"] },
      ["a", "north", "east", "count"],
      [
        [hostile, 30, 120, 4],
        ["B", 48, 11, 2],
      ],
    ],
  ];

  it.each(shown)("of a %s by %j is well formed, with all names as text", async (type, fields, columns, rows) => {
    const given = drawing({ type, ...fields });
    const data = chartData(flatTable(columns, rows), given);
    const svg = await renderSvg(hostile, chartOption(hostile, given, data), chartHeight(given, data));
    expect(svg).toMatch(/^<svg width="800" height="\d+"[^>]* role="img" aria-label="之江 &lt;script&gt;/);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("NaN");
    expect(svg.replace(/<[^>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#)/);
    expect(svg.match(/<path|<circle/g)!.length).toBeGreaterThan(2);
  });

  it("of nothing is a title over nothing", async () => {
    for (const [type, fields, columns] of shown) {
      const given = drawing({ type, ...fields });
      const data = chartData(flatTable(columns, []), given);
      expect(await renderSvg("Nothing", chartOption("Nothing", given, data), chartHeight(given, data))).toContain("<title>Nothing</title>");
    }
  });
});
