import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import { type Random, randomFor } from "./randomFor.js";
import { type Day, dayOf, fullDate, horizon, statedDate } from "./statedDate.js";
import type { SyntheticInstitution } from "./syntheticInstitution.js";
import { joined, keyOf, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticWorld } from "./syntheticWorld.js";

const roles = ["STUDENT", "POSTDOC", "RESEARCHER", "PROFESSOR", "ENGINEER", "VISITOR", "DIRECTOR"];

interface Stay {
  readonly institution: SyntheticInstitution;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

/** One to four stays, which may overlap or leave gaps; sometimes a later one is where an earlier one was. */
function staysOf(random: Random, world: SyntheticWorld): readonly Stay[] {
  const stays: Stay[] = [];
  let from = random.whole(dayOf(1995, 1, 1), dayOf(2022, 12, 31));
  for (let left = random.whole(1, 4); left > 0 && from < horizon; left--) {
    const existing = world.existing(from);
    const earlier = stays.map((it) => it.institution).filter((it) => existing.includes(it));
    const institution = earlier.length > 0 && random.chance(25) ? random.pick(earlier) : random.pick(existing);
    const to = from + random.whole(200, 3000);
    stays.push({ institution, role: random.pick(roles), from, to });
    from = to + random.whole(-300, 500);
  }
  return stays;
}

/** What is known of when a stay began and ended. Nobody stays longer than the institution exists. */
function datesOf(random: Random, { institution, from, to }: Stay, { first, last }: { first: boolean; last: boolean }) {
  const since = first && random.chance(6) ? {} : { since: statedDate(random, from) };
  const open = to > horizon || random.chance(last ? 60 : 8);
  const { closed } = institution;
  if (closed !== null && (open || closed <= to)) return { ...since, until: fullDate(closed) };
  return open ? since : { ...since, until: statedDate(random, to) };
}

function affiliationsOf(random: Random, world: SyntheticWorld): readonly StatedRelationship[] {
  const stays = staysOf(random, world);
  const affiliations = new Map<string, StatedRelationship>();
  for (const [at, stay] of stays.entries()) {
    const dates = datesOf(random, stay, { first: at === 0, last: at === stays.length - 1 });
    const values = { role: stay.role, ...dates, ...(random.chance(20) ? { position: "Synthetic position" } : {}) };
    // What institution, role and beginning cannot tell apart is one relationship.
    const told = `${stay.institution.number}|${stay.role}|${values.since ?? ""}`;
    if (!affiliations.has(told))
      affiliations.set(told, joined("AFFILIATED_WITH", "OUT", ["institutions", stay.institution.number], values));
  }
  return [...affiliations.values()];
}

/** Researchers with the institutions that they were at, when, and as what. */
export function* researcherRecords(world: SyntheticWorld): Generator<SourceRecord> {
  const { seed, researchers } = world.setting;
  for (let number = 1; number <= researchers; number++) {
    const random = randomFor(seed, keyOf("researchers", number));
    yield syntheticRecord(["researchers", number], {}, affiliationsOf(random, world));
  }
}
