import type { SourceRecord } from "../sourceRecord.js";
import { joined, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticSetting } from "./syntheticSetting.js";

/** Research fields in a tree in which each has up to three narrower ones; the fifth lies within two. */
export function* fieldRecords({ fields }: SyntheticSetting): Generator<SourceRecord> {
  for (let number = 1; number <= fields; number++) {
    const broader = number === 1 ? [] : number === 5 ? [2, 3] : [Math.floor((number - 2) / 3) + 1];
    const values = { scheme: "OWN", notation: `SYN-${String(number).padStart(2, "0")}` };
    yield syntheticRecord(
      ["fields", number],
      values,
      broader.map((it) => joined("BROADER", "OUT", ["fields", it])),
    );
  }
}
