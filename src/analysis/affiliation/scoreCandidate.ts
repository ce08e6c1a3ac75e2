import { editDistance } from "../editDistance.js";
import { isGenericWord, isOtherOrganisation, isStreetWord, isUnitWord } from "./affiliationWords.js";
import { type Candidate, nameForms, placeWords } from "./candidate.js";
import { isPrintedAs } from "./countryNames.js";
import { fitName, type NameFit } from "./fitName.js";
import type { AddressPart, Segment } from "./readAffiliation.js";

/** How an affiliation speaks for a candidate. */
export interface Evidence {
  readonly candidate: Candidate;
  readonly fit: NameFit;
  /** The city of the candidate that the affiliation names beside the name; null where it does not. */
  readonly city: string | null;
  /** The same for its state or province. */
  readonly region: string | null;
  readonly country: "agrees" | "absent" | "unknown" | "conflicts";
  /** Whether the name itself says where its bearer is: Zhejiang University. */
  readonly isSelfPlaced: boolean;
  /** Whether the affiliation names what may be another place. */
  readonly isElsewhere: boolean;
  /** Whether an acronym of the candidate stands beside its name. */
  readonly hasAcronym: boolean;
  /** Whether all words of the name are in the names of many. */
  readonly isGeneric: boolean;
  /** From 0 to 1. */
  readonly score: number;
}

const isLike = (word: string, other: string): boolean =>
  word === other || (word.length >= 7 && other.length >= 6 && editDistance(word, other) === 1);

/** Whether some words stand one after the other among others. */
function has(words: readonly string[], place: readonly string[]): boolean {
  if (place.length === 0) return false;
  return words.some((_, at) => at + place.length <= words.length && place.every((it, next) => isLike(words[at + next]!, it)));
}

const isOrganisation = ({ words }: Segment): boolean =>
  words.some(({ canonical }) => canonical === "university" || isUnitWord(canonical) || isOtherOrganisation(canonical));

/** What may say where a name's bearer is: not the city in another organisation's name. */
const besideWords = ({ part, from, to }: NameFit, places: ReadonlySet<string>): readonly string[] => {
  const own = new Set([part.words[from]?.segment, part.words[to - 1]?.segment]);
  const isPlaces = ({ words }: Segment) => words.every((it) => /\d/.test(it.text) || placeWords(it.text).every((word) => places.has(word)));
  const told = part.segments.map((it, at) => own.has(at) || !isOrganisation(it) || isPlaces(it));
  return part.words.flatMap((it, at) => ((at < from || at >= to) && told[it.segment] ? placeWords(it.text) : []));
};

function countryOf({ candidate, fit }: Pick<Evidence, "candidate" | "fit">, all: readonly AddressPart[]): Evidence["country"] {
  const countries = candidate.countries.length > 0 ? candidate.countries : fit.form.country ? [fit.form.country] : [];
  const printed = fit.part.countries.length > 0 ? fit.part.countries : all.flatMap((it) => it.countries);
  if (printed.length === 0) return "absent";
  if (countries.length === 0) return "unknown";
  return countries.some((it) => printed.some((other) => isPrintedAs(it, other))) ? "agrees" : "conflicts";
}

/** Whether a segment behind the name tells neither an organisation nor a known place of the candidate. */
function isElsewhere({ candidate, fit }: Pick<Evidence, "candidate" | "fit">, own: ReadonlySet<string>): boolean {
  const last = fit.part.words[fit.to - 1]!.segment;
  return fit.part.segments.some(({ words, isPlace }, at) => {
    if (at <= last || isPlace) return false;
    const rest = words.filter((it) => !/\d/.test(it.text) && it.text.length > 1);
    if (rest.length === 0 || rest.some((it) => isGenericWord(it.canonical) || isStreetWord(it.text))) return false;
    if (candidate.names.some((it) => it.value.toLowerCase() === rest.map((one) => one.text).join(" "))) return false;
    // The place of Hainan University may be Hainan, whatever the register says.
    if (rest.every((it) => fit.form.words.some((word) => word.text === it.text))) return false;
    return !rest.every((it) => placeWords(it.text).every((word) => own.has(word)));
  });
}

const placesOf = ({ cities, regions }: Candidate): ReadonlySet<string> => new Set([...cities, ...regions].flatMap(placeWords));

const weights = Object.freeze({ name: 0.6, country: 0.15, city: 0.2, region: 0.05, conflict: -0.35 });

function scoreOf({ fit, city, region, country }: Omit<Evidence, "score">): number {
  const name = weights.name * fit.quality * (fit.isExplained ? 1 : 0.6);
  const placed = (city === null ? 0 : weights.city) + (region === null ? 0 : weights.region);
  const agreed = country === "agrees" ? weights.country : country === "conflicts" ? weights.conflict : 0;
  return Math.round(Math.max(0, Math.min(1, name + placed + agreed)) * 1000) / 1000;
}

function evidenceOf(candidate: Candidate, fit: NameFit, acronyms: readonly NameFit[], all: readonly AddressPart[]): Evidence {
  const places = placesOf(candidate);
  const beside = besideWords(fit, places);
  const within = fit.form.words.flatMap((it) => placeWords(it.text));
  const found = (places: readonly string[], words: readonly string[]) => places.find((it) => has(words, placeWords(it))) ?? null;
  const coded = candidate.regions.find((it) => fit.part.regions.includes(placeWords(it).join(" "))) ?? null;
  const known = {
    candidate,
    fit,
    city: found(candidate.cities, beside),
    region: coded ?? found(candidate.regions, beside),
    country: countryOf({ candidate, fit }, all),
    isSelfPlaced: found([...candidate.cities, ...candidate.regions], within) !== null,
    isElsewhere: isElsewhere({ candidate, fit }, places),
    hasAcronym: acronyms.some((it) => it.part === fit.part && (it.to <= fit.from || it.from >= fit.to)),
    isGeneric: fit.form.run === null && fit.form.words.every((it) => isGenericWord(it.canonical)),
  };
  return { ...known, score: scoreOf(known) };
}

const worth = ({ fit, score }: Evidence): number =>
  (fit.isExplained ? 2 : 0) + (fit.form.name.isInherited ? 0 : 1) + score + fit.cover / 1000 + (fit.form.isPreferred ? 0.001 : 0);

/** What speaks best for a candidate; null where the affiliation has none of its names. */
export function scoreCandidate(candidate: Candidate, all: readonly AddressPart[]): Evidence | null {
  const places = placesOf(candidate);
  const fits = nameForms(candidate).flatMap((form) => all.flatMap((part) => fitName(form, part, places)));
  const acronyms = fits.filter((it) => it.form.name.isAcronym && it.isWhole && it.cover >= 3);
  let best: Evidence | null = null;
  for (const fit of fits) {
    const evidence = evidenceOf(candidate, fit, acronyms, all);
    if (best === null || worth(evidence) > worth(best)) best = evidence;
  }
  return best;
}
