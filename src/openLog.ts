import { type Logger, pino } from "pino";
import type { ProgressOutput } from "./progress.js";

const levels: Readonly<Record<number, string>> = Object.freeze({ 40: "warning: ", 50: "error: ", 60: "fatal: " });

/** One line of the log as a person reads it: when, what and how long; of a fault, where it came from. */
function readable(line: string): string {
  const { time, level, msg, method, path, status, milliseconds, requestId, err } = JSON.parse(line);
  const at = new Date(time).toTimeString().slice(0, 8);
  if (method) return `${at} ${method} ${path} ${status} ${milliseconds} ms\n`;
  const fault = err ? `\n${err.stack ?? err.message}` : "";
  return `${at} ${levels[level] ?? ""}${msg}${requestId ? ` (request ${requestId})` : ""}${fault}\n`;
}

/** The log of the process: short lines on a terminal, elsewhere JSON that programs read. */
export function openLog(level: string, output: ProgressOutput): Logger {
  return pino({ level }, { write: (line: string) => output.write(output.isTTY ? readable(line) : line) });
}
