import { wordsOf } from "./columnWords.js";
import { isUsable } from "./guessProperties.js";
import type { ColumnProfile, TableProfile } from "./profileColumns.js";

/** The columns that tell rows apart, and whether they do so in the whole sample. */
export interface GuessedKey {
  readonly columns: readonly string[];
  readonly isUnique: boolean;
}

const isId = ({ name }: ColumnProfile): boolean => /(^| )(id|iid|number|no|nr|code|key|identifier|doi|ror|orcid|url)$/.test(wordsOf(name));

/** Finds the columns that tell rows apart: one that is an id by its name, or the name, or any other; else two or three together. */
export function guessKey(table: TableProfile, name: string): GuessedKey {
  const usable = table.columns.filter((it) => isUsable(it) && !it.isList);
  const unique = usable.filter((it) => it.unique);
  const best = unique.find(isId) ?? unique.find((it) => it.name === name) ?? unique[0];
  if (best) return { columns: [best.name], isUnique: true };
  const others = usable.map((it) => it.name).filter((it) => it !== name);
  const pairs = others.map((it) => [name, it]);
  const threes = others.flatMap((one, at) => others.slice(at + 1).map((other) => [name, one, other]));
  const columns = [...pairs, ...threes].find((it) => table.tellsApart(it));
  return columns ? { columns, isUnique: true } : { columns: [name], isUnique: false };
}
