import { Command } from "commander";
import { researchGraph } from "../graph/researchGraph.js";
import { buildSchema } from "../graphql/schema/buildSchema.js";
import { checkGraph } from "../import/check/checkGraph.js";
import { QueryLibrary } from "../queries/queryLibrary.js";
import { operationsOf, shippedQueries } from "../queries/shippedQueries.js";
import { say, withSession } from "./withSession.js";

async function check({ repair }: { readonly repair?: boolean }): Promise<void> {
  await withSession(async ({ database }, config) => {
    const { faults, repaired } = await checkGraph(database, researchGraph, { repair: repair === true });
    for (const [kind, { count, examples }] of Object.entries(faults)) say(`${kind}: ${count}, such as ${examples.join("; ")}`);
    const library = new QueryLibrary(database, buildSchema(researchGraph), await shippedQueries(operationsOf(config.root)));
    const queries = await library.faults();
    for (const fault of queries) say(`saved query: ${fault}`);
    const found = Object.values(faults).reduce((sum, it) => sum + it.count, queries.length);
    say(found === 0 ? "The graph is as it should be." : `${found} faults, ${repaired} of them mended.`);
    if (found > repaired) process.exitCode = 1;
  });
}

/** `atlas check`. */
export const checkCommand = (): Command =>
  new Command("check").option("--repair", "mend what can be mended").description("check what writers must keep").action(check);
