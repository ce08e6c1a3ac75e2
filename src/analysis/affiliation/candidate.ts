import { fold } from "../../catalogue/fold.js";
import { isStopWord } from "./affiliationWords.js";
import { countryNamed } from "./countryNames.js";
import { contentWords, type Word } from "./readAffiliation.js";

/** An entity that an affiliation may mean. */
export interface Candidate {
  readonly id: string;
  /** As they are stored, the preferred name first. */
  readonly names: readonly CandidateName[];
  readonly cities: readonly string[];
  readonly regions: readonly string[];
  /** ISO 3166-1 codes; none where they are not known. */
  readonly countries: readonly string[];
  /** Ids of what it is a part of. */
  readonly parents: readonly string[];
  /** Ids of what continued it. */
  readonly successors: readonly string[];
  /** Values of InstitutionType; none where they are not known. */
  readonly types: readonly string[];
  /** Whether its record was a mistake or a double. */
  readonly isWithdrawn: boolean;
}

export interface CandidateName {
  readonly value: string;
  readonly isAcronym: boolean;
  /** Whether it is the name of a withdrawn record that this one continues. */
  readonly isInherited: boolean;
}

/** A name as it is looked for in an affiliation. */
export interface NameForm {
  readonly name: CandidateName;
  readonly isPreferred: boolean;
  readonly words: readonly Word[];
  /** Without spaces where it is in a script without them, else null. */
  readonly run: string | null;
  /** The country that a register puts behind a name, `Siemens (Germany)`; null where there is none. */
  readonly country: string | null;
}

const inParentheses = /\s*\(([^)]*)\)\s*$/u;
const unspaced = /^[\p{Ideographic}\p{sc=Hiragana}\p{sc=Katakana}ー\s・（）()]+$/u;

const isAcronymText = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}&-]{1,11}$/u.test(text);

function formsOf({ names, cities, regions }: Candidate): readonly NameForm[] {
  const places = new Set([...cities, ...regions].flatMap((it) => contentWords(it).map((word) => word.text)));
  return names.flatMap((name, at) => {
    const behind = inParentheses.exec(name.value)?.[1] ?? null;
    const country = behind === null ? null : countryNamed(behind.toLowerCase());
    // Anything else in parentheses is a part of the name: `Indian Institute of Technology (Banaras Hindu University)`.
    const isBehind = behind !== null && (country !== null || isAcronymText(behind));
    const bare = isBehind ? name.value.replace(inParentheses, "") : name.value;
    const words = contentWords(bare);
    const run = unspaced.test(bare) ? fold(bare).replace(/\s+/gu, "") : null;
    // Only a place: an alias such as `Providence`, or what is left of `SPA New Delhi` without a word that companies have behind their names.
    if (words.length === 0 || (at > 0 && words.every((it) => places.has(it.text)))) return [];
    // What is left of an alias such as `Lyon-I` may mean anything.
    if (at > 0 && run === null && words.length === 1 && /[^\p{L}\p{N}]/u.test(bare.trim())) return [];
    const isAcronym = name.isAcronym || (words.length === 1 && (/^\p{Lu}{2,6}$/u.test(bare) || /^[a-z]{1,3}$/.test(words[0]!.text)));
    return [{ name: { ...name, isAcronym }, isPreferred: at === 0, words, run, country }];
  });
}

const knownForms = new WeakMap<Candidate, readonly NameForm[]>();

/** The names of a candidate as they are looked for, without a country or an acronym that a register puts behind them in parentheses. */
export function nameForms(candidate: Candidate): readonly NameForm[] {
  const forms = knownForms.get(candidate) ?? formsOf(candidate);
  knownForms.set(candidate, forms);
  return forms;
}

// What a place is called in an affiliation and in a register are both looked up here.
// biome-ignore format: a table
const otherCities: Readonly<Record<string, string>> = {
  munchen: "munich", muenchen: "munich", wien: "vienna", koln: "cologne", koeln: "cologne", roma: "rome", milano: "milan", torino: "turin",
  napoli: "naples", firenze: "florence", venezia: "venice", genova: "genoa", padova: "padua", praha: "prague", warszawa: "warsaw",
  krakow: "cracow", lisboa: "lisbon", geneve: "geneva", genf: "geneva", zuerich: "zurich", bruxelles: "brussels", brussel: "brussels",
  antwerpen: "antwerp", gent: "ghent", leuven: "louvain", kobenhavn: "copenhagen", goteborg: "gothenburg", moskva: "moscow", moskau: "moscow",
  kyiv: "kiev", bucuresti: "bucharest", beograd: "belgrade", athinai: "athens", sevilla: "seville", peking: "beijing", bombay: "mumbai",
  bangalore: "bengaluru", calcutta: "kolkata", madras: "chennai", nurnberg: "nuremberg", hannover: "hanover", wroclaw: "breslau",
  goettingen: "gottingen", tuebingen: "tubingen", wuerzburg: "wurzburg", duesseldorf: "dusseldorf", osnabrueck: "osnabruck",
  haag: "hague", luzern: "lucerne", basle: "basel", bern: "berne", saint: "st", sankt: "st", petersburgh: "petersburg",
};

/** The words of a place, each as it is called in English. */
export const placeWords = (place: string): readonly string[] =>
  contentWords(place)
    .map((it) => otherCities[it.text] ?? it.text)
    .filter((it) => !isStopWord(it) && it !== "city" && it !== "si" && it !== "shi");
