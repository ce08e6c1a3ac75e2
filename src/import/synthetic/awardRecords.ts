import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import { programmesOf } from "./programmeRecords.js";
import { type Random, randomFor } from "./randomFor.js";
import { shares } from "./shares.js";
import { type Day, dayOf, statedDate } from "./statedDate.js";
import { homeOf, type SyntheticHome } from "./syntheticHomes.js";
import { joined, keyOf, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticWorld } from "./syntheticWorld.js";

const types = ["GRANT", "GRANT", "GRANT", "GRANT", "CONTRACT", "COOPERATIVE_AGREEMENT", "AWARD"];

/** Decimal text, as fine as the currency allows or rounded. */
function amountOf(random: Random, { currency, decimals, powers }: SyntheticHome) {
  const power = 10 ** random.whole(...powers);
  const major = random.whole(power, 10 * power - 1);
  if (random.chance(50)) return { amount: String(major - (major % (power / 100))), currency };
  const minor = decimals > 0 ? `.${String(random.whole(0, 10 ** decimals - 1)).padStart(decimals, "0")}` : "";
  return { amount: `${major}${minor}`, currency };
}

/** The funders, the one whose currency it is paid in first. */
function fundersOf(random: Random, funders: number): readonly number[] {
  return random.distinct(random.chance(15) ? 2 : 1, funders);
}

function valuesOf(random: Random, number: number, home: SyntheticHome, start: Day) {
  const end = start + random.whole(200, 2200);
  return {
    number: keyOf("awards", number).replace("awards/", "SYN-"),
    type: random.pick(types),
    ...(random.chance(5) ? {} : { amount: amountOf(random, home) }),
    ...(random.chance(5) ? {} : { start: statedDate(random, start) }),
    ...(random.chance(15) ? {} : { end: statedDate(random, end) }),
  };
}

/** Relationships to so many others, among which the money is shared. */
function shared(random: Random, type: string, others: readonly (readonly ["institutions" | "projects", number])[]) {
  const values = shares(random, others.length);
  return others.map((it, at): StatedRelationship => joined(type, "OUT", it, values[at]));
}

/** Awards of 2012 to 2026 in several currencies, with their funders, programmes, recipients and what they are for. */
export function* awardRecords(world: SyntheticWorld): Generator<SourceRecord> {
  const { setting } = world;
  for (let number = 1; number <= setting.awards; number++) {
    const random = randomFor(setting.seed, keyOf("awards", number));
    const funders = fundersOf(random, setting.funders);
    const start = random.whole(dayOf(2012, 1, 1), dayOf(2026, 10, 31));
    const values = valuesOf(random, number, homeOf(funders[0]!), start);
    const programmes = random.several(programmesOf(setting, funders[0]!), random.pick([0, 1, 1, 1, 1, 1, 1, 1, 2]));
    const recipients = random.several(world.existing(start), random.whole(1, 6));
    const projects = random.distinct(random.whole(1, 2), setting.projects);
    yield syntheticRecord(["awards", number], values, [
      ...funders.map((it) => joined("GRANTED_BY", "OUT", ["funders", it])),
      ...programmes.map((it) => joined("UNDER", "OUT", ["programmes", it])),
      ...shared(
        random,
        "AWARDED_TO",
        recipients.map((it) => ["institutions", it.number]),
      ),
      ...shared(
        random,
        "FUNDS",
        projects.map((it) => ["projects", it]),
      ),
    ]);
  }
}
