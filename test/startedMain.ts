import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The process of `npm start`. */
export interface StartedMain {
  readonly child: ChildProcess;
  /** Where it serves; rejects when it ends before that. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the compiled program with nothing of this process's environment but the way to its programs. */
export function startMain(environment: Readonly<Record<string, string>>): StartedMain {
  const child = spawn(process.execPath, [join(process.cwd(), ".build", "main.js")], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, stdout, stderr }));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      const found = /ready: (http:\S+?)\/\n/.exec(stdout)?.[1];
      if (found) resolve(found);
    });
    ended.then(({ code }) => reject(new Error(`The program ended with ${code} before it was ready: ${stderr}`)));
  });
  address.catch(() => undefined);
  return { child, address, ended };
}
