import { join } from "node:path";
import { parseArgs } from "node:util";
import { acquireNeo4j } from "../../.build/database/acquireNeo4j.js";
import { openDatabase } from "../../.build/database/openDatabase.js";
import { makeIndexes } from "./arms/otherTypes.js";
import { servedArm } from "./arms/servedArm.js";
import { thisApi } from "./arms/thisApi.js";
import { makeBenchGraph } from "./graph/benchGraph.js";
import { queries } from "./queries/queries.js";
import { findWorld } from "./queries/world.js";
import { measureLatency } from "./stages/measureLatency.js";
import { measureThroughput } from "./stages/measureThroughput.js";
import { runQueries } from "./stages/runQueries.js";
import { slowLink } from "./stages/slowLink.js";

const { values } = parseArgs({
  options: {
    stage: { type: "string", default: "throughput" },
    nodes: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "10" },
    runs: { type: "string", default: "15" },
    again: { type: "boolean", default: false },
  },
});
const nodes = Number(values.nodes);
const stages = {
  throughput: {
    queries: queries.filter((it) => ["project by id", "institutions of a country, 3 levels deep"].includes(it.name)),
    measure: (query, opened) => measureThroughput(query, opened, { seconds: Number(values.seconds) }),
  },
  latency: {
    queries: queries.filter((it) => it.other && it.levels !== undefined),
    measure: (query, opened) => measureLatency(query, opened, { runs: Number(values.runs), warmUps: 3 }),
  },
};

/** What queries need to know of the graph, found through this API and the database. */
async function worldOf(config, lease) {
  const database = await openDatabase(lease, { timeout: config.timeout });
  await makeIndexes(database);
  const api = await thisApi(config, database);
  const world = await findWorld(database, api.address);
  await api.close();
  await database.close();
  return world;
}

const config = await makeBenchGraph(nodes);
const lease = await acquireNeo4j(config, console.log);
const world = await worldOf(config, lease);
const { uri, user, password, database } = lease;
const link = await slowLink({ uri, user, password, database });
const neo4j = values.stage === "latency" ? link.neo4j : { uri, user, password, database };
const arms = [await servedArm("api", neo4j), await servedArm("other", neo4j)];
try {
  const { queries: chosen, measure } = stages[values.stage];
  const measured = async (query) => ({
    ...(await measure(query, { arms, link, world })),
    peakMemory: Object.fromEntries(arms.map((it) => [it.name, it.peakMemory()])),
  });
  const file = join(config.cache, `bench-results-${nodes}`, `${values.stage}.json`);
  await runQueries(chosen, measured, { file, again: values.again });
} finally {
  for (const arm of arms) await arm.close();
  link.close();
  await lease.release();
}
