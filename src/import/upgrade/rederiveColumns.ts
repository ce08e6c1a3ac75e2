import { checkGraph } from "../check/checkGraph.js";
import type { UpgradeContext, UpgradeStep } from "./upgradeContext.js";

async function run({ database, catalogue, report }: UpgradeContext): Promise<void> {
  const { faults, repaired } = await checkGraph(database, catalogue, { repair: true });
  for (const [kind, { count, examples }] of Object.entries(faults))
    report(`${kind}: ${count.toLocaleString("en")}, such as ${examples[0]}`);
  report(`${repaired.toLocaleString("en")} values derived anew`);
}

/** Letters with strokes, ligatures and the dotless i are compared and ordered as those who cannot type them write them. */
export const rederiveColumns: UpgradeStep = Object.freeze({ from: 1, to: 2, what: "the columns that are derived", run });
