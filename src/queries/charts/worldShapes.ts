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

/** A part of a country that has letters of its own in ISO 3166, while the outlines count it to that country or leave it out. */
interface Region {
  readonly code: string;
  readonly of: string;
  /** West, south, east and north of it, in degrees. */
  readonly box: readonly [number, number, number, number];
}

const regions: readonly Region[] = [
  { code: "GF", of: "FR", box: [-55, 2, -51, 6] },
  { code: "GP", of: "FR", box: [-62, 15.8, -61, 16.6] },
  { code: "MQ", of: "FR", box: [-61.3, 14.3, -60.7, 14.9] },
  { code: "RE", of: "FR", box: [55.2, -21.4, 55.9, -20.8] },
  { code: "YT", of: "FR", box: [45, -13.1, 45.3, -12.6] },
  { code: "BQ", of: "NL", box: [-68.5, 12, -68.1, 12.4] },
  { code: "SJ", of: "NO", box: [5, 74, 35, 82] },
  { code: "GI", of: "GB", box: [-5.4, 36.1, -5.3, 36.2] },
  { code: "CC", of: "AU", box: [96.8, -12.2, 97, -12] },
  { code: "CX", of: "AU", box: [105.5, -10.6, 105.8, -10.4] },
  { code: "TK", of: "NZ", box: [-172.6, -9.5, -171, -8.5] },
  { code: "TV", of: "TV", box: [179, -8.8, 179.4, -8.3] },
];

function liesIn([outer]: readonly Ring[], [west, south, east, north]: Region["box"]): boolean {
  const [longitude, latitude] = outer![0]!;
  return longitude! > west && longitude! < east && latitude! > south && latitude! < north;
}

/** Half the width of the sign for a country that is too small to be seen. */
const signRadius = 1.1;

function middleOf({ polygons }: Country): readonly [number, number] {
  const largest = polygons.map(([outer]) => outer!).toSorted((one, other) => other.length - one.length)[0]!;
  const mean = (axis: number): number => largest.reduce((sum, it) => sum + it[axis]!, 0) / largest.length;
  return [mean(0), mean(1)];
}

function signAt([longitude, latitude]: readonly [number, number]): Ring {
  const [x, y] = equalEarth(longitude, latitude);
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

const flatPolygons = (polygons: Country["polygons"]): Shape["geometry"]["coordinates"] =>
  polygons.map((rings) => rings.map(flat).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);

/** The outline of a country, and beside it those of its regions that have letters of their own. */
function outlines(country: Country): readonly Shape[] {
  const code = codeOf(country);
  const own = regions.filter((it) => it.of === code);
  const within = ({ box }: Region) => country.polygons.filter((it) => liesIn(it, box));
  const apart = new Set(own.flatMap(within));
  const rest = country.polygons.filter((it) => !apart.has(it));
  return [
    shape(code, flatPolygons(rest)),
    ...own.filter((it) => within(it).length > 0).map((it) => shape(it.code, flatPolygons(within(it)))),
  ];
}

const middle = ([west, south, east, north]: Region["box"]): readonly [number, number] => [(west + east) / 2, (south + north) / 2];

/** The countries of the world as they are drawn; each that is too small for the coarse outlines is a round sign at its place. */
export function worldShapes(): WorldShapes {
  const coarse = countriesOf("countries-110m.json").filter((it) => codeOf(it) !== antarctica);
  const drawn = coarse.flatMap(outlines);
  const codes = new Set([antarctica, "", ...drawn.map((it) => it.properties.name)]);
  const small = countriesOf("countries-50m.json").filter((it) => !codes.has(codeOf(it)));
  const smallRegions = regions.filter((it) => !codes.has(it.code));
  const sign = (code: string, place: readonly [number, number]): Shape => shape(code, [[signAt(place)]]);
  return {
    type: "FeatureCollection",
    features: [...drawn, ...small.map((it) => sign(codeOf(it), middleOf(it))), ...smallRegions.map((it) => sign(it.code, middle(it.box)))],
  };
}
