import type { Config } from "../../config.js";
import type { Database } from "../../database/database.js";
import { keepHeapFrugal } from "../../frugalHeap.js";
import type { LoadReport } from "../../import/load/loadReport.js";
import { tellProgress, timeLeft } from "../../progress.js";
import { say, tell, withSession } from "../withSession.js";
import type { ImportOptions } from "./importOptions.js";
import { reportLines } from "./reportLines.js";

/** What an import did. */
export interface Imported {
  readonly report: LoadReport;
  /** The files of rejected records that were written. */
  readonly rejects: readonly { readonly path: string; readonly rows: number }[];
}

/** An import; it tells its progress to `report`. */
export type Import = (session: {
  readonly database: Database;
  readonly config: Config;
  readonly report: (it: LoadReport) => void;
}) => Promise<Imported>;

const count = (number: number): string => number.toLocaleString("en");

/** Tells progress as lines of JSON, at most one a second. */
function jsonProgress(now: () => number = Date.now): (report: LoadReport) => void {
  const begun = now();
  let told = begun;
  return ({ source, read, fraction }) => {
    if (now() - told < 1_000) return;
    told = now();
    const seconds = (told - begun) / 1000;
    const secondsLeft = fraction === undefined ? null : timeLeft(fraction, told - begun);
    say(JSON.stringify({ progress: { source, read, perSecond: Math.round(read / seconds), fraction: fraction ?? null, secondsLeft } }));
  };
}

function show({ report, rejects }: Imported, { json, dryRun }: ImportOptions, again: (path: string) => string): void {
  if (json) say(JSON.stringify({ report, rejects }));
  else for (const line of reportLines(report)) say(line);
  for (const { path, rows } of rejects)
    tell(`${count(rows)} rejected, in ${path} with the reasons: correct them there and load that file alone by ${again(path)}`);
  if (dryRun) tell("Nothing was written.");
}

/** Runs an import and tells how it goes and went, also when it breaks off; `again` is the command that loads corrected rejects. */
export async function runImport(options: ImportOptions, again: (path: string) => string, work: Import): Promise<void> {
  keepHeapFrugal();
  await withSession(async ({ database }, config) => {
    const progress = options.json ? { report: jsonProgress(), end: () => {} } : tellProgress(process.stderr);
    let last: LoadReport | null = null;
    const report = (it: LoadReport) => {
      last = it;
      progress.report(it);
    };
    try {
      const imported = await work({ database, config, report });
      progress.end();
      show(imported, options, again);
    } catch (error) {
      progress.end();
      if (last) {
        show({ report: last, rejects: [] }, options, again);
        if (!options.dryRun) tell("The import broke off: what is told above is in the graph. Started again, it goes on.");
      }
      throw error;
    }
  });
}
