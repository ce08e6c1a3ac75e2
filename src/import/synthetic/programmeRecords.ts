import type { SourceRecord } from "../sourceRecord.js";
import { randomFor } from "./randomFor.js";
import { cityOf, homeOf } from "./syntheticHomes.js";
import { placed } from "./syntheticInstitution.js";
import { joined, keyOf, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticSetting } from "./syntheticSetting.js";

/** The programmes of a funder: each in turn has one more. */
export function programmesOf(setting: SyntheticSetting, funder: number): readonly number[] {
  const { programmes, funders } = setting;
  return Array.from({ length: Math.max(0, Math.ceil((programmes - funder + 1) / funders)) }, (_, at) => funder + at * funders);
}

/** Institutions that grant money, each in the currency of its country. */
export function* funderRecords({ seed, funders }: SyntheticSetting): Generator<SourceRecord> {
  for (let number = 1; number <= funders; number++) {
    const established = randomFor(seed, keyOf("funders", number)).whole(1950, 2000);
    const values = { acronym: `SF${number}`, types: ["FUNDER", "GOVERNMENT"], status: "ACTIVE", established };
    yield syntheticRecord(["funders", number], { ...values, ...placed(homeOf(number).country, cityOf(number)) }, []);
  }
}

/** The programmes of each funder, as a tree in which each has up to two parts. */
export function* programmeRecords(setting: SyntheticSetting): Generator<SourceRecord> {
  const { seed, programmes, funders, fields } = setting;
  for (let number = 1; number <= programmes; number++) {
    const random = randomFor(seed, keyOf("programmes", number));
    const funder = ((number - 1) % funders) + 1;
    const place = Math.floor((number - 1) / funders);
    const above = funder + Math.floor((place - 1) / 2) * funders;
    const values = { code: `SP-${number}`, start: String(random.whole(2000, 2011)), end: String(random.whole(2027, 2035)) };
    yield syntheticRecord(["programmes", number], values, [
      ...(place > 0 ? [joined("PART_OF", "OUT", ["programmes", above])] : []),
      joined("ISSUED_BY", "OUT", ["funders", funder], { since: values.start }),
      joined("ABOUT", "OUT", ["fields", random.whole(1, fields)]),
    ]);
  }
}
