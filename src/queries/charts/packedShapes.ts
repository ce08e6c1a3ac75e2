import type { WorldShapes } from "./worldShapes.js";

/** Every country with its outlines: of each ring the tenths from one point to the next, from the middle of the map on. */
export type PackedShapes = readonly (readonly [string, readonly (readonly (readonly number[])[])[]])[];

type Ring = readonly (readonly number[])[];

function steps(ring: Ring): number[] {
  let [x, y] = [0, 0];
  return ring.flatMap((point) => {
    const [nextX, nextY] = point.map((it) => Math.round(it * 10)) as [number, number];
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

function ringOf(taken: readonly number[]): Ring {
  let [x, y] = [0, 0];
  return Array.from({ length: taken.length / 2 }, (_, at) => {
    x += taken[2 * at]!;
    y += taken[2 * at + 1]!;
    return [x / 10, y / 10];
  });
}

/** Shapes in half of the bytes that they have as they are, compressed. */
export const packShapes = ({ features }: WorldShapes): PackedShapes =>
  features.map(({ properties, geometry }) => [properties.name, geometry.coordinates.map((rings) => rings.map(steps))]);

export const unpackShapes = (packed: PackedShapes): WorldShapes => ({
  type: "FeatureCollection",
  features: packed.map(([name, polygons]) => ({
    type: "Feature",
    properties: { name },
    geometry: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ringOf)) },
  })),
});
