import type { SyntheticSetting } from "../../../src/import/synthetic/syntheticSetting.js";

/** A little of everything that is made up. */
export const smallSetting: SyntheticSetting = Object.freeze({
  seed: 1,
  institutions: 20,
  lineages: 2,
  funders: 7,
  programmes: 15,
  fields: 12,
  researchers: 60,
  projects: 20,
  outputs: 25,
  awards: 60,
});
