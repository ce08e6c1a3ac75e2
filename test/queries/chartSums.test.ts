import type { Currencies } from "../../src/export/answer/moneyFields.js";
import { chartData } from "../../src/queries/charts/chartOption.js";
import type { Drawing } from "../../src/queries/charts/drawing.js";
import { guessDrawing } from "../../src/queries/charts/guessDrawing.js";
import { nothingToDraw } from "../../src/queries/charts/nothingToDraw.js";
import { flatTable } from "./flatTable.js";

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
