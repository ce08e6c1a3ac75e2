import type { Catalogue } from "../../../catalogue/catalogue.js";
import { maximumValues } from "../../../cypher/conditions.js";
import type { PathSearch } from "../../../cypher/paths.js";
import type { Period } from "../../../cypher/period.js";
import type { Reach } from "../../../cypher/reach.js";
import { AtlasError, type ErrorCode } from "../../../errors.js";

/** The arguments of a search along relationships, as GraphQL hands them over. */
export interface SearchArguments {
  readonly through?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly asOf?: string | null;
}

export interface PathArguments extends SearchArguments {
  readonly maxLength?: number | null;
  readonly avoid?: readonly string[] | null;
}

export interface PathsArguments extends PathArguments {
  readonly from: string;
  readonly to: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface JoiningArguments extends PathArguments {
  readonly ids: readonly string[];
}

export interface NeighbourhoodArguments extends SearchArguments {
  readonly ids: readonly string[];
  readonly depth?: number | null;
  readonly limit?: number | null;
}

interface Bounds {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
  readonly code?: ErrorCode;
}

function within(value: number, { name, lowest, highest, code = "BAD_USER_INPUT" }: Bounds): number {
  if (value >= lowest && value <= highest) return value;
  throw new AtlasError(code, `\`${name}\` must be from ${lowest} to ${highest.toLocaleString("en")}, got ${value}.`);
}

export const pathPageSize = ({ first }: PathsArguments): number =>
  within(first ?? 10, { name: "first", lowest: 1, highest: 100, code: "INVALID_PAGE" });

export const maximumLength = ({ maxLength }: PathArguments): number => within(maxLength ?? 4, { name: "maxLength", lowest: 1, highest: 8 });

export const depthOf = ({ depth }: NeighbourhoodArguments): number => within(depth ?? 1, { name: "depth", lowest: 0, highest: 3 });

export const limitOf = ({ limit }: NeighbourhoodArguments): number => within(limit ?? 100, { name: "limit", lowest: 1, highest: 1000 });

/** Each of the ids once, in the order given. Throws `BAD_USER_INPUT` where there are too few or too many. */
export function distinctIds(ids: readonly string[], lowest: number, highest: number): readonly string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length >= lowest && distinct.length <= highest) return distinct;
  throw new AtlasError("BAD_USER_INPUT", `\`ids\` must have from ${lowest} to ${highest} different values, got ${distinct.length}.`);
}

/** The entities to look around, fewer than those that are only looked at. */
export const centresOf = (args: NeighbourhoodArguments): readonly string[] => distinctIds(args.ids, 1, depthOf(args) === 0 ? 2000 : 100);

/** How many entities a neighbourhood may hold besides the given ones. */
export const besidesOf = (args: NeighbourhoodArguments): number => (depthOf(args) === 0 ? 0 : limitOf(args));

/** What is followed; names in the order of the catalogue, so that equal questions have equal texts. */
export function reachOf(catalogue: Catalogue, { through, kinds }: SearchArguments, period: Period | null): Reach {
  return {
    types: through ? catalogue.types.filter((it) => through.includes(it)) : catalogue.types,
    kinds: kinds ? catalogue.kinds.map((it) => it.name).filter((it) => kinds.includes(it)) : null,
    period,
  };
}

/** Which paths are looked for. */
export function pathSearchOf(catalogue: Catalogue, args: PathArguments, period: Period | null): PathSearch {
  const avoid = args.avoid ?? [];
  if (avoid.length > maximumValues)
    throw new AtlasError("BAD_USER_INPUT", `\`avoid\` has ${avoid.length} values, at most ${maximumValues} are allowed.`);
  return { ...reachOf(catalogue, args, period), maxLength: maximumLength(args), avoid };
}

/** Says which entities a question starts from do not exist. */
export function refuseUnknown(missing: readonly { readonly id: string; readonly argument: string }[]): void {
  if (missing.length === 0) return;
  const named = missing.map(({ id, argument }) => `${JSON.stringify(id)} (\`${argument}\`)`).join(", ");
  throw new AtlasError("NOT_FOUND", `There is no entity with the id ${named}. Look it up by name or identifier first.`);
}
