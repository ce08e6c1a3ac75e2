import type { ProgressOutput } from "../../progress.js";
import type { MatchSummary } from "./matchRows.js";

/** Milliseconds between two lines where there is no terminal. */
const pause = 10_000;

const count = (number: number): string => number.toLocaleString("en");

const rate = (number: number, milliseconds: number): string => `${count(Math.round((number * 1000) / Math.max(milliseconds, 1)))} a second`;

const outcomes = Object.freeze([
  ["chosen", "chosen"],
  ["undecided", "undecided"],
  ["nothingFound", "nothing found"],
  ["empty", "empty"],
  ["leftOut", "left out"],
] as const);

export interface MatchingTold {
  readonly batch: (summary: MatchSummary) => void;
  /** Tells what became of all rows. */
  readonly end: (summary: MatchSummary) => void;
}

/** Tells how the matching of a table goes: one line that changes on a terminal, plain lines now and then elsewhere. */
export function tellMatching(output: ProgressOutput, now: () => number = Date.now): MatchingTold {
  const begun = now();
  let told = begun;
  const anew = output.isTTY ? "\r\u001b[K" : "";
  return {
    batch: ({ read }) => {
      const line = `  ${count(read)} rows, ${rate(read, now() - begun)}`;
      if (output.isTTY) output.write(`${anew}${line}`);
      else if (now() - told >= pause) {
        output.write(`${line}\n`);
        told = now();
      }
    },
    end: (summary) => {
      const parts = outcomes.filter(([name]) => summary[name] > 0).map(([name, word]) => `${count(summary[name])} ${word}`);
      const all = `${count(summary.read)} ${summary.read === 1 ? "row" : "rows"}`;
      output.write(`${anew}  ${all}, ${rate(summary.read, now() - begun)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}\n`);
    },
  };
}
