import type { SourceRecord } from "../sourceRecord.js";
import { awardRecords } from "./awardRecords.js";
import { fieldRecords } from "./fieldRecords.js";
import { outputRecords } from "./outputRecords.js";
import { funderRecords, programmeRecords } from "./programmeRecords.js";
import { projectRecords } from "./projectRecords.js";
import { researcherRecords } from "./researcherRecords.js";
import { institutionRecord } from "./syntheticInstitution.js";
import type { SyntheticSetting } from "./syntheticSetting.js";
import { syntheticWorld } from "./syntheticWorld.js";

/**
 * Records that are made up from a seed, one at a time: always the same ones for the same setting, on every machine. They speak only of each
 * other, and only of such as are of the same group or of one before it.
 */
export function* syntheticRecords(setting: SyntheticSetting): Generator<SourceRecord> {
  const world = syntheticWorld(setting);
  yield* fieldRecords(setting);
  yield* world.institutions.map(institutionRecord);
  yield* funderRecords(setting);
  yield* programmeRecords(setting);
  yield* researcherRecords(world);
  yield* projectRecords(world);
  yield* outputRecords(world);
  yield* awardRecords(world);
}
