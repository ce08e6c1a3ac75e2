import type { Currencies } from "../../src/export/answer/moneyFields.js";
import { chartData, chartHeight, chartOption } from "../../src/queries/charts/chartOption.js";
import type { Drawing } from "../../src/queries/charts/drawing.js";
import { guessDrawing } from "../../src/queries/charts/guessDrawing.js";
import { nothingToDraw } from "../../src/queries/charts/nothingToDraw.js";
import { renderSvg } from "../../src/queries/charts/renderSvg.js";
import { flatTable } from "./flatTable.js";

describe("a first drawing", () => {
  it.each([
    [
      "names and numbers are bars",
      ["id", "name", "count"],
      [
        ["a", "A", 3],
        ["b", "B", 5],
      ],
      { type: "bar", label: "name", values: ["count"], series: null },
    ],
    [
      "ids do where there are no names",
      ["id", "count"],
      [
        ["a", 3],
        ["b", 5],
      ],
      { type: "bar", label: "id", values: ["count"], series: null },
    ],
    [
      "a number beside the list is not drawn",
      ["totalCount", "name", "count"],
      [
        [9, "A", 3],
        [9, "B", 5],
      ],
      { type: "bar", label: "name", values: ["count"], series: null },
      ["totalCount"],
    ],
    [
      "amounts are decimal texts",
      ["name", "amount", "number"],
      [
        ["A", "3.50", "77"],
        ["B", "5.00", "78"],
      ],
      { type: "bar", label: "name", values: ["amount"], series: null },
    ],
    [
      "money says more than how many there are, also as a list of one",
      ["sum.amount", "name", "count", "sum.amount (2)", "sum.currency (2)"],
      [
        [["9.00"], "A", 3, ["3.50"], ["USD"]],
        [["9.00"], "B", 5, ["5.50"], ["USD"]],
      ],
      { type: "bar", label: "name", values: ["sum.amount (2)"], series: null },
      ["sum.amount"],
    ],
    [
      "money in several currencies is not compared",
      ["name", "amount", "currency", "count"],
      [
        ["A", "3.50", "USD", 3],
        ["B", "5.50", "CNY", 4],
      ],
      { type: "bar", label: "name", values: ["count"], series: null },
    ],
    [
      "years are a line",
      ["key.year", "count"],
      [
        [2019, 3],
        [2020, 5],
      ],
      { type: "line", label: "key.year", values: ["count"], series: null },
    ],
    [
      "names that come again make series",
      ["key.country", "key.type", "count"],
      [
        ["CN", "Lab", 3],
        ["CN", "Uni", 5],
        ["US", "Lab", 4],
      ],
      { type: "bar", label: "key.country", values: ["count"], series: "key.type" },
    ],
    [
      "so do names beside years",
      ["name", "start", "amount"],
      [
        ["A", "2019", "3.50"],
        ["A", "2020", "2.00"],
        ["B", "2019", "5.00"],
      ],
      { type: "line", label: "start", values: ["amount"], series: "name" },
    ],
  ] as const)("%s", (_what, columns, rows, expected, beside: readonly string[] = []) => {
    expect(guessDrawing(flatTable(columns, rows, beside))).toEqual(expected);
  });

  it("is none where there is nothing to draw", () => {
    expect(guessDrawing(flatTable(["name"], [["A"]]))).toBeNull();
    expect(guessDrawing(flatTable(["count"], [[3]]))).toBeNull();
    expect(guessDrawing(flatTable(["name", "count"], []))).toBeNull();
    expect(guessDrawing(flatTable(["name", "number"], [["A", "77"]]))).toBeNull();
    const alike = ["A", "B"].map((it) => [9, it]);
    expect(guessDrawing(flatTable(["totalCount", "name"], alike, ["totalCount"]))).toBeNull();
  });
});

/** Three universities, each with its count and the names of some of those counted. */
const nested = {
  columns: ["totalCount", "name", "people.totalCount", "people.name", "people.age", "country"],
  depths: [0, 1, 1, 2, 2, 1],
  rows: [
    [3, "A", 146, "Ada", 30, "CN"],
    [3, "A", 146, "Bob", 40, "CN"],
    [3, "B", 12, "Ada", 30, "CN"],
    [3, "C", 0, null, null, "US"],
  ],
  begins: [0, 2, 1, 1],
  lists: new Map(),
  currencies: new Map(),
};

describe("what the items of a list within a row repeat", () => {
  it("is drawn with the names that stand beside it, and not with those of the list", () => {
    expect(guessDrawing(nested)).toEqual({ type: "bar", label: "name", values: ["people.totalCount"], series: null });
  });

  it("is added up once, under whatever name", () => {
    const sums = (type: Drawing["type"], label: string, value: string, series: string | null = null) =>
      chartData(nested, { type, label, values: [value], series });
    expect(sums("bar", "name", "people.totalCount")).toMatchObject({ labels: ["A", "B", "C"], series: [{ values: [146, 12, 0] }] });
    expect(sums("bar", "country", "people.totalCount")).toMatchObject({ labels: ["CN", "US"], series: [{ values: [158, 0] }] });
    expect(sums("bar", "people.name", "people.totalCount")).toMatchObject({
      labels: ["Ada", "Bob", "not known"],
      series: [{ values: [158, 146, 0] }],
    });
    expect(sums("bar", "name", "people.age")).toMatchObject({ labels: ["A", "B"], series: [{ values: [70, 30] }] });
    expect(sums("pie", "country", "totalCount")).toMatchObject({ series: [{ values: [3, 3] }] });
    expect(sums("map", "country", "people.totalCount")).toMatchObject({
      values: new Map([
        ["CN", 158],
        ["US", 0],
      ]),
    });
  });

  it("makes parts and links once", () => {
    const levels = (type: Drawing["type"], values: string[], ...names: string[]) =>
      chartData(nested, { type, label: null, values, series: null, levels: names });
    expect(levels("treemap", ["people.totalCount"], "country", "name")).toMatchObject({
      parts: [
        {
          name: "CN",
          value: 158,
          children: [
            { name: "A", value: 146 },
            { name: "B", value: 12 },
          ],
        },
      ],
    });
    expect(levels("treemap", [], "country")).toMatchObject({
      parts: [
        { name: "CN", value: 2 },
        { name: "US", value: 1 },
      ],
    });
    for (const type of ["treemap", "sunburst", "sankey"] as const)
      expect(() => levels(type, ["people.totalCount"], "name", "people.name")).toThrow(
        /people\.totalCount stands beside the list in which people\.name/,
      );
    expect(levels("sankey", [], "country", "name")).toMatchObject({ links: [{ value: 1 }, { value: 1 }, { value: 1 }] });
    expect(levels("sankey", ["people.totalCount"], "country", "name")).toMatchObject({
      links: [
        { source: "CN", target: "A", value: 146 },
        { source: "CN", target: "B", value: 12 },
      ],
    });
  });
});

describe("amounts of money", () => {
  const money = (currencies: Currencies, cells: readonly (readonly unknown[])[]) => ({
    ...flatTable(["type", "total", "currency"], cells),
    lists: new Map(["total", "currency"].filter(() => cells.some((it) => Array.isArray(it[1]))).map((it) => [it, "awards"] as const)),
    currencies: new Map([["total", currencies]]),
  });
  const cells = [
    ["GRANT", "1.50", "USD"],
    ["GRANT", "2.00", "CNY"],
    ["PRIZE", "7.00", "USD"],
  ];
  const mixed = money({ column: "currency", one: false }, cells);
  const unasked = money({ column: null, one: false }, cells);
  const bars: Drawing = { type: "bar", label: "type", values: ["total"], series: null };

  it("are drawn under whatever name they are asked for, where they are in one currency", () => {
    const one = money(
      { column: "currency", one: false },
      cells.filter((it) => it[2] === "USD"),
    );
    expect(guessDrawing(one)).toEqual(bars);
    expect(chartData(one, bars)).toMatchObject({ labels: ["GRANT", "PRIZE"], series: [{ values: [1.5, 7] }], note: "total in USD" });
    expect(chartData(money({ column: null, one: true }, cells), bars)).toMatchObject({ series: [{ values: [3.5, 7] }] });
  });

  it("are not added up where they are in several, or nobody knows in which", () => {
    expect([guessDrawing(mixed), guessDrawing(unasked)]).toEqual([null, null]);
    expect(nothingToDraw(mixed)).toMatch(/total holds amounts in USD, CNY/);
    for (const type of ["bar", "line", "pie", "scatter"] as const) {
      expect(() => chartData(mixed, { ...bars, type })).toThrow(/drawing\.values: The column total holds amounts in USD, CNY/);
      expect(() => chartData(unasked, { ...bars, type })).toThrow(/currencies are not asked for/);
    }
    expect(() => chartData(mixed, { ...bars, type: "treemap", label: null, levels: ["type"] })).toThrow(/USD, CNY/);
    for (const wrong of [
      { type: "sunburst", label: null, levels: ["type", "currency"] },
      { type: "sankey", label: null, levels: ["currency", "type"] },
      { type: "area", series: "currency" },
      { type: "pie", label: "currency" },
      { type: "scatter", label: "total", values: ["type"] },
    ] as const)
      expect(() => chartData(mixed, { ...bars, ...wrong } as Drawing)).toThrow(/USD, CNY/);
    expect(chartData(mixed, { ...bars, type: "treemap", label: null, levels: ["currency", "type"] })).toMatchObject({
      parts: { length: 2 },
    });
    const twice = {
      ...mixed,
      currencies: new Map([...mixed.currencies, ["other", { column: null, one: true }]]),
      columns: [...mixed.columns, "other"],
    };
    expect(() =>
      chartData({ ...twice, depths: [1, 1, 1, 1] }, { ...bars, values: ["total", "other"], series: null, label: "currency" }),
    ).toThrow(/in one currency/);
  });

  it("are compared with each currency as a series of its own", () => {
    expect(chartData(mixed, { ...bars, series: "currency" })).toMatchObject({
      series: [
        { name: "USD", values: [1.5, 7] },
        { name: "CNY", values: [2, null] },
      ],
      summable: false,
    });
  });

  it("count one by one where they stand in lists", () => {
    const lists = [
      ["A", ["1.00", "2.50"], ["USD", "USD"]],
      ["B", [], []],
      ["C", ["4.00"], ["USD"]],
    ];
    expect(chartData(money({ column: "currency", one: false }, lists), bars)).toMatchObject({
      labels: ["A", "C"],
      series: [{ values: [3.5, 4] }],
    });
    const several = [["A", ["1.00", "2.50"], ["USD", "EUR"]]];
    expect(() => chartData(money({ column: "currency", one: false }, several), bars)).toThrow(/USD, EUR/);
  });
});

describe("lists within rows", () => {
  const table = {
    ...flatTable(
      ["name", "alias.value", "award.amount", "award.to.name", "award.to.year"],
      [["A", ["x", "y"], [1, 2], [["R", "S"], ["R"]], [[10, 20], [30]]]],
    ),
    lists: new Map([
      ["alias.value", "alias"],
      ["award.amount", "award"],
      ["award.to.name", "award.to"],
      ["award.to.year", "award.to"],
    ]),
    currencies: new Map(),
  };
  const bars = (label: string, value: string): Drawing => ({ type: "bar", label, values: [value], series: null });

  it("are not set side by side where they have nothing to do with each other", () => {
    for (const type of ["bar", "pie", "scatter"] as const)
      expect(() => chartData(table, { ...bars("alias.value", "award.amount"), type })).toThrow(/alias.value stand in lists of their own/);
  });

  it("are unfolded to their innermost items", () => {
    expect(chartData(table, bars("award.to.name", "award.to.year"))).toMatchObject({ labels: ["R", "S"], series: [{ values: [40, 20] }] });
    expect(chartData(table, bars("name", "award.to.year"))).toMatchObject({ labels: ["A"], series: [{ values: [60] }] });
  });

  it("have a place each on a map", () => {
    const places = {
      ...flatTable(["name", "at.latitude", "at.longitude"], [["A", [10, 50], [20, 60]]]),
      lists: new Map([
        ["at.latitude", "at"],
        ["at.longitude", "at"],
      ]),
    };
    expect(
      chartData(places, { type: "map", label: "name", values: [], series: null, latitude: "at.latitude", longitude: "at.longitude" }),
    ).toMatchObject({
      places: [{ name: "A" }, { name: "A" }],
    });
  });
});

test("a line goes through its places in their order, and leaves out what has none", () => {
  const rows = [
    [1000, 1],
    [970, 2],
    [null, 7],
    [1297, 3],
  ];
  expect(
    chartData(flatTable(["key.year", "count"], rows), { type: "line", label: "key.year", values: ["count"], series: null }),
  ).toMatchObject({
    labels: ["970", "1000", "1297"],
    series: [{ values: [2, 1, 3] }],
    note: "count; without 7 of no known year",
  });
});

test("what is below zero is no part of a whole, and that is told", () => {
  const table = flatTable(
    ["name", "change"],
    [
      ["A", -3],
      ["B", 5],
    ],
  );
  const note = expect.stringContaining("without 1 below zero");
  expect(chartData(table, { type: "treemap", label: null, levels: ["name"], values: ["change"], series: null })).toMatchObject({
    parts: [{ name: "B" }],
    note,
  });
  expect(chartData(table, { type: "pie", label: "name", values: ["change"], series: null })).toMatchObject({ note });
});

test("points are not added up, and stand where their numbers are", () => {
  const table = flatTable(
    ["parts", "projects", "country"],
    [
      [3, 10, "CN"],
      [3, 20, "CN"],
      [30, 5, "US"],
      [null, 6, "US"],
    ],
  );
  const points: Drawing = { type: "scatter", label: "parts", values: ["projects"], series: "country" };
  expect(chartData(table, points)).toMatchObject({
    numeric: true,
    series: [
      {
        name: "CN",
        points: [
          [3, 10],
          [3, 20],
        ],
      },
      { name: "US", points: [[30, 5]] },
    ],
  });
  expect(chartData(table, { ...points, label: "country", series: null })).toMatchObject({
    numeric: false,
    series: [{ points: { length: 4 } }],
  });
});

test("days are a line, of which none is a series", () => {
  const rows = Array.from({ length: 6 }, (_, at) => [`2026-01-0${1 + (at % 3)}`, `N${at}`, at]);
  expect(guessDrawing(flatTable(["start", "number", "count"], rows))).toMatchObject({ type: "line", label: "start", series: "number" });
});

describe("a chart", () => {
  const drawing: Drawing = { type: "bar", label: "name", values: ["count"], series: null };

  it("adds up what has one name, and leaves out what is not known", () => {
    expect(
      chartData(
        flatTable(
          ["name", "count"],
          [
            ["A", 1],
            ["B", null],
            ["A", 2],
            [null, 4],
          ],
        ),
        drawing,
      ),
    ).toMatchObject({
      labels: ["A", "not known"],
      series: [{ name: "count", values: [3, 4] }],
      note: "count",
    });
    expect(
      chartData(
        flatTable(
          ["name", "type", "count"],
          [
            ["A", "x", 1],
            ["A", "y", 2],
            ["B", "y", 3],
          ],
        ),
        { ...drawing, series: "type" },
      ),
    ).toMatchObject({
      labels: ["A", "B"],
      series: [
        { name: "x", values: [1, null] },
        { name: "y", values: [2, 3] },
      ],
    });
  });

  it("says how much of it is shown, and grows with its names", () => {
    const rows = Array.from({ length: 100 }, (_, at) => [`Institution number ${at}`, at]);
    const data = chartData(flatTable(["name", "count"], rows), drawing);
    expect(data).toMatchObject({ labels: { length: 40 }, note: "count; the first 40 of 100" });
    expect(JSON.stringify(chartOption("T", drawing, data))).toContain("the first 40 of 100");
    expect(chartHeight(drawing, data)).toBeGreaterThan(1_000);
    const short = chartData(
      flatTable(
        ["name", "count"],
        [
          ["CN", 1],
          ["US", 2],
        ],
      ),
      drawing,
    );
    expect(chartHeight(drawing, short)).toBe(450);
  });

  it("says in words what its numbers are", () => {
    const columns = ["name", "totalMoney.converted.amount (2)", "totalMoney.converted.currency (2)"];
    const { note } = chartData(flatTable(columns, [["A", "3.50", "USD"]]), { ...drawing, values: [columns[1]!] });
    expect(note).toBe("total money converted amount in USD");
  });

  it("names a column that there is not", () => {
    expect(() => chartData(flatTable(["name", "count"], []), { ...drawing, label: "nam" })).toThrow(
      /drawing's label names the column "nam".*only name, count/,
    );
  });

  it.each(["bar", "line", "area", "pie", "scatter"] as const)("is drawn as %s, with its title as text whatever is in it", async (type) => {
    const hostile = '之江 <script>alert("1")</script> & "more"';
    const data = chartData(
      flatTable(
        ["name", "count"],
        [
          [hostile, 1],
          ["B", 2],
        ],
      ),
      { ...drawing, type },
    );
    const svg = await renderSvg(hostile, chartOption(hostile, { ...drawing, type }, data), 450);
    expect(svg).toMatch(/^<svg width="800" height="450"[^>]* role="img" aria-label="之江 &lt;script&gt;/);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("之江");
    expect(svg.match(/<path|<circle/g)!.length).toBeGreaterThan(2);
  });
});

test("a title of a picture is that title, whatever signs are in it", async () => {
  const title = "$& and $1 \u0001";
  const data = chartData(flatTable(["name", "count"], [["A\u0008", 1]]), { type: "bar", label: "name", values: ["count"], series: null });
  const svg = await renderSvg(title, chartOption("T", { type: "bar", label: "name", values: ["count"], series: null }, data), 300);
  expect(svg).toContain('aria-label="$&amp; and $1 \uFFFD"><title>$&amp; and $1 \uFFFD</title>');
  expect(svg).toContain("A\uFFFD");
});
