import { keepResults } from "./keepResults.js";

/** Milliseconds after which a stage stops; run again, it goes on, and asks what failed once more. */
const patience = 8 * 60_000;

const rounded = (_, it) => (typeof it === "number" ? Math.round(it * 10) / 10 : it);

/**
 * Measures queries one after the other and keeps each result in a file, from which a stage that was broken off goes on; `again` measures what
 * is known too. What is printed of a result is what `shown` makes of it. An error, or answers that differ, make the process fail.
 */
export async function runQueries(queries, measure, { file, again, shown = (it) => it }) {
  const started = performance.now();
  const { known, keep } = keepResults(file);
  for (const query of queries) {
    const before = known[query.name];
    if (before && !before.error && before.same !== false && !again) continue;
    if (performance.now() - started > patience) {
      console.log("Time is over; run this stage again for the rest.");
      process.exitCode = 1;
      break;
    }
    const result = await measure(query).catch((error) => ({ error: error.message.slice(0, 600) }));
    keep(query.name, result);
    if (result.error || result.same === false) process.exitCode = 1;
    console.log(query.name.padEnd(50), JSON.stringify(shown(result), rounded));
  }
}
