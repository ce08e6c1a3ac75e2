import { chartTypes, chartWays, readDrawing } from "../../src/queries/charts/drawing.js";

test("a drawing is read with every fault", () => {
  expect(readDrawing({ type: "bar", label: "a", values: ["b"] })).toEqual({ type: "bar", label: "a", values: ["b"], series: null });
  expect(readDrawing({ type: "cake", values: [], more: 1 })).toEqual([
    `drawing.type: expected one of ${chartTypes.join(", ")}, got "cake"`,
    "drawing.more: there is no such field, only type, label, values, series",
    "drawing.label: expected the name of a column",
    "drawing.values: expected the names of columns, at least one",
  ]);
  expect(readDrawing({ type: "bar", label: "a", values: ["b", "c"], series: "d" })).toEqual([
    "drawing.series: expected one column of values beside it",
  ]);
  expect(readDrawing("bar")).toEqual(["drawing: expected an object with its type and columns"]);
});

test.each([
  [{ type: "map", label: "country", values: ["count"] }, []],
  [{ type: "map", latitude: "lat", longitude: "long", label: "name" }, []],
  [{ type: "map", latitude: "lat", label: "name" }, ["drawing.longitude: expected the name of a column"]],
  [{ type: "treemap", levels: ["country", "city"], values: ["count"] }, []],
  [{ type: "sunburst", id: "id", parent: "parent.id", label: "name" }, []],
  [{ type: "sunburst", levels: [] }, ["drawing.levels: expected the names of columns, at least one and at most 6"]],
  [{ type: "sankey", levels: ["from"] }, ["drawing.levels: expected the names of columns, at least 2 and at most 6"]],
  [{ type: "sankey", source: "from", target: "to", values: ["amount"] }, []],
  [{ type: "sankey", source: "from", target: "to", values: ["a", "b"] }, ["drawing.values: expected the names of columns, at most one"]],
  [
    { type: "sankey", source: "from", label: 7 },
    ["drawing.target: expected the name of a column", expect.stringMatching(/^drawing.label/)],
  ],
  [{ type: "pie", label: "a", values: ["b"], levels: ["c"] }, ["drawing.levels: there is no such field, only type, label, values"]],
])("of the ways in which columns are chosen, the nearest to %j tells what is wrong", (given, faults) => {
  const read = readDrawing(given);
  expect(Array.isArray(read) ? read : []).toEqual(faults);
});

test("what is read is read again as the same", () => {
  const read = readDrawing({ type: "sunburst", id: "id", parent: "parent.id", label: "name", levels: null });
  expect(read).toEqual({ type: "sunburst", id: "id", parent: "parent.id", label: "name", values: [], series: null });
  expect(readDrawing(read)).toEqual(read);
});

test("a form can be made for every type from what is told of it", () => {
  expect(Object.keys(chartWays)).toEqual([...chartTypes]);
  for (const ways of Object.values(chartWays))
    for (const fields of ways) {
      expect(fields.some((it) => it.least > 0)).toBe(true);
      for (const { title, least, most } of fields) expect([title !== "", least <= most]).toEqual([true, true]);
    }
});
