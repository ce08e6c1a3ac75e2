import { isGenericWord, isUnitWord } from "./affiliationWords.js";
import { type Candidate, nameForms, placeWords } from "./candidate.js";
import { countryNamed, isPrintedAs } from "./countryNames.js";
import { inAnyOrder } from "./fitName.js";
import type { Word } from "./readAffiliation.js";
import { regionNamed } from "./regionCodes.js";
import type { Evidence } from "./scoreCandidate.js";

/** From so many letters on, two institutions of a country hardly share an acronym. */
const longAcronym = 5;

/** For each word of the candidates' names, whose names have it. */
type Bearers = ReadonlyMap<string, readonly Candidate[]>;

function bearersOf(pool: readonly Candidate[]): Bearers {
  const bearers = new Map<string, Candidate[]>();
  for (const candidate of pool)
    for (const word of new Set(nameForms(candidate).flatMap((form) => form.words.map((it) => it.canonical))))
      bearers.set(word, [...(bearers.get(word) ?? []), candidate]);
  return bearers;
}

/** Whether a word of the name is only in names of one country, and of one city where the affiliation may name another. */
function isDistinctive({ candidate, fit, isElsewhere }: Evidence, bearers: Bearers): boolean {
  if (fit.form.run !== null) return fit.form.run.length >= 4;
  const { cities } = candidate;
  const countries = candidate.countries.length > 0 ? candidate.countries : fit.part.countries;
  return fit.form.words.some(({ canonical, text }) => {
    if (text.length < 4 || isGenericWord(canonical)) return false;
    const others = (bearers.get(canonical) ?? []).filter((it) => it.id !== candidate.id && it.countries.length > 0);
    const near = (it: Candidate) =>
      isElsewhere && cities.length > 0
        ? it.cities.some((city) => cities.includes(city))
        : it.countries.some((code) => countries.some((other) => isPrintedAs(code, other)));
    return others.every(near);
  });
}

const inOrder = (words: readonly Word[]): string => words.map((it) => it.canonical).join(" ");

/** Whether the names of others are this one with their city: University of California, Irvine. */
function hasCampuses({ candidate, fit }: Evidence, pool: readonly Candidate[]): boolean {
  const own = inOrder(fit.form.words);
  const isCampus = (it: Candidate): boolean => {
    const cities = it.cities.map((city) => city.toLowerCase());
    return nameForms(it).some((form) => {
      const name = inOrder(form.words);
      return name.startsWith(`${own} `) && cities.includes(name.slice(own.length + 1));
    });
  };
  return pool.filter((it) => it.id !== candidate.id && isCampus(it)).length >= 1;
}

/** Whether the name of a system of universities stands there without that word: `University of California` may be any of its campuses. */
function isAnyCampus({ candidate, fit }: Evidence): boolean {
  const isSystem = (words: readonly Word[]): boolean => words.some((it) => it.canonical === "system");
  return isSystem(nameForms(candidate)[0]?.words ?? []) && !isSystem(fit.form.words) && !fit.form.name.isAcronym;
}

/** Whether a name is one word that may mean much else; scripts without spaces need no more than one. */
const isShort = ({ fit }: Evidence): boolean => fit.form.words.length === 1 && /^[\p{sc=Latin}\P{L}]+$/u.test(fit.form.words[0]!.text);

/** Whether a name that is no university's says nothing but what and where: `Graduate School at Shenzhen` in another order is any. */
function isLooselyPlaced(evidence: Evidence): boolean {
  const { candidate, fit } = evidence;
  if (fit.form.words.some((it) => it.canonical === "university")) return false;
  const places = new Set([...candidate.cities, ...candidate.regions].flatMap(placeWords));
  return tellingWords(evidence).every((it) => places.has(it.text));
}

/** Whether another bears the same name: of universities in the same order of words, and as the preferred name where it is so of the first. */
function hasNamesakes(evidence: Evidence, pool: readonly Candidate[]): boolean {
  const { candidate, fit, country } = evidence;
  const isStrict = isUniversity(evidence) && hasWord(evidence, "university");
  const key = isStrict && fit.quality >= 0.93 ? inOrder : inAnyOrder;
  const own = key(fit.form.words);
  const mayBeMeant = (it: Candidate): boolean =>
    country !== "agrees" || it.countries.length === 0 || it.countries.some((code) => candidate.countries.includes(code));
  const bears = (it: Candidate): boolean =>
    nameForms(it).some((form) => (form.isPreferred || !isStrict || !fit.form.isPreferred) && key(form.words) === own);
  return pool.some((it) => it.id !== candidate.id && mayBeMeant(it) && bears(it));
}

/** Whether a word is the name of a country that its bearer is not in: New England. */
function isForeign(text: string, { countries }: Candidate): boolean {
  const country = regionNamed(text) ? null : countryNamed(text);
  return country !== null && !countries.includes(country);
}

/** The words of a name that tell it from others: neither what an organisation does nor a country that it is not in. */
const tellingWords = ({ candidate, fit }: Evidence): readonly Word[] =>
  fit.form.words.filter(({ text, canonical }) => text.length >= 4 && !isGenericWord(canonical) && !isForeign(text, candidate));

/** Whether a name in full is enough where no country contradicts; a longer one where another place may be named. */
function isToldByName(evidence: Evidence, pool: readonly Candidate[]): boolean {
  const { fit, isElsewhere, country } = evidence;
  const { words } = fit.form;
  const telling = tellingWords(evidence).length;
  if ((fit.quality < 0.9 && telling < 3) || hasNamesakes(evidence, pool)) return false;
  // Ottawa University is not the University of Ottawa.
  if (fit.quality < 0.93 && words.length === 2 && country !== "agrees") return false;
  const isLong = words.length >= 4 && fit.quality >= 0.98;
  if (isLong && (country === "agrees" || (fit.form.isPreferred && !isUnitWord(words[0]!.canonical)))) return true;
  if (telling === 0) return false;
  // Universities teach in other places than their seat.
  if (isUniversity(evidence) && country === "agrees" && fit.quality >= 0.98 && !hasCampuses(evidence, pool)) return true;
  if (words.length === 1) return fit.form.isPreferred && fit.isWhole && fit.cover >= longAcronym && !isElsewhere;
  return !isElsewhere || telling >= 2 || words.length >= 4;
}

/** Whether what speaks for a candidate is enough by itself. */
function isSure(evidence: Evidence, pool: readonly Candidate[], bearers: Bearers): boolean {
  const { fit, city, region, country, isSelfPlaced, isElsewhere, isGeneric } = evidence;
  if (!fit.isExplained || country === "conflicts" || fit.quality < 0.8) return false;
  if (isAnyCampus(evidence)) return false;
  if (fit.form.name.isInherited && (fit.quality < 0.95 || isElsewhere)) return false;
  if (fit.form.name.isAcronym) {
    const isLong = fit.cover >= longAcronym && (country === "agrees" || fit.isAlone);
    return fit.isWhole && fit.cover >= 3 && country !== "unknown" && (city !== null || isLong);
  }
  if (evidence.hasAcronym && fit.form.words.length > 1 && fit.quality >= 0.9) return true;
  if (fit.quality >= 0.89 && fit.quality < 0.93 && isLooselyPlaced(evidence)) return false;
  if (city !== null) return !isGeneric || (fit.quality >= 0.95 && fit.form.words.length > 1);
  if (hasCampuses(evidence, pool) && isElsewhere) return false;
  if (country !== "unknown" || tellingWords(evidence).length > 0) if (isToldByName(evidence, pool)) return true;
  if (isGeneric || fit.quality < 0.93) return false;
  const isDistinct = isDistinctive(evidence, bearers);
  if (country === "unknown") return isDistinct && fit.form.words.length > 1 && fit.quality >= 0.98;
  if (hasCampuses(evidence, pool)) return false;
  if (country === "absent") return (isSelfPlaced && !isElsewhere) || (isDistinct && !isShort(evidence));
  return isDistinct || !isElsewhere || isSelfPlaced || region !== null;
}

const overlap = (one: Evidence, other: Evidence): boolean =>
  one.fit.part === other.fit.part && one.fit.from < other.fit.to && other.fit.from < one.fit.to;

const placed = ({ city, region, country }: Evidence): number =>
  (city === null ? 0 : 4) + (region === null ? 0 : 2) + (country === "agrees" ? 1 : 0);

/** Which of two that the same words may mean they mean rather: 1 the one, -1 the other, 0 neither. */
function rather(one: Evidence, other: Evidence): number {
  if (one.candidate.successors.includes(other.candidate.id)) return -1;
  if (other.candidate.successors.includes(one.candidate.id)) return 1;
  // `Johns Hopkins University` and its school of medicine, rather than a record of that school that was withdrawn.
  const living = Number(other.fit.form.name.isInherited) - Number(one.fit.form.name.isInherited);
  const steps = [
    living,
    one.fit.cover - other.fit.cover,
    placed(one) - placed(other),
    Math.round((one.fit.quality - other.fit.quality) * 50),
  ];
  const named = Number(one.fit.form.isPreferred) - Number(other.fit.form.isPreferred);
  return Math.sign(steps.find((it) => it !== 0) ?? named);
}

/** The ids of all that a candidate is a part of, as far as they are among the candidates. */
function ancestors(candidate: Candidate, byId: ReadonlyMap<string, Candidate>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [candidate];
  for (let next = open.pop(); next; next = open.pop())
    for (const id of next.parents) {
      if (found.has(id)) continue;
      found.add(id);
      const parent = byId.get(id);
      if (parent) open.push(parent);
    }
  return found;
}

const hasWord = ({ fit }: Evidence, word: string): boolean => fit.form.words.some((it) => it.canonical === word);

/** Whether it is a university or the like, and no school that may be a part of one. */
function isUniversity(evidence: Evidence): boolean {
  const { candidate, fit } = evidence;
  if (fit.form.name.isInherited || hasWord(evidence, "school")) return false;
  if (candidate.types.length > 0) return candidate.types.includes("EDUCATION");
  return hasWord(evidence, "university") && !hasWord(evidence, "hospital");
}

/** Whether an address says that one is a member of the other: `Charité, corporate member of Freie Universität Berlin`. */
const isOnlyMember = ({ fit }: Evidence, other: Evidence): boolean =>
  fit.part.words.slice(fit.to, other.fit.from).some((it) => it.text === "member");

/** The first of those that an address names; papers mean the university whose institute or hospital they name before it. */
function firstMeant(ordered: readonly Evidence[]): Evidence | undefined {
  const [first] = ordered;
  if (first === undefined || isUniversity(first)) return first;
  const university = ordered.find((it) => it.fit.part === first.fit.part && isUniversity(it) && !isOnlyMember(first, it));
  // An institute whose place is not told may be any; what follows in its place is not.
  return university ?? (first.city === null ? (ordered.find((it) => it.city !== null) ?? first) : first);
}

/**
 * The candidate that an affiliation certainly means; null where none is certain. Where it names several, a university before what else
 * stands in its address, any other part before the whole, else the one that is named first.
 */
export function chooseCandidate(all: readonly Evidence[], pool: readonly Candidate[]): Candidate | null {
  const bearers = bearersOf(pool);
  const byId = new Map(pool.map((it) => [it.id, it]));
  const possible = all.filter((it) => it.fit.isExplained && it.country !== "conflicts");
  const sure = possible.filter((it) => isSure(it, pool, bearers));
  const alone = sure.filter((it) => possible.every((other) => other === it || !overlap(it, other) || rather(it, other) > 0));
  const ids = new Set(alone.filter(isUniversity).map((it) => it.candidate.id));
  const wholesOf = new Map(alone.map((it) => [it, [...ancestors(it.candidate, byId)]]));
  const isInside = (it: Evidence) => !hasWord(it, "university") && wholesOf.get(it)!.some((id) => ids.has(id));
  const above = (some: readonly Evidence[]) => new Set(some.flatMap((it) => wholesOf.get(it)!));
  const [wholes, systems] = [above(alone), above(alone.filter((it) => isUniversity(it) && !isInside(it)))];
  const lowest = alone.filter((it) => !isInside(it) && !(isUniversity(it) ? systems : wholes).has(it.candidate.id));
  const kin = (it: Evidence) => wholesOf.get(it)!.some((id) => alone.some((other) => other.candidate.id === id));
  const named = lowest.filter((it) => !it.isGeneric || kin(it));
  const meant = named.length > 0 || lowest.length > 1 ? named : lowest;
  const ordered = meant.toSorted((one, other) => one.fit.part.at - other.fit.part.at || one.fit.from - other.fit.from);
  return firstMeant(ordered)?.candidate ?? null;
}
