import type { LoadReport } from "./import/loadReport.js";

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

/** What was done with a source's records so far, in one line. */
export const progressLine = (it: LoadReport): string =>
  `  ${it.source}: ${count(it.read)} read, ${count(it.created)} created, ${count(it.updated)} updated, ${count(it.unchanged)} unchanged, ${count(it.rejected)} rejected`;

/** Tells how a load goes: one line that changes on a terminal, plain lines now and then elsewhere. */
export function tellProgress(output: ProgressOutput): Progress {
  let current: LoadReport | null = null;
  let told = 0;
  const end = (): void => {
    if (current) output.write(output.isTTY ? `\r\u001b[K${progressLine(current)}\n` : `${progressLine(current)}\n`);
    current = null;
  };
  return {
    report: (progress) => {
      if (current && current.source !== progress.source) end();
      current = progress;
      if (output.isTTY) output.write(`\r\u001b[K${progressLine(progress)}`);
      else if (Date.now() - told > pause) {
        output.write(`${progressLine(progress)}\n`);
        told = Date.now();
      }
    },
    end,
  };
}
