import type { GraphQLSchema } from "graphql";
import { type AffiliationMatch, matchAffiliation } from "../../../analysis/affiliation/matchAffiliation.js";
import { nameQuery } from "../../../analysis/affiliation/nameQuery.js";
import { readAffiliation } from "../../../analysis/affiliation/readAffiliation.js";
import { readCandidate } from "../../../analysis/affiliation/readCandidate.js";
import type { Catalogue } from "../../../catalogue/catalogue.js";
import type { KindSpec } from "../../../catalogue/kind.js";
import { affiliationCandidates } from "../../../cypher/affiliationCandidates.js";
import type { EntityValue } from "../../../cypher/layout.js";
import { matchedKind, matchSizes } from "../../schema/matchTypes.js";
import { attach, attachById } from "../attach.js";
import { entityAt } from "../entityAt.js";
import { pageSize } from "../lists/pageArguments.js";
import { periodAt } from "../period.js";
import type { RequestWork } from "../requestWork.js";
import { selectionsOf } from "../selections.js";

/** How many affiliations are looked for in one statement. */
const mostTogether = 50;

interface MatchArguments {
  readonly affiliation: string;
  readonly first?: number | null;
}

/** One statement for all affiliations of a level. */
const matchLoader = (work: RequestWork, kind: KindSpec) =>
  work.loader<AffiliationMatch>("matches", () => async (affiliations) => {
    const read = affiliations.map((it) => readAffiliation(it));
    const queries = read.map((it, at) => nameQuery(String(at), it));
    const batches = Array.from({ length: Math.ceil(queries.length / mostTogether) }, (_, at) =>
      queries.slice(at * mostTogether, (at + 1) * mostTogether),
    );
    const rows = await Promise.all(batches.map((it) => work.reads.read(affiliationCandidates(work.catalogue, kind, it))));
    const found = new Map(rows.flat().map(([key, candidates]) => [key, candidates as readonly (readonly unknown[])[]]));
    return read.map((it, at) => matchAffiliation(it, (found.get(String(at)) ?? []).map(readCandidate)));
  });

async function match(work: RequestWork, kind: KindSpec, { affiliation, first }: MatchArguments) {
  const size = pageSize({ first: first ?? null }, matchSizes.standard, matchSizes.most);
  const { chosen, candidates } = await matchLoader(work, kind).load(affiliation);
  const entity = (id: string): EntityValue => ({ kind: kind.name, id });
  return {
    chosen: chosen === null ? null : entity(chosen),
    candidates: candidates.slice(0, size).map((it) => ({ ...it, [kind.singular]: entity(it.id) })),
  };
}

/** Gives the matching of affiliations what resolves it. */
export function attachMatch(schema: GraphQLSchema, catalogue: Catalogue): void {
  const kind = matchedKind(catalogue.kinds);
  if (!kind) return;
  attach(schema, "Query", `match${kind.name}`, (_source, args: MatchArguments, { work }) => match(work, kind, args));
  const shown = [
    [`${kind.name}Match`, "chosen"],
    [`${kind.name}Candidate`, kind.singular],
  ] as const;
  for (const [type, field] of shown)
    attachById(schema, type, field, (source: Readonly<Record<string, EntityValue | null>>, _args, { work }, info) => {
      const entity = source[field] ?? null;
      return entity && entityAt(`${type}.${field}`, entity, work, { selections: selectionsOf(info), period: periodAt(source, info) });
    });
}
