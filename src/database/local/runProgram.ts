import { spawn } from "node:child_process";

export interface ProgramResult {
  /** Null when the program is not there. */
  readonly status: number | null;
  /** Both outputs, as they came. */
  readonly output: string;
}

/** Runs a program to its end. A program that is not installed is an answer, not an error. */
export function runProgram(command: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "EACCES") resolve({ status: null, output: error.message });
      else reject(error);
    });
    child.on("close", (status, signal) => resolve({ status: status ?? 1, output: signal ? `${output}ended by ${signal}` : output }));
  });
}
