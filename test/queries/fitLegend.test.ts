import { fitLegend } from "../../src/queries/charts/fitLegend.js";

describe("the legend of a narrow chart", () => {
  const names = [
    "Computer and Information Science and Engineering and much more than that",
    "Engineering",
    "Geosciences",
    "STEM Education",
  ];
  const given = { bottom: 6, textStyle: { color: "red" } };

  it("shows all names, in as many lines as they take, and cuts those that are longer than a line", () => {
    const { legend, height } = fitLegend(given, names, 390, 600);
    expect(legend).toMatchObject({ bottom: 6, textStyle: { color: "red", fontSize: 11 } });
    expect([legend["type"], height]).toEqual([undefined, 48]);
    const format = legend["formatter"] as (name: string) => string;
    expect([format("Engineering"), format(names[0]!)]).toEqual([
      "Engineering",
      expect.stringMatching(/^Computer and Information Science and Engineering.*…$/),
    ]);
  });

  it("turns over pages where it would take more than half of the chart", () => {
    expect(fitLegend(given, names, 390, 90)).toMatchObject({ legend: { type: "scroll" }, height: 34 });
  });
});
