import { join } from "node:path";
import { parseArgs } from "node:util";
import { queries } from "./queries/queries.js";
import { checkAnswers } from "./stages/checkAnswers.js";
import { openArms } from "./stages/openArms.js";
import { runQueries } from "./stages/runQueries.js";
import { timeQuery } from "./stages/timeQuery.js";

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

const opened = await openArms(nodes);
try {
  const chosen = queries.filter((it) => !values.query || it.name.includes(values.query));
  await runQueries(chosen, (query) => stages[values.stage](query, opened), {
    file: join(opened.config.cache, `bench-results-${nodes}`, `${values.stage}.json`),
    again: values.again,
    shown: ({ statements, bytes, answers, ...rest }) => rest,
  });
} finally {
  await opened.close();
}
