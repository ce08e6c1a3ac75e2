import { fold } from "../../catalogue/fold.js";
import { looseNameForm, nameForm } from "./nameForm.js";
import type { NamedEntity, NameHints, NameLookup } from "./nameLookup.js";

/** An institution with all its names, as `institutionNames` reads it from the graph. */
export interface NamedInstitution {
  /** An id of this graph: `ror:00a2xv884`. */
  readonly id: string;
  readonly names: readonly string[];
  /** LABEL, ALIAS or ACRONYM of each name. */
  readonly nameKinds: readonly string[];
  /** ISO 3166-1, two letters. */
  readonly country: string | null;
  /** States or provinces of all its places, by name. */
  readonly regions: readonly string[];
  /** False for those withdrawn, merged or dissolved. */
  readonly active: boolean;
}

interface Index {
  readonly byId: ReadonlyMap<string, NamedInstitution>;
  /** By the form of every full name, acronyms aside. */
  readonly byForm: ReadonlyMap<string, ReadonlySet<NamedInstitution>>;
  /** The forms of all full names in alphabetical order, to find those that begin with another. */
  readonly forms: readonly string[];
}

const fullNames = (it: NamedInstitution): readonly string[] => it.names.filter((_, at) => it.nameKinds[at] !== "ACRONYM");

function buildIndex(rows: Iterable<NamedInstitution>): Index {
  const byId = new Map<string, NamedInstitution>();
  const byForm = new Map<string, Set<NamedInstitution>>();
  for (const row of rows) {
    byId.set(row.id, row);
    for (const form of new Set(fullNames(row).map(nameForm))) byForm.set(form, (byForm.get(form) ?? new Set()).add(row));
  }
  return { byId, byForm, forms: [...byForm.keys()].sort() };
}

const sameRegion = (row: NamedInstitution, region: string): boolean => row.regions.some((it) => fold(it) === fold(region));

/** Other institutions in the region whose names begin with this one: campuses or parts of a system, any of which may be meant. */
function family(form: string, self: NamedInstitution, region: string, index: Index): readonly NamedInstitution[] {
  const [begin, found] = [`${form} `, new Set<NamedInstitution>()];
  let [low, high] = [0, index.forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.forms[middle]! < begin) low = middle + 1;
    else high = middle;
  }
  for (let at = low; index.forms[at]?.startsWith(begin); at++)
    for (const it of index.byForm.get(index.forms[at]!)!) if (it !== self && sameRegion(it, region)) found.add(it);
  return [...found];
}

function byProposal(name: string, hints: NameHints, index: Index): NamedEntity | null {
  const id = `ror:${hints.proposed?.replace(/^https?:\/\/ror\.org\//, "")}`;
  const row = index.byId.get(id);
  if (row?.country && hints.country && row.country !== hints.country) return null;
  const known = [...(row?.names ?? []), ...(hints.called ? [hints.called] : [])];
  const form = looseNameForm(name);
  const same = known.find((it) => looseNameForm(it) === form);
  return same === undefined ? null : { id, reason: `other columns lead to it and "${same}" is one of its names` };
}

function byNameAndPlace(name: string, { country, region }: NameHints, index: Index): NamedEntity | null {
  if (!country || !region) return null;
  const form = nameForm(name);
  const bearers = index.byForm.get(form);
  const [only] = bearers ?? [];
  if (!only || bearers!.size > 1 || !only.active) return null;
  if (only.country !== country || !sameRegion(only, region)) return null;
  if (family(form, only, region, index).length > 0) return null;
  return { id: only.id, reason: `the only bearer of the full name anywhere, and in ${region}, ${country}, as stated` };
}

/**
 * Links stated names to institutions, and only where that is certain, since a wrong link is worse than none and the graph need not
 * hold every institution there is: that a name has one bearer here proves nothing ("University of New England" is in Maine too). Two
 * independent witnesses are needed. Either
 *
 * 1. other columns of the source propose an institution by its ROR id, and the name is, small words and usual abbreviations aside, one
 *    of the names that the registry or the source itself has for it; so that an experiment listed under its laboratory's id is not taken
 *    for the laboratory, and the country, where both tell it, is the same; or
 * 2. the full name, letter case, accents and punctuation aside, is a label or alias of exactly one institution of all, which is active
 *    and lies in the country and in the state that the source states (a name without both is never linked this way), and no other
 *    institution of that state has a name that begins with it: there the name of a system and those of its campuses are mixed up in
 *    practice ("University of Hawaii").
 *
 * Acronyms alone never link. Only institutions are linked: people's names say too little.
 */
export function linkNames(institutions: Iterable<NamedInstitution>): NameLookup {
  const index = buildIndex(institutions);
  return {
    find: (kind, name, hints) => {
      if (kind !== "Institution") return null;
      return hints.proposed ? byProposal(name, hints, index) : byNameAndPlace(name, hints, index);
    },
  };
}
