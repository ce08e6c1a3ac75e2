import { formatVersion, raiseFormat } from "../../cypher/graphSummary.js";
import { readFormat, refuseNewer } from "../../database/graphFormat.js";
import type { UpgradeContext } from "./upgradeContext.js";
import { upgradeSteps } from "./upgradeSteps.js";

/** From which form to which a graph was brought; equal where there was nothing to do. */
export interface UpgradeReport {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings an older graph to the present form, step by step; each form is noted once all steps to it are done, so an upgrade that was broken off
 * is run again. An empty graph is in the present form. Throws `FORMAT_TOO_NEW`, and `UPGRADE_REFUSED` before anything is changed.
 */
export async function upgradeGraph(context: UpgradeContext): Promise<UpgradeReport> {
  const found = await readFormat(context.database);
  refuseNewer(found);
  const from = found ?? formatVersion;
  for (let version = from; version < formatVersion; version++) {
    for (const step of upgradeSteps.filter((it) => it.from === version)) {
      context.report(`Format ${step.from} to ${step.to}: ${step.what}`);
      await step.run(context);
    }
    await context.database.write([raiseFormat(version + 1)]);
  }
  return { from, to: formatVersion };
}
