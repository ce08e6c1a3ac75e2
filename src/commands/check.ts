import { Command } from "commander";
import { researchGraph } from "../graph/researchGraph.js";
import { checkGraph } from "../import/check/checkGraph.js";
import { say, withSession } from "./withSession.js";

async function check({ repair }: { readonly repair?: boolean }): Promise<void> {
  await withSession(async ({ database }) => {
    const { faults, repaired } = await checkGraph(database, researchGraph, { repair: repair === true });
    for (const [kind, { count, examples }] of Object.entries(faults)) say(`${kind}: ${count}, such as ${examples.join("; ")}`);
    const found = Object.values(faults).reduce((sum, it) => sum + it.count, 0);
    say(found === 0 ? "The graph is as it should be." : `${found} faults, ${repaired} of them mended.`);
    if (found > repaired) process.exitCode = 1;
  });
}

/** `atlas check`. */
export const checkCommand = (): Command =>
  new Command("check").option("--repair", "mend what can be mended").description("check what writers must keep").action(check);
