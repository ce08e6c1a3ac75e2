import { Command } from "commander";
import { graphCommand } from "./import/graph.js";
import { rorCommand } from "./import/ror.js";
import { importTableCommand } from "./import/table.js";

/** `atlas import`. */
export function importCommand(): Command {
  const command = new Command("import").description("bring data of others into the graph");
  for (const each of [rorCommand, importTableCommand, graphCommand]) command.addCommand(each());
  return command;
}
