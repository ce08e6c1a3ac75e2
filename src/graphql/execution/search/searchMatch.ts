import { editDistance } from "../../../analysis/editDistance.js";
import { fold } from "../../../catalogue/fold.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { Name } from "../../../catalogue/values/names.js";
import type { EntityValue } from "../../../cypher/layout.js";
import { wordsOf } from "../../../cypher/luceneQuery.js";
import type { SearchTier } from "../../../cypher/search.js";

/** From 0 to 1; falls with every tier. */
export const scores: Readonly<Record<SearchTier, number>> = Object.freeze({
  identifier: 1,
  name: 0.9,
  start: 0.8,
  words: 0.7,
  respelled: 0.5,
  respelledTwice: 0.4,
});

/** The name or the identifier that a text fitted best. */
export interface SearchMatch {
  readonly value: string;
  readonly language: string | null;
}

/** The properties of a kind that are searched as names are. */
export const searchedNames = (kind: KindSpec): readonly string[] =>
  kind.properties.filter((it) => it.searched && ["text", "texts", "names"].includes(it.value.filter ?? "")).map((it) => it.name);

/** All texts by which an entity is found, the preferred name first. */
function namesOf(entity: EntityValue, kind: KindSpec): readonly SearchMatch[] {
  const languages = new Map((entity["names"] as readonly Name[]).map((it) => [it.value, it.language]));
  return searchedNames(kind)
    .flatMap((property) => (entity[property] ?? []) as Name | string | readonly (Name | string)[])
    .map((it) => (it instanceof Name ? it : { value: it as string, language: languages.get(it as string) ?? null }));
}

const like = (word: string, other: string): number =>
  Math.abs(word.length - other.length) > 2 ? 0 : Math.max(0, 1 - editDistance(word, other) / 3);

/** How well a name fits: whole, from its start, or the more the more of the words are in it. */
function fitOf(name: string, folded: string, words: readonly string[]): number {
  if (name === folded) return words.length + 2;
  if (name.startsWith(folded)) return words.length + 1;
  const own = wordsOf(name);
  return words.reduce((sum, word) => sum + (name.includes(word) ? 1 : Math.max(0, ...own.map((it) => like(word, it)))), 0);
}

function bestName(names: readonly SearchMatch[], text: string): SearchMatch {
  const folded = fold(text);
  const words = wordsOf(folded);
  let [best, bestFit] = [names[0]!, -1];
  for (const name of names) {
    const fits = fitOf(fold(name.value), folded, words);
    if (fits > bestFit) [best, bestFit] = [name, fits];
  }
  return { value: best.value, language: best.language };
}

/** The identifier that a search found an entity by, or the best of its names, of which all that is searched must have been read. */
export const matchedName = (text: string, identifier: string | null, entity: EntityValue, kind: KindSpec): SearchMatch =>
  identifier === null ? bestName(namesOf(entity, kind), text) : { value: identifier, language: null };
