import { type ChartType, chartWays } from "../../src/queries/charts/drawing.js";
import { proposedColumns } from "../../src/queries/charts/proposedColumns.js";
import { flatTable } from "./flatTable.js";

const columns = ["totalCount", "id", "name", "type", "country", "parents.id", "location.latitude", "location.longitude", "count", "amount"];
const rows = [
  [3, "a", "Aa", "LAB", "CN", ["b"], 30.2, 120.1, 5, "7.50"],
  [3, "b", "Bb", "LAB", null, [], 31.2, 121.1, 6, "8.50"],
  [3, "c", "Cc", "SCHOOL", "US", ["b"], 32.2, 122.1, 7, null],
];

const proposed = (type: ChartType, way: number) =>
  Object.fromEntries(chartWays[type][way]!.map((it) => [it.field, proposedColumns(it, flatTable(columns, rows, ["totalCount"]))]));

test("columns are proposed for what they hold", () => {
  expect(proposed("bar", 0)).toEqual({ label: ["name"], values: ["amount"], series: null });
  const places = ["name", "latitude", "count"];
  expect(proposedColumns(chartWays.bar[0]![1]!, flatTable(places, [["Aa", 30.2, 5]]))).toEqual(["count"]);
  expect(proposed("map", 0)).toEqual({ label: ["country"], values: ["amount"] });
  expect(proposed("treemap", 0)).toEqual({ levels: ["type", "name"], values: ["amount"] });
});

test("columns are proposed by their names", () => {
  expect(proposed("map", 1)).toMatchObject({ latitude: ["location.latitude"], longitude: ["location.longitude"], label: ["name"] });
  expect(proposed("sunburst", 1)).toMatchObject({ id: ["id"], parent: ["parents.id"], label: ["name"] });
  const ends = chartWays.sankey[1]!.map((it) => proposedColumns(it, flatTable(["from.name", "type", "to.name"], [["a", "B", "c"]])));
  expect(ends.slice(0, 3)).toEqual([["from.name"], ["to.name"], null]);
});

test("none is proposed where none fits", () => {
  const [codes, numbers] = chartWays.map[0]!;
  expect(proposedColumns(codes!, flatTable(["name", "language"], [["Aa", "en"]]))).toBeNull();
  expect(
    proposedColumns(
      numbers!,
      flatTable(
        ["name", "totalCount"],
        [
          ["Aa", 2],
          ["Bb", 2],
        ],
        ["totalCount"],
      ),
    ),
  ).toBeNull();
  expect(proposedColumns(chartWays.sankey[0]![0]!, flatTable(["name", "count"], [["Aa", 1]]))).toBeNull();
});
