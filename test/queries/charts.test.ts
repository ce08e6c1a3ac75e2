import { chartData, chartHeight, chartOption } from "../../src/queries/charts/chartOption.js";
import type { Drawing } from "../../src/queries/charts/drawing.js";
import { guessDrawing } from "../../src/queries/charts/guessDrawing.js";
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
