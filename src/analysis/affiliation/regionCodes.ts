const unitedStates =
  "AL alabama AK alaska AZ arizona AR arkansas CA california CO colorado CT connecticut DE delaware DC district of columbia FL florida GA georgia HI hawaii ID idaho IL illinois IN indiana IA iowa KS kansas KY kentucky LA louisiana ME maine MD maryland MA massachusetts MI michigan MN minnesota MS mississippi MO missouri MT montana NE nebraska NV nevada NH new hampshire NJ new jersey NM new mexico NY new york NC north carolina ND north dakota OH ohio OK oklahoma OR oregon PA pennsylvania RI rhode island SC south carolina SD south dakota TN tennessee TX texas UT utah VT vermont VA virginia WA washington WV west virginia WI wisconsin WY wyoming";
const canada =
  "AB alberta BC british columbia MB manitoba NB new brunswick NL newfoundland and labrador NS nova scotia ON ontario PE prince edward island QC quebec SK saskatchewan";
const australia =
  "NSW new south wales VIC victoria QLD queensland SA south australia WA western australia TAS tasmania ACT australian capital territory NT northern territory";

/** A state or province, by what stands for it in an address. */
export interface Region {
  readonly country: string;
  /** Lower case. */
  readonly name: string;
}

const regionsOf = (country: string, told: string): readonly (readonly [string, Region])[] =>
  [...told.matchAll(/([A-Z]{2,3}) ([a-z ]+?)(?= [A-Z]|$)/g)].map((it) => [it[1]!, { country, name: it[2]! }]);

const regions = [...regionsOf("US", unitedStates), ...regionsOf("CA", canada), ...regionsOf("AU", australia)];

const byCode = new Map<string, readonly Region[]>();
for (const [code, region] of regions) byCode.set(code, [...(byCode.get(code) ?? []), region]);
const byName = new Map(regions.map(([, region]) => [region.name, region]));

/** The states and provinces that a code in capitals stands for: `WA` is Washington and Western Australia. */
export const regionsCoded = (code: string): readonly Region[] => byCode.get(code) ?? [];

/** The state or province of a name in lower case; null where there is none. */
export const regionNamed = (name: string): Region | null => byName.get(name) ?? null;
