import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import type { Random } from "./randomFor.js";
import { splitHundred } from "./shares.js";
import { horizon, statedDate } from "./statedDate.js";
import { syntheticProject } from "./syntheticProject.js";
import { joined, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticWorld } from "./syntheticWorld.js";

/** Up to three fields, in half of the cases with weights that add up to 1. */
function fieldsOf(random: Random, fields: number): readonly StatedRelationship[] {
  const found = random.distinct(random.whole(0, 3), fields);
  const weights = random.chance(50) ? splitHundred(random, found.length) : [];
  return found.map((it, at) => joined("ABOUT", "OUT", ["fields", it], at in weights ? { weight: weights[at]! / 100 } : {}));
}

/** Projects with the institutions and people who take part in them. */
export function* projectRecords(world: SyntheticWorld): Generator<SourceRecord> {
  const { projects, fields } = world.setting;
  for (let number = 1; number <= projects; number++) {
    const { start, end, institutions, researchers, random } = syntheticProject(world, number);
    const status = end > horizon ? "ACTIVE" : random.chance(5) ? "CANCELLED" : "COMPLETED";
    const values = { acronym: `SP${number}`, status, start: statedDate(random, start), end: statedDate(random, end) };
    yield syntheticRecord(["projects", number], values, [
      ...institutions.map((it) => joined("PARTICIPATES_IN", "IN", ["institutions", it.number], it.values)),
      ...researchers.map((it) => joined("WORKS_ON", "IN", ["researchers", it.number], it.values)),
      ...fieldsOf(random, fields),
    ]);
  }
}
