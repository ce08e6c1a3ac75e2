import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { schemaFiles } from "../schemaFiles.js";
import { root } from "./withSession.js";

function schema(): void {
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(root, "schema", name), text);
}

/** `atlas schema`. */
export const schemaCommand = (): Command => new Command("schema").description("write schema/ from the catalogue").action(schema);
