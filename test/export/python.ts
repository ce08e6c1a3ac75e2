import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The Python that has networkx and pandas: ATLAS_PYTHON, else the environment that `.ci/run` makes. */
const python = process.env["ATLAS_PYTHON"] || join(process.cwd(), ".build", "python", "bin", "python");

/** What a Python program of this folder prints as JSON. Fails, saying what to install, where Python or a library is missing. */
export function runPython(program: string, parameters: readonly string[]): unknown {
  const file = join(process.cwd(), "test", "export", program);
  const { status, stdout, stderr, error } = spawnSync(python, [file, ...parameters], { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (error || /ModuleNotFoundError/.test(stderr))
    throw new Error(
      `Expected a Python with networkx and pandas at ${python}, got ${error?.message ?? stderr.trim().split("\n").at(-1)}. Make one: python3 -m venv .build/python && .build/python/bin/pip install networkx==3.6.1 pandas==3.1.1; or set ATLAS_PYTHON.`,
    );
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
