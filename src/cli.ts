#!/usr/bin/env node
import { Command } from "commander";
import { backupCommand } from "./commands/backup.js";
import { checkCommand } from "./commands/check.js";
import { exportCommand } from "./commands/export.js";
import { importCommand } from "./commands/import.js";
import { matchCommand } from "./commands/match.js";
import { restoreCommand } from "./commands/restore.js";
import { schemaCommand } from "./commands/schema.js";
import { seedCommand } from "./commands/seed.js";
import { upgradeCommand } from "./commands/upgrade.js";
import { AtlasError } from "./errors.js";

const program = new Command("atlas").description("Research Atlas: keeps its graph and its files in order. `npm start` serves.");
const commands = [
  seedCommand,
  importCommand,
  exportCommand,
  matchCommand,
  checkCommand,
  backupCommand,
  restoreCommand,
  upgradeCommand,
  schemaCommand,
];
for (const command of commands) program.addCommand(command());

program.parseAsync().catch((error: unknown) => {
  // Whoever reads the output, such as `head`, has had enough.
  if ((error as NodeJS.ErrnoException).code === "EPIPE") return;
  process.stderr.write(`${error instanceof AtlasError ? `${error.code}: ${error.message}` : (error as Error).stack}\n`);
  process.exitCode = 1;
});
