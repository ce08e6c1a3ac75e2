import type { Candidate } from "./candidate.js";
import { chooseCandidate } from "./chooseCandidate.js";
import type { AddressPart } from "./readAffiliation.js";
import { type Evidence, scoreCandidate } from "./scoreCandidate.js";
import { withoutWithdrawn } from "./withoutWithdrawn.js";

/** What an affiliation may mean: ids, the best first, and the certain one. */
export interface AffiliationMatch {
  readonly chosen: string | null;
  readonly candidates: readonly MatchedCandidate[];
}

export interface MatchedCandidate {
  readonly id: string;
  /** The one that is preferred of its names. */
  readonly name: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

const told: Readonly<Record<Evidence["country"], string>> = {
  agrees: "its country agrees",
  absent: "no country is named",
  unknown: "its country is not known",
  conflicts: "another country is named",
};

/** Why a candidate may be meant, for a reader. */
function reasonsOf({ fit, city, region, country }: Evidence): readonly string[] {
  const { value, isAcronym } = fit.form.name;
  const how = fit.quality >= 0.98 ? "" : fit.quality >= 0.9 ? ", written otherwise" : ", spelled otherwise";
  const extra = fit.isExplained ? [] : ["the words beside the name may make it another one"];
  const places = [city, region].filter((it) => it !== null).map((it) => `place: ${it}`);
  return [`${isAcronym ? "acronym" : "name"}: ${value}${how}`, ...extra, ...places, told[country]];
}

/** What an affiliation that was read means among the candidates that were found for it. */
export function matchAffiliation(all: readonly AddressPart[], found: readonly Candidate[]): AffiliationMatch {
  const pool = withoutWithdrawn(found);
  const evidence = pool.map((it) => scoreCandidate(it, all)).filter((it) => it !== null);
  const chosen = chooseCandidate(evidence, pool)?.id ?? null;
  const ordered = evidence.toSorted(
    (one, other) =>
      Number(other.candidate.id === chosen) - Number(one.candidate.id === chosen) ||
      other.score - one.score ||
      other.fit.cover - one.fit.cover ||
      (one.candidate.id < other.candidate.id ? -1 : 1),
  );
  const shown = ordered.map((it) => ({ id: it.candidate.id, name: it.candidate.names[0]!.value, score: it.score, reasons: reasonsOf(it) }));
  return { chosen, candidates: shown };
}
