import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { equalEarth } from "./equalEarth.js";

type Ring = readonly (readonly number[])[];

/** A country's outline on the flat map, by its code of two letters; empty where it has none. */
interface Shape {
  readonly type: "Feature";
  readonly properties: { readonly name: string };
  readonly geometry: { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };
}

export interface WorldShapes {
  readonly type: "FeatureCollection";
  readonly features: readonly Shape[];
}

interface Country {
  readonly id: string | undefined;
  readonly name: string;
  readonly polygons: readonly (readonly Ring[])[];
}

function countriesOf(file: string): readonly Country[] {
  const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${file}`), "utf8"));
  const { features } = feature(world, world.objects.countries) as unknown as GeoJSON.FeatureCollection<
    GeoJSON.Polygon | GeoJSON.MultiPolygon,
    { name: string }
  >;
  return features.map(({ id, properties, geometry }) => ({
    id: id as string | undefined,
    name: properties.name,
    polygons: geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
  }));
}

/** The registry of languages and regions knows each number of ISO 3166 as another name of the letters; Kosovo has letters only, by use. */
function codeOf({ id, name }: Country): string {
  if (id === undefined) return name === "Kosovo" ? "XK" : "";
  return new Intl.Locale(`und-${id}`).region ?? "";
}

const rounded = (it: number): number => Math.round(it * 10) / 10;

/** A ring that crosses the date line goes on beyond it, and not all the way back. */
function unbroken(ring: Ring): Ring {
  let turn = 0;
  return ring.map(([longitude, latitude], at) => {
    const step = longitude! - (ring[at - 1]?.[0] ?? longitude!);
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [longitude! + turn, latitude!];
  });
}

const flat = (ring: Ring): Ring =>
  unbroken(ring)
    .map(([longitude, latitude]) => equalEarth(longitude!, latitude!).map(rounded))
    .filter((it, at, all) => at === 0 || `${it}` !== `${all[at - 1]}`);

/** Half the width of the sign for a country that is too small to be seen. */
const signRadius = 1.1;

function sign({ polygons }: Country): Ring {
  const largest = polygons.map(([outer]) => outer!).toSorted((one, other) => other.length - one.length)[0]!;
  const [longitude, latitude] = [0, 1].map((axis) => largest.reduce((sum, it) => sum + it[axis]!, 0) / largest.length);
  const [x, y] = equalEarth(longitude!, latitude!);
  return Array.from({ length: 9 }, (_, at) => [
    rounded(x + signRadius * Math.cos((at * Math.PI) / 4)),
    rounded(y + signRadius * Math.sin((at * Math.PI) / 4)),
  ]);
}

const shape = (name: string, coordinates: Shape["geometry"]["coordinates"]): Shape => ({
  type: "Feature",
  properties: { name },
  geometry: { type: "MultiPolygon", coordinates },
});

const antarctica = "AQ";

/** The countries of the world as they are drawn; each that is too small for the coarse outlines is a round sign at its place. */
export function worldShapes(): WorldShapes {
  const coarse = countriesOf("countries-110m.json").filter((it) => codeOf(it) !== antarctica);
  const drawn = new Set([antarctica, "", ...coarse.map(codeOf)]);
  const small = countriesOf("countries-50m.json").filter((it) => !drawn.has(codeOf(it)));
  return {
    type: "FeatureCollection",
    features: [
      ...coarse.map((it) =>
        shape(
          codeOf(it),
          it.polygons.map((rings) => rings.map(flat).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0),
        ),
      ),
      ...small.map((it) => shape(codeOf(it), [[sign(it)]])),
    ],
  };
}
