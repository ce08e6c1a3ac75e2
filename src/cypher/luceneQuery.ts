/** How many words of a text are looked for; each character of a script without spaces, such as Chinese, is one. */
export const mostWords = 64;
/** The most words that a text may have to be looked for in other spellings too: Lucene takes 1,024 spellings in one query. */
export const mostRespelledWords = 8;

/** Lucene refuses the start of a term beyond 1,000 bytes; a character has at most 3 for each unit that JavaScript counts. */
const longestStart = 300;
/** Terms that hold a text, or nearly are one, are found by automata that grow with its length. */
const longestPattern = 64;

// Lucene takes each of these characters as a word.
const single = "[\\p{Ideographic}\\p{sc=Hiragana}]";
const letter = "[\\p{L}\\p{N}\\p{M}]";
const token = new RegExp(`${single}|(?:(?!${single})${letter})+|[^\\s\\p{L}\\p{N}\\p{M}]`, "gu");
const ending = new RegExp(`(?:(?!${single})${letter})+$`, "u");
const letters = new RegExp(`${letter}+`, "gu");
const outerSigns = /^[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+|[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+$/gu;

// Scripts in which Lucene takes words that are written together as one.
const unspaced = "\\p{sc=Hangul}\\p{sc=Katakana}ー\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
const hasUnspaced = new RegExp(`[${unspaced}]`, "u");
const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "gu");
const hasSingle = new RegExp(single, "u");

/** With every sign taken as itself, spaces too: no text is ever an operator. */
export const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}\p{M}]/gu, "\\$&");

/** A text as words that stand one after the other. */
export const phrase = (text: string): string => `"${escaped(text)}"`;

const either = (alternatives: readonly string[]): string =>
  alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(" OR ")})`;
const both = (clauses: readonly string[]): string => (clauses.length === 1 ? clauses[0]! : `(${clauses.join(" AND ")})`);

/** Terms of any of some columns that equal a text. */
export const equalTo = (columns: readonly string[], text: string): string => columns.map((it) => `${it}:${phrase(text)}`).join(" OR ");

/** Terms of any of some columns that start with a text, or with as much of it as Lucene takes. */
export function startingWith(columns: readonly string[], text: string): { readonly query: string; readonly isWhole: boolean } {
  const start = text.slice(0, longestStart);
  return { query: columns.map((it) => `${it}:${escaped(start)}*`).join(" OR "), isWhole: start === text };
}

/** The words of a folded text, as they are written between spaces, without the signs around them: at most 64. */
export function wordsOf(folded: string): readonly string[] {
  const beyond = [...folded.matchAll(token)][mostWords];
  const text = beyond ? folded.slice(0, beyond.index) : folded;
  return text
    .split(" ")
    .map((it) => it.replace(outerSigns, ""))
    .filter((it) => it !== "");
}

/** A word within words that are written together. */
const within = (run: string): string => (hasUnspaced.test(run) && run.length <= longestPattern ? `*${escaped(run)}*` : phrase(run));

/** A word whose end may not be typed yet. */
function started(word: string): readonly string[] {
  const end = ending.exec(word)?.[0];
  if (end === undefined || word.length > longestStart) return [];
  const before = word.slice(0, -end.length);
  const wholly = `${escaped(word)}*`;
  return before === "" ? [wholly] : [wholly, both([phrase(before), `${escaped(end)}*`])];
}

/** What a word of the text may be found as. */
const spellings = (word: string, isLast: boolean): readonly string[] => [
  phrase(word),
  ...(hasUnspaced.test(word) ? [both(word.match(runs)!.map(within))] : []),
  ...(isLast ? started(word) : []),
];

/** Names that have all words, of which the last may be the start of one; null where there are no words. */
export const withWords = (words: readonly string[]): string | null =>
  words.length === 0 ? null : both(words.map((it, at) => either(spellings(it, at === words.length - 1))));

/** How many letters of a word may be wrong: none of short words, for too many others would be like them. */
function allowedEdits(word: string, most: number): number {
  const length = [...word].length;
  if (length < 4 || length > longestPattern || hasUnspaced.test(word) || hasSingle.test(word)) return 0;
  return Math.min(most, length < 8 ? 1 : 2);
}

function respelled(word: string, most: number): readonly string[] {
  const edits = (part: string): string => {
    const allowed = allowedEdits(part, most);
    return allowed === 0 ? phrase(part) : `${escaped(part)}~${allowed}`;
  };
  const parts = word.match(letters) ?? [];
  if (parts.every((it) => allowedEdits(it, most) === 0)) return [];
  return parts.length === 1 ? [edits(word)] : [edits(word), both(parts.map(edits))];
}

/**
 * Names that have all words, each with up to so many letters added, left out, replaced or swapped with the next: 1 in words of 4 letters,
 * `most` in words of 8. Null where that finds no more than fewer would, or where there are too many words.
 */
export function withRespelledWords(words: readonly string[], most: 1 | 2): string | null {
  const parts = words.flatMap((it) => it.match(letters) ?? []);
  if (parts.length > mostRespelledWords || !parts.some((it) => allowedEdits(it, most) === most)) return null;
  const last = words.length - 1;
  return both(words.map((it, at) => either([...spellings(it, at === last), ...respelled(it, most)])));
}
