import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { chooseEntities } from "../../analysis/affiliation/chooseEntities.js";
import { prepareGraph } from "../../database/prepareGraph.js";
import { AtlasError } from "../../errors.js";
import { finishFilling } from "../../fillGraph.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { importTables } from "../../import/table/importTables.js";
import { openTableInput } from "../../import/table/tableInput.js";
import type { PlaceRejects } from "../../import/table/tableRejects.js";
import { tell } from "../withSession.js";
import { type ImportOptions, withImportOptions } from "./importOptions.js";
import { runImport } from "./runImport.js";
import { suggestTable } from "./suggestTable.js";

interface TableOptions extends ImportOptions {
  readonly mapping?: string;
  readonly suggest?: boolean;
  readonly kind?: string;
  readonly out?: string;
}

/** A folder takes a file for each table; the name of a file, the rows of the only table that has any. */
function placeRejects(given: string | undefined, files: readonly string[]): PlaceRejects {
  if (given === undefined) return (name) => resolve(name);
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) return (name) => join(given, name);
  if (files.length === 1) return () => given;
  throw new AtlasError("BAD_USER_INPUT", `--rejects: expected a folder that exists, since several tables are read, got ${given}.`);
}

async function load(files: readonly string[], mapping: string, options: TableOptions): Promise<void> {
  const place = placeRejects(options.rejects, files);
  const again = (path: string) => `atlas import table ${path} --mapping ${mapping}`;
  const input = await openTableInput({ catalogue: researchGraph, mapping, files, part: options.part, tell });
  await runImport(options, again, async ({ database, report }) => {
    // Affiliations and names are looked up in what the graph has.
    await prepareGraph(database, researchGraph);
    const imported = await importTables({
      ...{ database, catalogue: researchGraph, input, placeRejects: place },
      ...{ dryRun: options.dryRun, batchSize: options.batch, report },
      matchAffiliations: (affiliations) => chooseEntities(database, researchGraph, affiliations),
    });
    if (!options.dryRun) await finishFilling(database, false);
    return imported;
  });
}

async function table(files: readonly string[], options: TableOptions): Promise<void> {
  if (options.suggest) return suggestTable(files, options);
  if (options.mapping) return load(files, options.mapping, options);
  throw new AtlasError("BAD_USER_INPUT", "Expected --mapping with a mapping, or --suggest to have a first one written, got neither.");
}

/** `atlas import table`. */
export const importTableCommand = (): Command =>
  withImportOptions(new Command("table"))
    .argument(
      "[files...]",
      "tables of the mapping, or files of rejected rows that were corrected; all tables beside the mapping if not given",
    )
    .option("--mapping <file>", "what the columns mean, as YAML in the form of schema/mapping.schema.json")
    .option("--suggest", "write a first mapping for a table instead")
    .option("--kind <kind>", "with --suggest: the kind of entity that each row tells of")
    .option("--out <file>", "with --suggest: where the mapping goes; standard output if not given")
    .description("load CSV, TSV or JSON lines through a mapping")
    .action(table);
