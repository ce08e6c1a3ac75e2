import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { AtlasError } from "../../../errors.js";
import { kindWords, wordsOf } from "./columnWords.js";
import { guessProperties } from "./guessProperties.js";
import type { TableProfile } from "./profileColumns.js";

/** What speaks for a kind: its word in the name of the file counts most, then columns that only it has, then its word in names of columns. */
function score(kind: KindSpec, file: string, table: TableProfile): number {
  const words = [...(kindWords[kind.name] ?? []), wordsOf(kind.name), wordsOf(kind.plural)];
  const said = (text: string): boolean => words.some((it) => ` ${wordsOf(text)} `.includes(` ${it}`));
  const named = table.columns.filter((it) => said(it.name)).length;
  const own = [...guessProperties(kind, table).values()].filter(({ property }) => property.name !== "name");
  const identified = own.filter(({ property, column }) => property.identifier === "strong" && column.unique).length;
  return (said(file) ? 6 : 0) + own.length + Math.min(named, 3) + identified * 3;
}

/** A kind, and whether anything speaks for it. */
export interface GuessedKind {
  readonly kind: KindSpec;
  readonly isFounded: boolean;
}

/** The kind of entity that each row of a table most likely tells of, or the one that is named. Throws `BAD_USER_INPUT` when there is no such kind. */
export function guessKind(catalogue: Catalogue, file: string, table: TableProfile, named?: string): GuessedKind {
  const kinds = catalogue.kinds.filter((it) => it.name !== "Source");
  if (named !== undefined) {
    const found = kinds.find((it) => it.name.toLowerCase() === named.toLowerCase());
    if (!found) throw new AtlasError("BAD_USER_INPUT", `--kind: expected one of ${kinds.map((it) => it.name).join(", ")}, got ${named}.`);
    return { kind: found, isFounded: true };
  }
  const scored = kinds.map((kind) => ({ kind, score: score(kind, file, table) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0]!;
  return { kind: best.kind, isFounded: best.score > 0 };
}
