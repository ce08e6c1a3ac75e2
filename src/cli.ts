#!/usr/bin/env node
import { Command } from "commander";
import { AtlasError } from "./errors.js";

/** What each command is made by. Only what is asked for is loaded, since much of the program is needed by one of them alone. */
const commands: Readonly<Record<string, () => Promise<() => Command>>> = {
  seed: async () => (await import("./commands/seed.js")).seedCommand,
  import: async () => (await import("./commands/import.js")).importCommand,
  export: async () => (await import("./commands/export.js")).exportCommand,
  match: async () => (await import("./commands/match.js")).matchCommand,
  check: async () => (await import("./commands/check.js")).checkCommand,
  backup: async () => (await import("./commands/backup.js")).backupCommand,
  restore: async () => (await import("./commands/restore.js")).restoreCommand,
  upgrade: async () => (await import("./commands/upgrade.js")).upgradeCommand,
  schema: async () => (await import("./commands/schema.js")).schemaCommand,
};

const program = new Command("atlas").description("Research Atlas: keeps its graph and its files in order. `npm start` serves.");
const asked = process.argv[2] ?? "";
const loads = Object.hasOwn(commands, asked) ? [commands[asked]!] : Object.values(commands);
for (const load of loads) program.addCommand((await load())());

program.parseAsync().catch((error: unknown) => {
  // Whoever reads the output, such as `head`, has had enough.
  if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
  process.stderr.write(`${error instanceof AtlasError ? `${error.code}: ${error.message}` : (error as Error).stack}\n`);
  process.exitCode = 1;
});
