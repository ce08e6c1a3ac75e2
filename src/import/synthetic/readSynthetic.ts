import type { Reading } from "../sourceRecord.js";
import { syntheticRecords } from "./syntheticRecords.js";
import type { SyntheticSetting } from "./syntheticSetting.js";

/** Readings of records that are made up; their place is the seed and the key. */
export async function* readSynthetic(setting: SyntheticSetting): AsyncGenerator<Reading> {
  for (const record of syntheticRecords(setting))
    yield { record, place: `seed ${setting.seed}: ${record.key}`, input: JSON.stringify(record) };
}
