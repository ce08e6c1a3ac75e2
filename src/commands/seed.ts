import { Command } from "commander";
import { fillGraph } from "../fillGraph.js";
import { linkedLine, tellProgress } from "../progress.js";
import { say, tell, withSession } from "./withSession.js";

async function seed(folders: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  await withSession(async ({ database }, config) => {
    const progress = tellProgress(process.stderr);
    const reports = await fillGraph({ config, database, only: folders, report: progress.report });
    progress.end();
    for (const report of reports) {
      const line = linkedLine(report);
      if (json) say(JSON.stringify(report));
      else if (line) tell(line);
    }
  });
}

/** `atlas seed`. */
export const seedCommand = (): Command =>
  new Command("seed")
    .argument("[folders...]", "folders under seeds/; when none is named all but those on request, which must be named: synthetic")
    .option("--json", "tell the whole report of each source, a line of JSON each")
    .description("load the shipped data")
    .action(seed);
