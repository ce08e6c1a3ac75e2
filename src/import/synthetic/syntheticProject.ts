import { type Random, randomFor } from "./randomFor.js";
import { type Day, dayOf, fullDate, horizon, statedDate } from "./statedDate.js";
import { keyOf } from "./syntheticRecord.js";
import type { SyntheticWorld } from "./syntheticWorld.js";

/** Who takes part in a project, as what and when. */
export interface Participation {
  /** Of the institution or researcher. */
  readonly number: number;
  readonly values: Readonly<Record<string, string>>;
}

/** A project that is made up. */
export interface SyntheticProject {
  readonly start: Day;
  readonly end: Day;
  readonly institutions: readonly Participation[];
  readonly researchers: readonly Participation[];
  /** What has no bearing on who takes part is drawn from here. */
  readonly random: Random;
}

/** How many researchers work near enough to each other to meet in several projects. */
const neighbours = 30;

/** Most take part from beginning to end, some for a part of the time; of some it is not known when. */
function period(random: Random, start: Day, end: Day, closed: Day | null): Readonly<Record<string, string>> {
  const middle = random.whole(start + 30, Math.min(end - 30, horizon));
  const [from, to] = random.pick([
    [start, end],
    [start, end],
    [start, end],
    [middle, end],
    [start, middle],
    [null, null],
  ]);
  if (from === null || to === null) return {};
  const known = Math.min(to, closed ?? to);
  return { since: statedDate(random, Math.min(from, known)), ...(known > horizon ? {} : { until: statedDate(random, known) }) };
}

/** The first leads; of one in ten of those that ended the first comes back for a second time, in another role. */
function twice(random: Random, all: readonly Participation[], role: string, start: Day, end: Day): readonly Participation[] {
  const [leader] = all;
  if (!leader || end > horizon || !random.chance(10)) return all;
  const [left, back] = [random.whole(start + 30, start + 90), random.whole(end - 90, end - 30)];
  const first = { ...leader.values, since: fullDate(start), until: fullDate(left) };
  return [{ ...leader, values: first }, ...all.slice(1), { number: leader.number, values: { role, since: fullDate(back) } }];
}

function institutionsOf(random: Random, world: SyntheticWorld, start: Day, end: Day): readonly Participation[] {
  const all = random.several(world.existing(start), random.whole(1, 6)).map(({ number, closed }, at) => ({
    number,
    values: {
      role: at === 0 ? "LEAD" : "PARTNER",
      ...(random.chance(20) ? { department: "Synthetic department" } : {}),
      ...period(random, start, end, closed),
    },
  }));
  const [leader] = all;
  const lasting = leader && world.existing(end).some((it) => it.number === leader.number);
  return lasting ? twice(random, all, "PARTNER", start, end) : all;
}

function researchersOf(random: Random, { setting }: SyntheticWorld, start: Day, end: Day): readonly Participation[] {
  const around = random.whole(0, setting.researchers - 1);
  const all = random.distinct(random.whole(1, 6), Math.min(neighbours, setting.researchers)).map((it, at) => ({
    number: ((around + it) % setting.researchers) + 1,
    values: { role: at === 0 ? "PI" : random.pick(["CO_PI", "MEMBER"]), ...period(random, start, end, null) },
  }));
  return twice(random, all, "ADVISER", start, end);
}

/** The project with this number: always the same, from wherever it is asked for. */
export function syntheticProject(world: SyntheticWorld, number: number): SyntheticProject {
  const random = randomFor(world.setting.seed, keyOf("projects", number));
  const start = random.whole(dayOf(2010, 1, 1), dayOf(2025, 12, 31));
  const end = start + random.whole(300, 2200);
  const institutions = institutionsOf(random, world, start, end);
  const researchers = researchersOf(random, world, start, end);
  return { start, end, institutions, researchers, random };
}
