import { join } from "node:path";
import { parseArgs } from "node:util";
import { queries } from "./queries/queries.js";
import { checkAnswers } from "./stages/checkAnswers.js";
import { keepResults } from "./stages/keepResults.js";
import { openArms } from "./stages/openArms.js";
import { timeQuery } from "./stages/timeQuery.js";

/** Milliseconds after which a stage stops; run again, it goes on, and asks what failed once more. */
const patience = 8 * 60_000;
const { values } = parseArgs({
  options: {
    stage: { type: "string", default: "check" },
    nodes: { type: "string", default: "1000000" },
    runs: { type: "string", default: "30" },
    query: { type: "string" },
    again: { type: "boolean", default: false },
  },
});
const nodes = Number(values.nodes);
const stages = {
  check: checkAnswers,
  time: (query, opened) => timeQuery(query, opened, { runs: Number(values.runs), warmUps: 5 }),
};

const started = performance.now();
const opened = await openArms(nodes);
const { known, keep } = keepResults(join(opened.config.cache, `bench-results-${nodes}`, `${values.stage}.json`));
try {
  for (const query of queries) {
    if (values.query && !query.name.includes(values.query)) continue;
    const before = known[query.name];
    if (before && !before.error && before.same !== false && !values.again) continue;
    if (performance.now() - started > patience) {
      console.log("Time is over; run this stage again for the rest.");
      break;
    }
    const result = await stages[values.stage](query, opened).catch((error) => ({ error: error.message.slice(0, 600) }));
    keep(query.name, result);
    const { hits, same, error, different, roundTrips } = result;
    if (error || same === false) process.exitCode = 1;
    const shown = values.stage === "check" ? { same, different, hits, roundTrips, error } : result;
    console.log(
      query.name.padEnd(50),
      JSON.stringify(shown, (_, it) => (typeof it === "number" ? Math.round(it * 10) / 10 : it)),
    );
  }
} finally {
  await opened.close();
}
