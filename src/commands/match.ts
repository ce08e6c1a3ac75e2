import { type FileHandle, open, unlink } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { matchAffiliations } from "../analysis/affiliation/matchAffiliations.js";
import { AtlasError } from "../errors.js";
import { researchGraph } from "../graph/researchGraph.js";
import { openAffiliations } from "./match/affiliationTable.js";
import { type MatchSummary, matchColumns, matchRows } from "./match/matchRows.js";
import { tellMatching } from "./match/tellMatching.js";
import { say, tell, withSession } from "./withSession.js";

interface MatchOptions {
  readonly column?: string;
  readonly out?: string;
  readonly candidates?: string;
  readonly json?: boolean;
}

const mostRunnersUp = 20;
/** Of how many rows that are left out it is told why. */
const mostFaults = 20;

function readRunnersUp(text: string | undefined): number {
  if (text === undefined) return 0;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= mostRunnersUp) return number;
  throw new AtlasError("BAD_USER_INPUT", `--candidates: expected a whole number from 1 to ${mostRunnersUp}, got "${text}".`);
}

async function openOut(path: string): Promise<FileHandle> {
  try {
    return await open(path, "wx");
  } catch (error) {
    throw new AtlasError("BAD_USER_INPUT", `--out: expected a file that can be made anew, got "${path}": ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** Writes to a new file, which is removed when that fails, or to standard output, whose reader may go away before the end. */
async function writeTo(out: string | undefined, text: AsyncIterable<string>): Promise<void> {
  if (out === undefined) {
    await pipeline(text, process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
    return;
  }
  const file = await openOut(out);
  try {
    await pipeline(text, file.createWriteStream());
  } catch (error) {
    await unlink(out);
    throw error;
  }
}

async function match(path: string, options: MatchOptions): Promise<void> {
  const runnersUp = readRunnersUp(options.candidates);
  const table = await openAffiliations(path, options.column, matchColumns(runnersUp));
  await withSession(async ({ database }) => {
    const summary: MatchSummary = { read: 0, chosen: 0, undecided: 0, nothingFound: 0, empty: 0, leftOut: 0 };
    const told = tellMatching(process.stderr);
    const rows = matchRows(
      {
        table,
        runnersUp,
        match: (affiliations) => matchAffiliations(database, researchGraph, affiliations),
        onFault: ({ place, faults }) => {
          if (summary.leftOut <= mostFaults) tell(`${place} is left out: ${faults.join("; ")}`);
        },
        onBatch: told.batch,
      },
      summary,
    );
    await writeTo(options.out, rows);
    told.end(summary);
    // Standard output holds the table, unless that went to a file.
    if (options.json) (options.out === undefined ? tell : say)(JSON.stringify(summary));
  });
}

/** `atlas match`. */
export const matchCommand = (): Command =>
  new Command("match")
    .argument("<file>", "a CSV, TSV or JSONL file, or a text with one affiliation on each line; gzip is unpacked")
    .option("--column <name>", "the column with the affiliations; a text has none")
    .option("--out <file>", "where to write the table; standard output when not given")
    .option("--candidates <number>", `how many runners-up to write beside the best, 1 to ${mostRunnersUp}`)
    .option("--json", "tell the summary as JSON: on standard output with --out, else on standard error")
    .description(
      "find out which institutions affiliations name: writes the table again with match_id, match_name, match_score, match_certain and match_reasons",
    )
    .action(match);
