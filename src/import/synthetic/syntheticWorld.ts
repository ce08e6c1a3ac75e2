import { institutionLineages } from "./institutionLineages.js";
import { institutionTree } from "./institutionTree.js";
import { type Day, yearOf } from "./statedDate.js";
import type { SyntheticInstitution } from "./syntheticInstitution.js";
import type { SyntheticSetting } from "./syntheticSetting.js";

/** What every record that is made up may speak of. */
export interface SyntheticWorld {
  readonly setting: SyntheticSetting;
  readonly institutions: readonly SyntheticInstitution[];
  /** The institutions that exist throughout the year of a day; from 1977 on there always are some. */
  readonly existing: (day: Day) => readonly SyntheticInstitution[];
}

/** The institutions of a setting; everything else is made when it is asked for. */
export function syntheticWorld(setting: SyntheticSetting): SyntheticWorld {
  const { seed, institutions: count, lineages } = setting;
  const institutions = [...institutionTree(seed, count), ...institutionLineages(seed, lineages, count + 1)];
  const byYear = new Map<number, readonly SyntheticInstitution[]>();
  const existing = (day: Day): readonly SyntheticInstitution[] => {
    const year = yearOf(day);
    const known = byYear.get(year) ?? institutions.filter((it) => it.founded < year && (it.closed === null || yearOf(it.closed) > year));
    byYear.set(year, known);
    return known;
  };
  return { setting, institutions, existing };
}
