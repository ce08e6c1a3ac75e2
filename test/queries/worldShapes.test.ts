import { equalEarth } from "../../src/queries/charts/equalEarth.js";
import { packShapes, unpackShapes } from "../../src/queries/charts/packedShapes.js";
import { worldShapes } from "../../src/queries/charts/worldShapes.js";

test("every country has its shape by its code, the small ones a sign", () => {
  const codes = worldShapes().features.map((it) => it.properties.name);
  for (const code of ["CN", "US", "FR", "TW", "XK", "SG", "MT", "HK", "LI", "VA"])
    expect(codes.filter((it) => it === code)).toEqual([code]);
  for (const code of ["GF", "GP", "MQ", "RE", "YT", "BQ", "SJ", "GI", "TV"]) expect(codes.filter((it) => it === code)).toEqual([code]);
  expect(codes).not.toContain("AQ");
  expect(codes.filter((it) => it !== "").every((it) => /^[A-Z]{2}$/.test(it))).toBe(true);
});

test("no shape goes across the whole map", () => {
  for (const { properties, geometry } of worldShapes().features)
    for (const [outer] of geometry.coordinates) {
      const across = outer!.map(([x]) => x!);
      expect([properties.name, Math.max(...across) - Math.min(...across) < 160]).toEqual([properties.name, true]);
    }
});

test("places lie where the projection's authors put them", () => {
  expect(equalEarth(0, 0)).toEqual([0, 0]);
  // The published map is 2.70663 by 1.317363 radii from its middle to its edges.
  expect(equalEarth(180, 0)[0] * (Math.PI / 180)).toBeCloseTo(2.70663, 4);
  expect(equalEarth(0, 90)[1] * (Math.PI / 180)).toBeCloseTo(1.317363, 4);
});

test("shapes are unpacked as they were packed", () => {
  const shapes = worldShapes();
  expect(unpackShapes(packShapes(shapes))).toEqual(JSON.parse(JSON.stringify(shapes)));
});
