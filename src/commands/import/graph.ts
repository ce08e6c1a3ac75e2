import { Command } from "commander";
import { prepareGraph } from "../../database/prepareGraph.js";
import { keepHeapFrugal } from "../../frugalHeap.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { importGraph } from "../../import/graph/importGraph.js";
import { say, tell, withSession } from "../withSession.js";

/** Milliseconds between two lines of progress. */
const pause = 2_000;

async function importExported(path: string): Promise<void> {
  keepHeapFrugal();
  await withSession(async ({ database }) => {
    let told = Date.now();
    const { lines, there } = await importGraph({
      database,
      catalogue: researchGraph,
      path,
      report: ({ lines: soFar, fraction }) => {
        if (Date.now() - told < pause) return;
        told = Date.now();
        const count = Object.values(soFar).reduce((sum, it) => sum + it, 0);
        tell(`  ${count.toLocaleString("en")} lines, ${Math.round(fraction * 100)} %`);
      },
    });
    if (there) {
      tell("The graph has all of this file already.");
      return;
    }
    await prepareGraph(database, researchGraph);
    await database.administer("CALL db.prepareForReplanning(60)");
    for (const [line, count] of Object.entries(lines)) say(`${line}: ${count.toLocaleString("en")}`);
  });
}

/** `atlas import graph`. */
export const graphCommand = (): Command =>
  new Command("graph")
    .argument("<file>", "a whole graph that `atlas export --format jsonl` wrote, packed by gzip or not")
    .description("bring an exported graph into an empty one; started again after a break, it goes on")
    .action(importExported);
