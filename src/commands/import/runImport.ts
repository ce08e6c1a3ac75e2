import { setFlagsFromString } from "node:v8";
import type { Config } from "../../config.js";
import type { Database } from "../../database/database.js";
import { finishFilling } from "../../fillGraph.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { type LoadOptions, loadRecords } from "../../import/load/loadRecords.js";
import type { LoadReport } from "../../import/load/loadReport.js";
import type { Rejects } from "../../import/load/rejects.js";
import type { NameTally } from "../../import/table/tallyNames.js";
import { tellProgress, timeLeft } from "../../progress.js";
import { say, tell, withSession } from "../withSession.js";
import type { ImportOptions } from "./importOptions.js";
import { reportLines } from "./reportLines.js";

/** A source that is opened to be loaded. */
export interface OpenedSource extends Pick<LoadOptions, "source" | "readings" | "fraction" | "part"> {
  readonly rejects: Rejects;
  /** How rejected records are loaded once they are corrected. */
  readonly again: string;
  /** Once all is read: what became of names. */
  readonly names?: () => NameTally;
}

/** Tells progress as lines of JSON, at most one a second. */
function jsonProgress(now: () => number = Date.now): (report: LoadReport) => void {
  const begun = now();
  let told = begun;
  return ({ source, read, fraction }) => {
    if (now() - told < 1_000) return;
    told = now();
    const seconds = (told - begun) / 1000;
    const left = fraction === undefined ? null : timeLeft(fraction, told - begun);
    say(
      JSON.stringify({ progress: { source, read, perSecond: Math.round(read / seconds), fraction: fraction ?? null, secondsLeft: left } }),
    );
  };
}

async function load(
  database: Database,
  opened: OpenedSource,
  options: ImportOptions,
  report: (it: LoadReport) => void,
): Promise<LoadReport> {
  const { source, readings, fraction, rejects } = opened;
  const part = options.part === true || opened.part === true;
  const loading = {
    catalogue: researchGraph,
    source,
    readings,
    part,
    report,
    ...(fraction ? { fraction } : {}),
    ...(options.batch ? { batchSize: options.batch } : {}),
  };
  if (options.dryRun) return database.rehearse((rehearsed) => loadRecords({ ...loading, database: rehearsed }));
  const done = await loadRecords({ ...loading, database, rejects });
  await finishFilling(database, false);
  return done;
}

/** Loads a source as the options say and tells how it went, also when it breaks off. */
export async function runImport(
  options: ImportOptions,
  open: (database: Database, config: Config) => Promise<OpenedSource>,
): Promise<void> {
  // An import lets go of nearly everything after each batch; left to itself the heap grows to many times what is held.
  setFlagsFromString("--heap-growing-percent=50");
  await withSession(async ({ database }, config) => {
    const opened = await open(database, config);
    const { report: tellOf, end } = options.json ? { report: jsonProgress(), end: () => {} } : tellProgress(process.stderr);
    let last: LoadReport | null = null;
    const report = (it: LoadReport) => {
      last = it;
      tellOf(it);
    };
    const show = (it: LoadReport) => (options.json ? [JSON.stringify({ report: it })] : reportLines(it)).forEach((line) => void say(line));
    try {
      const done = await load(database, opened, options, report);
      end();
      show(opened.names ? { ...done, names: opened.names() } : done);
      if (done.rejected > 0 && !options.dryRun) tell(`Rejected records can be corrected there and loaded alone: ${opened.again}`);
      if (options.dryRun) tell("Nothing was written.");
    } catch (error) {
      end();
      if (last) {
        show(last);
        tell("The import broke off; what is told above is in the graph. Started again, it goes on.");
      }
      throw error;
    }
  });
}
