import { fold } from "../../catalogue/fold.js";
import { canonicalWord, isGenericWord, isStopWord } from "./affiliationWords.js";
import { countryNamed } from "./countryNames.js";
import { regionNamed, regionsCoded } from "./regionCodes.js";

/** A word of an affiliation that may stand in a name. */
export interface Word {
  /** Folded, as it is written. */
  readonly text: string;
  /** What it stands for. */
  readonly canonical: string;
  /** Whether it is cut short by a full stop. */
  readonly isCut: boolean;
  /** Whether a word that names are written with or without stands before it: `of`. */
  readonly isLinked: boolean;
  /** Which segment of its part it stands in. */
  readonly segment: number;
}

/** What stands between two commas. */
export interface Segment {
  /** Folded. */
  readonly text: string;
  /** Without those that names are written with or without. */
  readonly words: readonly Word[];
  /** A country, a state or a postcode and nothing else. */
  readonly isPlace: boolean;
}

/** One address: what stands between semicolons. */
export interface AddressPart {
  /** How many come before it. */
  readonly at: number;
  readonly segments: readonly Segment[];
  /** The words of all segments. */
  readonly words: readonly Word[];
  /** ISO 3166-1 codes of the countries that it names; of those that its state codes may lie in where it names none. */
  readonly countries: readonly string[];
  /** Folded names of the states that its codes stand for. */
  readonly regions: readonly string[];
}

const longestAffiliation = 1000;
const mostSegments = 24;
// A number makes a telephone of `Tel`: without it the word is a part of Tel Aviv.
const contact = /\S+@\S+|https?:\/\/\S+|www\.\S+|\b(?:e-?mail|orcid)\b\s*[:.]?|\b(?:tel|fax|phone)\b[.:\s]*[+(]?\d[\d\s()+/-]*/giu;
const marker = /^[\s\d*†‡§¶#∗⁎⊥∥|.()[\]–-]+(?=\p{L})|^[a-z]\s+(?=\p{Lu})|^\(?[a-z]\)\s*/u;
const partBreak = /[;；\n]|\s\/\s/u;
const segmentBreak = /[,，、|•·/()（）[\]–—\t]|\s-\s|\s{2,}/u;
const initials = /(?<![\p{L}\p{N}'’])(?:\p{L}(?:\.\s?|\s)){2,}(?=\s|\p{L}{2}|$)/gu;
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*\.?/gu;

/** The words of a text, folded, each with whether a full stop cuts it; `U.S.A.` and `S. N.` are one word. */
function wordsIn(text: string, segment: number): readonly Word[] {
  const joined = text
    .replace(/(?<![\p{L}])((?:\p{L}\.){2,})/gu, (it) => `${it.replaceAll(".", "")} `)
    .replace(initials, (it) => `${it.replace(/[.\s]/gu, "")} `)
    .replaceAll("&", " and ");
  return [...fold(joined).matchAll(wordPattern)].map(([found]) => {
    const isCut = found.endsWith(".");
    const word = found
      .replace(/\.$/u, "")
      .replace(/['’]s$/u, "s")
      .replace(/['’]/gu, "");
    const plain = /^[dl]['’]/u.test(found) ? word.slice(1) : word;
    return { text: plain, canonical: canonicalWord(plain), isCut, isLinked: false, segment };
  });
}

/** The words that names are compared by: without those that a name may be written with or without. */
export const contentWords = (text: string, segment = 0): readonly Word[] =>
  wordsIn(text, segment)
    .map((it, at, all) => ({ ...it, isLinked: at > 0 && isStopWord(all[at - 1]!.text) }))
    .filter((it) => !isStopWord(it.text));

const isNumber = (word: string): boolean => /\d/.test(word) && !/^\d{1,2}$/.test(word);

/** The country at the end of some words, with how many words name it. */
function countryAtEnd(words: readonly string[]): { readonly code: string; readonly count: number } | null {
  for (let count = Math.min(5, words.length); count > 0; count--) {
    const name = words.slice(-count).join(" ");
    if (regionNamed(name) && name !== "georgia") return null;
    const code = countryNamed(name);
    if (code) return { code, count };
  }
  return null;
}

interface Places {
  readonly countries: Set<string>;
  readonly mayBe: Set<string>;
  readonly regions: Set<string>;
}

/** Notes what places a segment names; whether it names nothing else. */
function readPlaces(raw: string, places: Places): boolean {
  const words = wordsIn(raw, 0).map((it) => it.text);
  const named = words.filter((it) => !isNumber(it) && !/^\d+$/.test(it));
  const codes = [...raw.matchAll(/(?<![\p{L}.])\p{Lu}{2,3}(?![\p{L}])/gu)].flatMap(([code]) =>
    regionsCoded(code).map((it) => ({ code, ...it })),
  );
  const country = countryAtEnd(named);
  const before = country ? named[named.length - country.count - 1] : undefined;
  const isName = before === "new" || (before !== undefined && (isStopWord(before) || isGenericWord(canonicalWord(before))));
  const isCountry = country !== null && !isName;
  if (isCountry) places.countries.add(country.code);
  const region = regionNamed(named.join(" "));
  const isShort = named.length <= 3;
  if (region) {
    places.mayBe.add(region.country);
    places.regions.add(region.name);
    if (places.countries.delete(countryNamed(region.name) ?? "")) places.mayBe.add(countryNamed(region.name)!);
  }
  if (isShort)
    for (const it of codes) {
      places.mayBe.add(it.country);
      places.regions.add(it.name);
    }
  const rest = isCountry ? named.length - country.count : named.length;
  return rest === 0 || region !== null || (isShort && codes.length > 0 && named.length === 1);
}

function readPart(text: string, at: number): AddressPart {
  const places: Places = { countries: new Set(), mayBe: new Set(), regions: new Set() };
  const raws = text.split(segmentBreak).map((it) => it.trim().replace(marker, ""));
  const segments = raws
    .filter((it) => /\p{L}|\d/u.test(it))
    .slice(0, mostSegments)
    .map((raw, at) => ({ text: fold(raw), words: contentWords(raw, at), isPlace: readPlaces(raw, places) }));
  const countries = places.countries.size > 0 ? places.countries : places.mayBe;
  return { at, segments, words: segments.flatMap((it) => it.words), countries: [...countries], regions: [...places.regions] };
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ");

/** A text out of XML: without its character references, its lines joined where the next is indented. */
const plainText = (text: string): string =>
  text
    .replace(/&amp;/giu, "&")
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu, (_, hexadecimal?: string, decimal?: string) =>
      character(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
    )
    .replace(/\s*\n[ \t]+/gu, " ");

/** Reads an affiliation as papers print it: its addresses, their segments and words, and the countries and states that they name. Only the first 1,000 characters are read. */
export function readAffiliation(affiliation: string): readonly AddressPart[] {
  const text = plainText(affiliation.slice(0, longestAffiliation)).normalize("NFKC").replace(contact, " ");
  return text
    .split(partBreak)
    .map(readPart)
    .filter((it) => it.segments.length > 0);
}
