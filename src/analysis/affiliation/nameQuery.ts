import { fold } from "../../catalogue/fold.js";
import { mostNames, type NameQuery, type WordGroup } from "../../cypher/affiliationCandidates.js";
import { canonicalWord, isGenericWord } from "./affiliationWords.js";
import type { AddressPart, Segment } from "./readAffiliation.js";

const longestName = 12;
/** How many words of a name stand behind a comma. */
const mostJoined = 5;
const longestRun = 24;
const mostGroups = 16;
const mostWords = 24;
const mostRespelled = 6;
const hasRun = /[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}]{3,}/u;

/** The text with words that are cut short or in other languages as they stand in English names. */
const expanded = (text: string): string =>
  text.replace(/[\p{L}\p{M}]+\.?/gu, (it) => {
    const word = it.replace(".", "");
    const canonical = canonicalWord(word);
    return canonical === word ? it : canonical;
  });

/** All texts of some words that stand one after the other, up to so many. */
function spans(text: string): readonly string[] {
  const words = [...text.matchAll(/\S+/gu)].slice(0, 40).map((it) => [it.index, it.index + it[0].length] as const);
  return words.flatMap(([from], first) =>
    words.slice(first, first + longestName).map(([, to]) => text.slice(from, to).replace(/[.,;:]+$/u, "")),
  );
}

function runs(text: string): readonly string[] {
  const run = text.replace(/\s+/gu, "");
  const lengths = Array.from({ length: Math.min(longestRun, run.length) - 2 }, (_, at) => at + 3);
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((from) => lengths.map((length) => run.slice(from, from + length)));
}

/** Names that hold several commas. */
const commas = (segments: readonly Segment[]): readonly string[] =>
  [3, 4]
    .filter((it) => it <= segments.length)
    .map((count) =>
      segments
        .slice(0, count)
        .map((it) => it.text)
        .join(", "),
    );

/** A name may go on behind a comma, which it may have or not. */
function joinedNames(text: string, next: string): readonly string[] {
  const words = next
    .split(" ")
    .filter((it) => it !== "")
    .slice(0, mostJoined);
  const starts = words.map((_, at) => words.slice(0, at + 1).join(" "));
  const both = starts.flatMap((it) => [`${text}, ${it}`, `${text} - ${it}`, `${text} ${it}`, `${text} of ${it}`]);
  return [...both, ...both.map(expanded)];
}

/** `Inst Phys` as it stands in names. */
const withOf = (text: string): string => text.replace(" ", " of ");

/** What may be a whole name. */
function namesIn({ segments }: AddressPart): readonly string[] {
  return segments.flatMap((segment, at) => {
    if (segment.isPlace) return [];
    const joined = joinedNames(segment.text, segments[at + 1]?.text ?? "").concat(commas(segments.slice(at, at + 4)));
    const own = hasRun.test(segment.text) ? runs(segment.text) : spans(segment.text);
    const other = expanded(segment.text);
    return [...own, ...(other === segment.text ? [] : [...spans(other), withOf(other)]), ...joined];
  });
}

const isTelling = ({ words }: Segment): boolean =>
  words.some((it) => !isGenericWord(it.canonical) && it.text.length > 2 && !/\d/.test(it.text));

/** Short words are like too many others, and those that many names have are well enough known. */
const mayBeRespelled = (word: string): boolean => /^\p{L}{6,32}$/u.test(word) && !isGenericWord(canonicalWord(word));

const isNamed = ({ words }: Segment): boolean => words.some((it) => isGenericWord(it.canonical));

/** The words of segments that may be names; other spellings only where a word says that it is an organisation. */
const wordsIn = ({ segments }: AddressPart): readonly WordGroup[] =>
  segments
    .filter((it) => !it.isPlace && isTelling(it) && !hasRun.test(it.text) && (it.words.length > 1 || isNamed(it)))
    .map((segment) => {
      const texts = segment.words.flatMap((it) => [it.text, it.canonical]).filter((it) => !/^\d{3,}$/.test(it));
      const words = [...new Set(texts)].slice(0, mostWords);
      return { words, respelled: isNamed(segment) ? words.filter(mayBeRespelled).slice(0, mostRespelled) : [] };
    });

/** What to look for in the names of entities, for the affiliation that was read. */
export function nameQuery(key: string, all: readonly AddressPart[]): NameQuery {
  const names = [...new Set(all.flatMap(namesIn).map(fold))].filter((it) => it.length >= 2);
  const telling = names.toSorted((one, other) => other.length - one.length);
  return { key, names: telling.slice(-mostNames), words: all.flatMap(wordsIn).slice(0, mostGroups) };
}
