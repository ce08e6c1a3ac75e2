import {
  distinctIds,
  type JoiningArguments,
  limitOf,
  maximumLength,
  type NeighbourhoodArguments,
  type PathsArguments,
  pathPageSize,
} from "./searchArguments.js";

/** What looking for a path adds for each entity that may stand on it. */
const lookingPrice = 9;

/** How many entities a search may lead to, and what else it costs. */
export interface SearchSize {
  readonly size: number;
  readonly extra: number;
}

const sizeOfPaths = (count: number, length: number): SearchSize => ({ size: count * length, extra: count * length * lookingPrice });

const sizes: Readonly<Record<string, (args: never) => SearchSize>> = {
  "Query.paths": (args: PathsArguments) => sizeOfPaths(pathPageSize(args), maximumLength(args)),
  "Query.joiningPaths": (args: JoiningArguments) => {
    const { length } = distinctIds(args.ids, 2, 10);
    return sizeOfPaths((length * (length - 1)) / 2, maximumLength(args));
  },
  "Query.neighbourhood": (args: NeighbourhoodArguments) => ({ size: distinctIds(args.ids, 1, 100).length + limitOf(args), extra: 0 }),
};

/** Sizes the searches of the schema, by `Parent.field`. */
export const searchSizes = sizes as Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => SearchSize>>;
