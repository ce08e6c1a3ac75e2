import { Command } from "commander";
import { researchGraph } from "../graph/researchGraph.js";
import { upgradeGraph } from "../import/upgrade/upgradeGraph.js";
import { openUnprepared } from "../session.js";
import { tell, withSession } from "./withSession.js";

async function upgrade(): Promise<void> {
  await withSession(async ({ database }) => {
    const started = performance.now();
    const { from, to } = await upgradeGraph({ database, catalogue: researchGraph, report: tell });
    if (from === to) return tell(`The graph is in format ${to} already; nothing was changed.`);
    tell(`The graph is now in format ${to}, after ${Math.round((performance.now() - started) / 1_000)} s.`);
    tell("`npx atlas seed` brings in what has been shipped since it was loaded.");
  }, openUnprepared);
}

/** `atlas upgrade`. */
export const upgradeCommand = (): Command =>
  new Command("upgrade").description("bring a graph of an older format to the present one; back it up first").action(upgrade);
