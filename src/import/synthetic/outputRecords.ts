import type { SourceRecord } from "../sourceRecord.js";
import { randomFor } from "./randomFor.js";
import { horizon, statedDate } from "./statedDate.js";
import { syntheticProject } from "./syntheticProject.js";
import { joined, keyOf, syntheticRecord } from "./syntheticRecord.js";
import type { SyntheticWorld } from "./syntheticWorld.js";

const types = ["PUBLICATION", "PUBLICATION", "PUBLICATION", "DATA_SET", "SOFTWARE", "PATENT"];

const roles = ["CONCEPTUALIZATION", "FORMAL_ANALYSIS", "INVESTIGATION", "METHODOLOGY", "SOFTWARE", "SUPERVISION", "WRITING_ORIGINAL_DRAFT"];

/** Outputs of projects, by some of those who work on them and now and then by somebody else. */
export function* outputRecords(world: SyntheticWorld): Generator<SourceRecord> {
  const { seed, outputs, projects, researchers, fields } = world.setting;
  for (let number = 1; number <= outputs; number++) {
    const random = randomFor(seed, keyOf("outputs", number));
    const origin = random.whole(1, projects);
    const project = syntheticProject(world, origin);
    const team = [...new Set(project.researchers.map((it) => it.number))];
    const others = random.chance(30) ? [random.whole(1, researchers)] : [];
    const contributors = [...new Set([...random.several(team, random.whole(1, 6)), ...others])];
    const published = statedDate(random, Math.min(random.whole(project.start + 100, project.end + 700), horizon));
    yield syntheticRecord(["outputs", number], { type: random.pick(types), published }, [
      joined("PRODUCED", "IN", ["projects", origin]),
      ...contributors.map((it, at) =>
        joined("CONTRIBUTED_TO", "IN", ["researchers", it], {
          position: at + 1,
          ...(random.chance(70) ? { roles: random.several(roles, random.whole(1, 3)) } : {}),
        }),
      ),
      ...random.distinct(random.whole(0, 2), fields).map((it) => joined("ABOUT", "OUT", ["fields", it])),
    ]);
  }
}
