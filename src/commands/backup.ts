import { resolve } from "node:path";
import { Command } from "commander";
import { backupStore } from "../database/local/backupStore.js";
import { localConfig } from "./localConfig.js";
import { say, tell } from "./withSession.js";

/** `atlas-2026-11-27T101500Z.dump` */
const nameAt = (moment: Date): string => `atlas-${moment.toISOString().slice(0, 19).replaceAll(":", "")}Z.dump`;

async function backup(file: string | undefined, { force }: { readonly force?: boolean }): Promise<void> {
  const config = localConfig("run `neo4j-admin database dump` on its machine, or `npx atlas export --format jsonl`");
  const started = performance.now();
  const path = resolve(file ?? nameAt(new Date()));
  const bytes = await backupStore(config, { file: path, force: force === true, report: tell });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  tell(`${(bytes / 1e6).toFixed(1)} MB in ${seconds} s, read back whole. \`npx atlas restore\` brings it in again.`);
  say(path);
}

/** `atlas backup`. */
export const backupCommand = (): Command =>
  new Command("backup")
    .argument("[file]", "where it is put; a name with the moment in the current folder when not given")
    .option("--force", "replace a file that is there already")
    .description("write the local graph to a file, while nothing uses it")
    .action(backup);
