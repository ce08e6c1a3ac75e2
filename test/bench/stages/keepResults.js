import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");

/** What is measured and how, in a word that changes with either. */
function stampOf() {
  const hash = createHash("sha256");
  for (const folder of [".build", "test/bench"]) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((it) => it.endsWith(".js"));
    for (const file of files.toSorted()) if (!file.startsWith("web/")) hash.update(file).update(readFileSync(join(root, folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** The results of a stage as they are kept; none where there are none. */
export const keptResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).results : {});

/**
 * Results of a stage, kept after every step so that a run that was broken off goes on where it was; those of other code than this are not taken
 * for its own.
 */
export function keepResults(file) {
  mkdirSync(dirname(file), { recursive: true });
  const stamp = stampOf();
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const known = kept.stamp === stamp ? kept.results : {};
  return {
    known,
    keep: (name, result) => {
      known[name] = result;
      writeFileSync(file, JSON.stringify({ stamp, results: known }, null, 1));
    },
  };
}
