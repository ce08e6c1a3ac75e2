import { AtlasError } from "../../errors.js";

/** What is to be made up, and how much of it. */
export interface SyntheticSetting {
  /** Another seed gives other data; the same seed gives the same data. */
  readonly seed: number;
  /** In the tree of institutions. */
  readonly institutions: number;
  /** Chains of institutions of which one succeeded the other; 4 or 5 institutions each, beside those in the tree. */
  readonly lineages: number;
  readonly funders: number;
  readonly programmes: number;
  readonly fields: number;
  readonly researchers: number;
  readonly projects: number;
  readonly outputs: number;
  readonly awards: number;
}

/** The least that makes sense of each: eight institutions make four levels. */
const least: SyntheticSetting = Object.freeze({
  seed: 0,
  institutions: 8,
  lineages: 1,
  funders: 1,
  programmes: 1,
  fields: 1,
  researchers: 1,
  projects: 1,
  outputs: 1,
  awards: 1,
});

/** Checks what a seed states under `synthetic`. Throws `INVALID_SEED` with everything that is wrong there. */
export function checkedSetting(given: unknown, path: string): SyntheticSetting {
  const stated = (typeof given === "object" && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  const faults = Object.entries(least).flatMap(([name, minimum]) => {
    const value = stated[name];
    return Number.isSafeInteger(value) && (value as number) >= minimum
      ? []
      : [`${name}: expected a whole number from ${minimum}, got ${JSON.stringify(value) ?? "nothing"}`];
  });
  for (const name of Object.keys(stated))
    if (!(name in least)) faults.push(`${name}: there is no such setting, only ${Object.keys(least).join(", ")}`);
  if (faults.length > 0) throw new AtlasError("INVALID_SEED", `${path}: synthetic: ${faults.join("; ")}.`);
  return stated as Readonly<Record<string, unknown>> & SyntheticSetting;
}
