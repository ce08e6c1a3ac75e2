import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Results of a stage, kept after every step so that a run that was broken off goes on where it was. */
export function keepResults(file) {
  mkdirSync(dirname(file), { recursive: true });
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return {
    known,
    keep: (name, result) => {
      known[name] = result;
      writeFileSync(file, JSON.stringify(known, null, 1));
    },
  };
}
