import { Command } from "commander";
import { importTableCommand } from "./import/table.js";

/** `atlas import`. */
export function importCommand(): Command {
  const command = new Command("import").description("load data of one's own");
  for (const subcommand of [importTableCommand]) command.addCommand(subcommand());
  return command;
}
