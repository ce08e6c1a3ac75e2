import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { chooseEntities } from "../../analysis/affiliation/chooseEntities.js";
import { prepareGraph } from "../../database/prepareGraph.js";
import { AtlasError } from "../../errors.js";
import { researchGraph } from "../../graph/researchGraph.js";
import type { LoadReport } from "../../import/load/loadReport.js";
import { importTables } from "../../import/table/importTables.js";
import type { PlaceRejects } from "../../import/table/tableRejects.js";
import { linkedLine, tellProgress } from "../../progress.js";
import { say, tell, withSession } from "../withSession.js";
import { suggestTable } from "./suggestTable.js";

interface TableOptions {
  readonly mapping?: string;
  readonly part?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly rejects?: string;
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
  throw new AtlasError("INVALID_SEED", `--rejects: expected a folder that exists, since several tables are read, got ${given}.`);
}

function tellReasons({ rejections, warnings }: LoadReport): void {
  for (const [heading, { count, examples }] of Object.entries({ ...rejections, ...warnings }))
    tell(`  ${count.toLocaleString("en")} × ${heading}, such as ${examples[0]}`);
}

async function load(files: readonly string[], mapping: string, options: TableOptions): Promise<void> {
  const place = placeRejects(options.rejects, files);
  await withSession(async ({ database }) => {
    await prepareGraph(database, researchGraph);
    const progress = tellProgress(process.stderr);
    const { report, rejects } = await importTables({
      ...{ database, catalogue: researchGraph, mapping, files, tell, placeRejects: place },
      ...{ part: options.part, dryRun: options.dryRun, report: progress.report },
      matchAffiliations: (affiliations) => chooseEntities(database, researchGraph, affiliations),
    });
    progress.end();
    tellReasons(report);
    const linked = linkedLine(report);
    if (linked) tell(linked);
    for (const { path, rows } of rejects)
      tell(
        `${rows.toLocaleString("en")} rejected rows are in ${path}, each with its reasons: correct them there and load that file alone.`,
      );
    if (options.json) say(JSON.stringify({ ...report, rejects }));
  });
}

async function table(files: readonly string[], options: TableOptions): Promise<void> {
  if (options.suggest) return suggestTable(files, options);
  if (options.mapping) return load(files, options.mapping, options);
  throw new AtlasError("INVALID_SEED", "Expected --mapping with a mapping, or --suggest to have a first one written, got neither.");
}

/** `atlas import table`. */
export const importTableCommand = (): Command =>
  new Command("table")
    .argument(
      "[files...]",
      "tables of the mapping, or files of rejected rows that were corrected; all tables beside the mapping if not given",
    )
    .option("--mapping <file>", "what the columns mean, as YAML in the form of schema/mapping.schema.json")
    .option("--part", "the files hold only a part of what the source has: nothing is marked as gone")
    .option("--dry-run", "tell what would be done, write nothing")
    .option("--json", "tell the whole report as a line of JSON")
    .option("--rejects <path>", "a folder for the rejected rows, or with one table a file; the current folder if not given")
    .option("--suggest", "write a first mapping for a table instead")
    .option("--kind <kind>", "with --suggest: the kind of entity that each row tells of")
    .option("--out <file>", "with --suggest: where the mapping goes; standard output if not given")
    .description("load CSV, TSV or JSON lines through a mapping")
    .action(table);
