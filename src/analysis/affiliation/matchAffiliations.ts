import type { Catalogue } from "../../catalogue/catalogue.js";
import { affiliationCandidates } from "../../cypher/affiliationCandidates.js";
import type { Database } from "../../database/database.js";
import { type AffiliationMatch, matchAffiliation } from "./matchAffiliation.js";
import { nameQuery } from "./nameQuery.js";
import { readAffiliation } from "./readAffiliation.js";
import { readCandidate } from "./readCandidate.js";

/** How many affiliations are looked for in one statement. */
const mostTogether = 50;

/** What affiliations mean, in their order; nothing where the catalogue has no kind that affiliations are matched to. */
export async function matchAffiliations(
  database: Database,
  catalogue: Catalogue,
  affiliations: readonly string[],
): Promise<readonly AffiliationMatch[]> {
  const kind = catalogue.kinds.find((it) => it.matchedBy !== null);
  if (!kind) return affiliations.map(() => ({ chosen: null, candidates: [] }));
  const matches: AffiliationMatch[] = [];
  for (let at = 0; at < affiliations.length; at += mostTogether) {
    const read = affiliations.slice(at, at + mostTogether).map((it) => readAffiliation(it));
    const queries = read.map((it, index) => nameQuery(String(index), it));
    const { rows } = await database.read(affiliationCandidates(catalogue, kind, queries), { timeout: 600_000 });
    const found = new Map(rows.map(([key, candidates]) => [key as string, candidates as readonly (readonly unknown[])[]]));
    matches.push(...read.map((it, index) => matchAffiliation(it, (found.get(String(index)) ?? []).map(readCandidate))));
  }
  return matches;
}
