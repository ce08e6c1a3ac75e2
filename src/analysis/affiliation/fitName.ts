import { editDistance } from "../editDistance.js";
import { isGenericWord, isInnerUnit, isNarrowingWord, isOtherOrganisation, isPartWord, isUnitWord } from "./affiliationWords.js";
import type { NameForm } from "./candidate.js";
import { countryNamed } from "./countryNames.js";
import type { AddressPart, Word } from "./readAffiliation.js";
import { regionsCoded } from "./regionCodes.js";

/** Where an affiliation has a name, and how well it fits. */
export interface NameFit {
  readonly form: NameForm;
  readonly part: AddressPart;
  /** The first of the part's words that belong to the name, and the first after it. */
  readonly from: number;
  readonly to: number;
  /** From 0 to 1: less where words are cut short, written otherwise or in another order. */
  readonly quality: number;
  /** How many letters of the affiliation the name covers. */
  readonly cover: number;
  /** Whether what stands beside it between the same commas may stand beside its name: a department, a place. */
  readonly isExplained: boolean;
  /** Whether nothing stands beside it between the same commas. */
  readonly isWhole: boolean;
  /** Whether its address has nothing else. */
  readonly isAlone: boolean;
}

/** How many words a street has, with a number and a country. */
const mostStreetWords = 6;

/** From 0 to 1: whether a word of an affiliation may be a word of a name. */
function likeness(word: Word, own: Word): number {
  if (word.text === own.text) return 1;
  if (word.canonical === own.canonical) return 0.98;
  if (/\d/.test(word.text) || /\d/.test(own.text)) return 0;
  if (word.isCut && word.text.length >= 2 && own.text.startsWith(word.text)) return 0.95;
  if (word.text.length >= 4 && own.text.length >= word.text.length + 3 && own.text.startsWith(word.text)) return 0.9;
  // A word that is known is no misspelling of another: the Zoological Society is not the Geological.
  if (isGenericWord(word.canonical) || word.text[0] !== own.text[0]) return 0;
  const length = Math.min(word.text.length, own.text.length);
  if (length < 5 || Math.abs(word.text.length - own.text.length) > 2) return 0;
  const distance = editDistance(word.text, own.text);
  if (distance === 1) return 0.88;
  return distance === 2 && length >= 9 ? 0.82 : 0;
}

const isPlaceWord = ({ text }: Word, places: ReadonlySet<string>): boolean =>
  places.has(text) || /\d{3,}/.test(text) || regionsCoded(text.toUpperCase()).length > 0;

/** Korean parts of a university. */
const hangulUnit = /^\p{sc=Hangul}+(?:과|학부|대학|대학원|교실)$/u;

const isUniversity = ({ words }: NameForm): boolean => words.length > 1 && words.some((it) => it.canonical === "university");

/** Whether a university's name begins behind some words: its first word, where it is one of the name's own, may have more before it. */
function beginsBehind(words: readonly Word[], { words: [first] }: NameForm): boolean {
  const last = words.at(-1)!.canonical;
  return !isNarrowingWord(last) && (isGenericWord(first!.canonical) || (isGenericWord(last) && last !== "university"));
}

/** Whether a short word beside a long name is the abbreviation of it or of what it belongs to. */
const isAbbreviation = ([word, ...more]: readonly Word[], { words }: NameForm): boolean =>
  word !== undefined && more.length === 0 && words.length >= 3 && /^\p{L}{2,5}$/u.test(word.text) && !isGenericWord(word.canonical);

/** Whether words before a name between the same commas may be a part of what bears it. */
function explainsBefore(words: readonly Word[], form: NameForm, places: ReadonlySet<string>, isLoose: boolean): boolean {
  if (words.length === 0 || words.every((it) => isPlaceWord(it, places))) return true;
  if (!isLoose && isAbbreviation(words, form)) return true;
  if (isLoose || words.length === 1 || words.some((it) => isOtherOrganisation(it.canonical))) return false;
  if (isUnitWord(words[0]!.canonical) || words.some((it) => isPartWord(it.canonical))) return true;
  return isUniversity(form) && beginsBehind(words, form);
}

/** Whether a word that links a name's first two words is missing: `Medical University Lucknow` is not the University of Lucknow. */
const isLoosened = ([, own]: readonly Word[], [, word]: readonly Word[]): boolean => own?.isLinked === true && !word!.isLinked;

/** Whether words behind a university's name are its street and its place. */
const isAddress = (words: readonly Word[], rest: readonly Word[], places: ReadonlySet<string>): boolean =>
  words.some((it) => places.has(it.text)) &&
  rest.length <= mostStreetWords &&
  !rest.some((it) => isGenericWord(it.canonical) && !/\d/.test(it.text));

/** Whether words behind a university's name are one of its parts: `Institute of Physics`, `Miller School of Medicine`. */
function isUniversityPart(rest: readonly Word[]): boolean {
  const [unit, subject] = rest.slice(-2);
  const isSchool =
    (unit?.canonical === "school" || unit?.canonical === "college") && subject !== undefined && isGenericWord(subject.canonical);
  return (rest.length <= 4 && isSchool) || (isPartWord(rest[0]!.canonical) && rest[1]?.isLinked === true);
}

/** Whether words behind a name between the same commas may be its place or a part of what bears it. */
function explainsAfter(words: readonly Word[], form: NameForm, places: ReadonlySet<string>): boolean {
  const rest = words.filter((it) => !isPlaceWord(it, places));
  // A footnote's number: what follows belongs to the next author's department.
  if (/^\d{1,2}$/.test(rest[0]?.text ?? "")) return rest.length === 1 || isUnitWord(rest[1]!.canonical);
  if (rest.length === 0 || countryNamed(rest.map((it) => it.text).join(" "))) return true;
  if (isAbbreviation(rest, form) || (isUniversity(form) && isAddress(words, rest, places))) return true;
  if (rest.some((it) => isOtherOrganisation(it.canonical))) return false;
  if (rest.every((it) => hangulUnit.test(it.text.normalize("NFC")))) return true;
  // The medical school of `Robert Wood Johnson` is not the foundation of that name.
  if (!form.words.some((it) => isGenericWord(it.canonical))) return false;
  if (isUniversity(form) && isUniversityPart(rest)) return true;
  if (rest[0]!.canonical === "college" && rest[1] && isGenericWord(rest[1].canonical)) return true;
  return (
    isInnerUnit(rest[0]!.canonical) ||
    (["medicine", "law", "business"].includes(rest[0]!.canonical) && ["school", "college"].includes(rest[1]?.canonical ?? ""))
  );
}

/** What words stand for, whatever order they stand in. */
export const inAnyOrder = (words: readonly Word[]): string =>
  words
    .map((it) => it.canonical)
    .sort()
    .join(" ");

function quality(form: NameForm, window: readonly Word[]): number {
  let [least, errors] = [1, 0];
  for (let at = 0; at < window.length; at++) {
    const like = likeness(window[at]!, form.words[at]!);
    least = Math.min(least, like);
    if (like < 0.9) errors++;
    if (like === 0) break;
  }
  if (least === 0)
    return window.length > 1 && window[0]!.segment === window.at(-1)!.segment && inAnyOrder(window) === inAnyOrder(form.words) ? 0.9 : 0;
  if (errors > 0 && (window.length === 1 || form.name.isAcronym)) return 0;
  return errors > 1 ? Math.min(least, 0.75) : least;
}

function fitWords(form: NameForm, part: AddressPart, places: ReadonlySet<string>): readonly NameFit[] {
  const count = form.words.length;
  const fits: NameFit[] = [];
  for (let from = 0; from + count <= part.words.length; from++) {
    const to = from + count;
    const window = part.words.slice(from, to);
    const fit = quality(form, window);
    if (fit === 0) continue;
    const [first, last] = [window[0]!.segment, window.at(-1)!.segment];
    if (last - first > 2) continue;
    const before = part.words.filter((it, at) => at < from && it.segment === first);
    const after = part.words.filter((it, at) => at >= to && it.segment === last);
    // The end of one segment and the beginning of the next are no name: `School of Arts and Sciences, University of Tokyo`.
    if (last > first && before.length > 0) continue;
    const isWhole = before.length + after.length === 0;
    const isExplained =
      isWhole ||
      (!form.name.isAcronym &&
        explainsBefore(before, form, places, fit <= 0.9 || isLoosened(form.words, window)) &&
        explainsAfter(after, form, places));
    const cover = window.reduce((sum, it) => sum + it.text.length, 0);
    const isAlone = isWhole && count === part.words.length;
    fits.push({ form, part, from, to, quality: fit - 0.01 * (last - first), cover, isExplained, isWhole, isAlone });
  }
  return fits;
}

const runPlace = /^(?:中国|中國|日本|.*[省市县縣県都府区區国國])?$/u;
const runUnit = /^(?:|.*(?:系|学院|學院|学部|學部|学科|研究科|専攻|講座|教室|研究室|实验室|實驗室|本部|校区|校區|大学院))$/u;
const runOther = /医院|醫院|病院|附属|附屬|研究所|公司|出版|学会|协会/u;

/** A name in a script without spaces. */
function fitRun(form: NameForm, part: AddressPart): readonly NameFit[] {
  const run = form.run!;
  if (run.length < 3) return [];
  return part.segments.flatMap((segment, which) => {
    const text = segment.text.replace(/\s+/gu, "");
    const at = text.indexOf(run);
    if (at < 0) return [];
    const [before, after] = [text.slice(0, at), text.slice(at + run.length)];
    const from = part.words.findIndex((it) => it.segment === which);
    const to = part.words.findLastIndex((it) => it.segment === which) + 1;
    const isExplained = runPlace.test(before) && runUnit.test(after) && !runOther.test(after);
    const isWhole = before + after === "";
    const isAlone = isWhole && part.segments.length === 1;
    return [{ form, part, from, to, quality: 1, cover: run.length, isExplained, isWhole, isAlone }];
  });
}

/** All places of a part of an affiliation where a name fits; `places` are folded words of where its bearer is. */
export const fitName = (form: NameForm, part: AddressPart, places: ReadonlySet<string>): readonly NameFit[] =>
  form.run === null ? fitWords(form, part, places) : fitRun(form, part);
