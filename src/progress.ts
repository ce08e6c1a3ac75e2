import type { LoadReport } from "./import/load/loadReport.js";

/** Where progress is told: a terminal, or a file or pipe. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

export interface Progress {
  readonly report: (progress: LoadReport) => void;
  /** Closes the line of the source that was last reported on. */
  readonly end: () => void;
}

/** Milliseconds between two lines where there is no terminal. */
const pause = 10_000;

const count = (number: number): string => number.toLocaleString("en");

const records = (number: number): string => `${count(number)} ${number === 1 ? "record" : "records"}`;

const perSecond = (number: number, milliseconds: number): string =>
  `${count(Math.round((number * 1000) / Math.max(milliseconds, 1)))} a second`;

/** Seconds that are left when this fraction of the whole took so many milliseconds; null while nothing can be said. */
export const timeLeft = (fraction: number, milliseconds: number): number | null =>
  fraction > 0 ? Math.round((milliseconds / 1000) * (1 / fraction - 1)) : null;

/** `1:02` */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** How far the load of a source has come after so many milliseconds. */
function runningLine(it: LoadReport, milliseconds: number): string {
  const left = it.fraction === undefined ? null : timeLeft(it.fraction, milliseconds);
  const ahead = left === null ? "" : `, ${Math.floor(it.fraction! * 100)} %, ${clock(left)} left`;
  return `  ${it.source}: ${records(it.read)}, ${perSecond(it.read, milliseconds)}${ahead}`;
}

/** What became of all records of a source, without what did not occur. */
function closingLine(it: LoadReport, milliseconds: number): string {
  const outcomes = (["created", "updated", "unchanged", "rejected", "gone"] as const).filter((name) => it[name] > 0);
  const told = outcomes.map((name) => `${count(it[name])} ${name}`).join(", ");
  return `  ${it.source}: ${records(it.read)} in ${(milliseconds / 1000).toFixed(1)} s${told && ` (${told})`}`;
}

/** Tells how a load goes: one line that changes on a terminal, plain lines now and then elsewhere. */
export function tellProgress(output: ProgressOutput, now: () => number = Date.now): Progress {
  let current: LoadReport | null = null;
  let begun = now();
  let told = begun;
  const anew = output.isTTY ? "\r\u001b[K" : "";
  const end = (): void => {
    if (current) output.write(`${anew}${closingLine(current, now() - begun)}\n`);
    current = null;
    begun = now();
    told = begun;
  };
  return {
    report: (progress) => {
      if (current && current.source !== progress.source) end();
      current = progress;
      const line = runningLine(progress, now() - begun);
      if (output.isTTY) output.write(`${anew}${line}`);
      else if (now() - told >= pause) {
        output.write(`${line}\n`);
        told = now();
      }
    },
    end,
  };
}

/** How many of the organisations that a source names in words were linked; nothing for a source that names none. */
export function linkedLine({ source, names }: LoadReport): string | null {
  if (!names) return null;
  const { linked, unlinked } = names.statements;
  return `  ${source}: ${count(names.linked)} names linked to institutions, ${count(names.unlinked.length)} kept as stated (${count(linked)} and ${count(unlinked)} statements)`;
}
