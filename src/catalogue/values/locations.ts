import "reflect-metadata";
import { Field, Float, ObjectType } from "type-graphql";
import { unexpected, valueType } from "../valueType.js";
import { CountryScalar, country, float } from "./scalars.js";

/** A place where something is. */
@ObjectType({ description: "A place where something is. What is not known is null." })
export class Location {
  @Field(() => CountryScalar, { nullable: true, description: "ISO 3166-1 alpha-2, such as `CN`." })
  readonly country: string | null = null;
  @Field(() => String, { nullable: true, description: "State, province or the like." })
  readonly region: string | null = null;
  @Field(() => String, { nullable: true, description: "City or town." })
  readonly city: string | null = null;
  @Field(() => Float, { nullable: true, description: "Degrees north of the equator (WGS 84)." })
  readonly latitude: number | null = null;
  @Field(() => Float, { nullable: true, description: "Degrees east of Greenwich (WGS 84)." })
  readonly longitude: number | null = null;
  @Field(() => String, { nullable: true, description: "Id of the place at geonames.org." })
  readonly geonames: string | null = null;

  constructor(known: Partial<Location>) {
    Object.assign(this, known);
  }
}

function degrees(value: unknown, limit: number): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = float.parse(value);
  if (Math.abs(number) > limit) throw unexpected(`degrees from -${limit} to ${limit}`, value);
  return number;
}

function parseLocation(given: unknown): Location {
  const it = (given ?? {}) as Partial<Location>;
  return new Location({
    country: it.country ? country.parse(it.country) : null,
    region: it.region?.trim() || null,
    city: it.city?.trim() || null,
    latitude: degrees(it.latitude, 90),
    longitude: degrees(it.longitude, 180),
    geonames: it.geonames ? String(it.geonames) : null,
  });
}

const textOr = (value: string | null | undefined): string => value ?? "";
const numberOr = (value: number | null): number => value ?? Number.NaN;

/** All places of an entity in lists side by side, the main one first; an unknown text is "" and an unknown number NaN there, since Neo4j keeps no null in a list. */
export const locations = valueType<readonly Location[], readonly Location[]>({
  name: "Location",
  fieldType: () => [Location],
  isList: true,
  columns: [
    { suffix: "Countries", type: "texts" },
    { suffix: "Regions", type: "texts" },
    { suffix: "Cities", type: "texts" },
    { suffix: "Latitudes", type: "floats" },
    { suffix: "Longitudes", type: "floats" },
    { suffix: "Geonames", type: "texts" },
  ],
  filter: "places",
  order: [],
  parse: (given) => {
    if (!Array.isArray(given)) throw unexpected("a list of places", given);
    return given.map(parseLocation);
  },
  store: (all) =>
    all.length === 0
      ? [null, null, null, null, null, null]
      : [
          all.map((it) => textOr(it.country)),
          all.map((it) => textOr(it.region)),
          all.map((it) => textOr(it.city)),
          all.map((it) => numberOr(it.latitude)),
          all.map((it) => numberOr(it.longitude)),
          all.map((it) => textOr(it.geonames)),
        ],
  read: (stored) => {
    if (!stored[0]) return null;
    const [countries, regions, cities, latitudes, longitudes, geonames] = stored as [
      string[],
      string[],
      string[],
      number[],
      number[],
      string[],
    ];
    const known = (number: number | undefined) => (number === undefined || Number.isNaN(number) ? null : number);
    return countries.map(
      (code, at) =>
        new Location({
          country: code || null,
          region: regions[at] || null,
          city: cities[at] || null,
          latitude: known(latitudes[at]),
          longitude: known(longitudes[at]),
          geonames: geonames[at] || null,
        }),
    );
  },
});
