import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import { type OtherEnd, referenceOf, type StatedAffiliation } from "./compileOther.js";
import type { DraftRecord, DraftRelationship } from "./compileRecord.js";
import type { MatchAffiliations, NameOutcome } from "./nameLookup.js";

/** How many affiliations are remembered: tables name the same ones again and again. */
const mostKept = 100_000;

/** Finds out which institutions the affiliations in some records name, and tells each outcome. */
export type MatchDrafts = (drafts: readonly DraftRecord[]) => Promise<(draft: DraftRecord) => SourceRecord>;

const isStated = (other: OtherEnd): other is StatedAffiliation => "affiliation" in other;

/** Makes a matcher of drafts that asks for each text once. */
export function draftMatcher(match: MatchAffiliations, onName: (outcome: NameOutcome) => void): MatchDrafts {
  const known = new Map<string, string | null>();
  async function ask(texts: readonly string[]): Promise<void> {
    if (known.size + texts.length > mostKept) known.clear();
    const found = await match(texts);
    texts.forEach((it, at) => {
      known.set(it, found[at] ?? null);
    });
  }
  function matched(draft: DraftRelationship): readonly StatedRelationship[] {
    const { other, ...rest } = draft;
    if (!isStated(other)) return [{ ...rest, other }];
    const { kind, affiliation, place } = other;
    const id = known.get(affiliation) ?? null;
    onName({ kind, name: affiliation, found: id === null ? null : { id, reason: "the only one that the affiliation can mean" }, place });
    return id === null ? [] : [{ ...rest, other: { kind, ...referenceOf(id) } }];
  }
  return async (drafts) => {
    const stated = drafts.flatMap(({ record }) =>
      record.relationships.flatMap(({ other }) => (isStated(other) ? [other.affiliation] : [])),
    );
    const wanted = [...new Set(stated)];
    if (wanted.some((it) => !known.has(it))) await ask(wanted.filter((it) => known.size + wanted.length > mostKept || !known.has(it)));
    return ({ record }) => ({ ...record, relationships: record.relationships.flatMap(matched) });
  };
}
