import {
  besidesOf,
  centresOf,
  distinctIds,
  type JoiningArguments,
  maximumLength,
  type NeighbourhoodArguments,
  type PathsArguments,
  pathPageSize,
} from "./reachArguments.js";

/** What looking for a path adds for each entity that may stand on it. */
const lookingPrice = 9;

/** Up to this length paths are found at once; each further step looks through many times as much. */
const easyLength = 4;
const furtherStep = 7;

/** How many entities a search may lead to, and what else it costs. */
export interface ReachSize {
  readonly size: number;
  readonly extra: number;
}

/** What looking for long paths adds, for each search between two entities. */
const longPrice = (length: number): number => (length <= easyLength ? 0 : length * furtherStep ** (length - easyLength) * 10);

function sizeOfPaths(count: number, length: number, searches: number): ReachSize {
  return { size: count * length, extra: count * length * lookingPrice + searches * longPrice(length) };
}

const sizes: Readonly<Record<string, (args: never) => ReachSize>> = {
  "Query.paths": (args: PathsArguments) => sizeOfPaths(pathPageSize(args), maximumLength(args), 1),
  "Query.joiningPaths": (args: JoiningArguments) => {
    const { length } = distinctIds(args.ids, 2, 10);
    const pairs = (length * (length - 1)) / 2;
    return sizeOfPaths(pairs, maximumLength(args), pairs);
  },
  "Query.neighbourhood": (args: NeighbourhoodArguments) => ({ size: centresOf(args).length + besidesOf(args), extra: 0 }),
};

/** Sizes the searches of the schema, by `Parent.field`. */
export const reachSizes = sizes as Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => ReachSize>>;
