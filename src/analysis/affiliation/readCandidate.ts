import type { Candidate, CandidateName } from "./candidate.js";

const known = (places: readonly string[]): readonly string[] => [...new Set(places)].filter((it) => it !== "");

/** A candidate of a row of `affiliationCandidates`. */
export function readCandidate(row: readonly unknown[]): Candidate {
  const [id, name] = row as readonly [string, string];
  const [names, kinds, cities, regions, countries, parents, successors] = row.slice(2, 9) as readonly (readonly string[])[];
  const others = names!.map((value, at): CandidateName => ({ value, isAcronym: kinds![at] === "ACRONYM", isInherited: false }));
  const preferred = others.find((it) => it.value === name) ?? { value: name, isAcronym: false, isInherited: false };
  return {
    id,
    names: [preferred, ...others.filter((it) => it.value !== name)],
    cities: known(cities!),
    regions: known(regions!),
    countries: known(countries!),
    parents: parents!,
    successors: successors!,
    types: row[9] as readonly string[],
    isWithdrawn: row[10] as boolean,
  };
}
