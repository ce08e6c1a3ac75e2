import { fold } from "../../src/catalogue/fold.js";
import type { PlantedEntity, PlantedGraph } from "./plantGraph.js";

/** What a search of plain words should find, told independently of Lucene and Cypher. */
export interface ModelFound {
  readonly id: string;
  readonly score: number;
}

const isChinese = (word: string): boolean => /\p{Ideographic}/u.test(word);

/** All words that one edit makes of a word: a letter added, left out, replaced or swapped with the next. */
function edited(word: string, letters: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>([word]);
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    all.add(before + after.slice(1));
    if (after.length > 1) all.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      all.add(before + letter + after);
      all.add(before + letter + after.slice(1));
    }
  }
  return all;
}

function isNear(word: string, other: string, edits: number): boolean {
  if (edits === 0) return word === other;
  const letters = new Set(other);
  let reached = edited(word, letters);
  if (edits === 2) reached = new Set([...reached].flatMap((it) => [...edited(it, letters)]));
  return reached.has(other);
}

const editsOf = (word: string, most: number): number => (isChinese(word) || word.length < 4 ? 0 : Math.min(most, word.length < 8 ? 1 : 2));

/** Whether all words are among the names' words; the last may be the start of one. */
function hasWords(names: readonly string[], words: readonly string[], most: number): boolean {
  const own = names.flatMap((it) => it.split(" "));
  return words.every((word, at) => {
    if (isChinese(word)) return names.some((it) => it.includes(word));
    return own.some((it) => isNear(word, it, editsOf(word, most)) || (at === words.length - 1 && it.startsWith(word)));
  });
}

function scoreOf(entity: PlantedEntity, text: string): number {
  const other = (entity["names"] as readonly { value: string }[] | undefined) ?? [];
  const names = [entity.name, ...other.map((it) => it.value)].map(fold);
  const folded = fold(text);
  const words = folded.split(" ");
  const typed = text.trim();
  if ([typed, typed.toLowerCase()].includes(entity.id)) return 1;
  if ([typed, typed.toLowerCase(), typed.toUpperCase()].includes(entity["code"] as string)) return 1;
  if (names.includes(folded)) return 0.9;
  if (names.some((it) => it.startsWith(folded))) return 0.8;
  if (hasWords(names, words, 0)) return 0.7;
  if (hasWords(names, words, 1)) return 0.5;
  return hasWords(names, words, 2) ? 0.4 : 0;
}

/** What fits a text among entities of which `fits` holds: best first, then the better connected, then by id. */
export function modelSearch(graph: PlantedGraph, text: string, fits: (entity: PlantedEntity) => boolean): readonly ModelFound[] {
  const degree = (id: string): number => graph.relationships.filter((it) => it.from === id || it.to === id).length;
  const all = graph.entities.filter(fits).map((it) => ({ id: it.id, score: scoreOf(it, text), degree: degree(it.id) }));
  const enough = all.filter((it) => it.score > 0.5).length >= 10;
  return all
    .filter((it) => it.score > (enough ? 0.5 : 0))
    .sort((one, other) => other.score - one.score || other.degree - one.degree || (one.id < other.id ? -1 : 1))
    .map(({ id, score }) => ({ id, score }));
}
