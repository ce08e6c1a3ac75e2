#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { readConfig } from "./config.js";
import { AtlasError } from "./errors.js";
import { fillGraph } from "./fillGraph.js";
import { researchGraph } from "./graph/researchGraph.js";
import { checkGraph } from "./import/check/checkGraph.js";
import { linkedLine, tellProgress } from "./progress.js";
import { schemaFiles } from "./schemaFiles.js";
import { openSession, type Session } from "./session.js";

const root = resolve(import.meta.dirname, "..");

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function withSession(work: (session: Session) => Promise<void>): Promise<void> {
  const session = await openSession(readConfig(process.env, root), say);
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

async function seed(folders: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  await withSession(async ({ database }) => {
    const progress = tellProgress(process.stdout);
    const reports = await fillGraph({ config: readConfig(process.env, root), database, only: folders, report: progress.report });
    progress.end();
    const lines = reports.map((it) => (json ? JSON.stringify(it) : linkedLine(it)));
    for (const line of lines) if (line) say(line);
  });
}

async function check({ repair }: { readonly repair?: boolean }): Promise<void> {
  await withSession(async ({ database }) => {
    const { faults, repaired } = await checkGraph(database, researchGraph, { repair: repair === true });
    for (const [kind, { count, examples }] of Object.entries(faults)) say(`${kind}: ${count}, such as ${examples.join("; ")}`);
    const found = Object.values(faults).reduce((sum, it) => sum + it.count, 0);
    say(found === 0 ? "The graph is as it should be." : `${found} faults, ${repaired} of them mended.`);
    if (found > repaired) process.exitCode = 1;
  });
}

function schema(): void {
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(root, "schema", name), text);
}

const program = new Command("atlas").description("Research Atlas: keeps its graph and its files in order. `npm start` serves.");
program
  .command("seed")
  .argument("[folders...]", "folders under seeds/; when none is named all but those on request, which must be named: synthetic")
  .option("--json", "tell the whole report of each source, a line of JSON each")
  .description("load the shipped data")
  .action(seed);
program.command("check").option("--repair", "mend what can be mended").description("check what writers must keep").action(check);
program.command("schema").description("write schema/ from the catalogue").action(schema);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AtlasError ? `${error.code}: ${error.message}` : (error as Error).stack}\n`);
  process.exitCode = 1;
});
