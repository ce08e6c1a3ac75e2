import { resolve } from "node:path";
import { Command } from "commander";
import { formatVersion } from "../cypher/graphSummary.js";
import { restoreStore } from "../database/restoreStore.js";
import { localConfig } from "./localConfig.js";
import { tell } from "./withSession.js";

async function restore(file: string, { force }: { readonly force?: boolean }): Promise<void> {
  const config = localConfig("run `neo4j-admin database load` on its machine");
  const started = performance.now();
  const format = await restoreStore(config, { file: resolve(file), force: force === true, report: tell });
  tell(`The graph is in ${config.home}, after ${((performance.now() - started) / 1_000).toFixed(1)} s.`);
  if (format !== null && format < formatVersion)
    tell(`It is in format ${format}, an older one: run \`npx atlas upgrade\` before anything else.`);
}

/** `atlas restore`. */
export const restoreCommand = (): Command =>
  new Command("restore")
    .argument("<file>", "what `atlas backup` wrote")
    .option("--force", "replace the graph that is there, once the new one was read whole and opened")
    .description("bring a backup into the local Neo4j")
    .action(restore);
