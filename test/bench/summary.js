import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchConfig } from "./graph/benchGraph.js";
import { queries } from "./queries/queries.js";

const { values } = parseArgs({ options: { nodes: { type: "string", default: "1000000" } } });
const { cache } = benchConfig(Number(values.nodes));
const folder = join(cache, `bench-results-${values.nodes}`);
const results = (stage) => {
  const file = join(folder, `${stage}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};
const [check, time, throughput, latency, frames] = ["check", "time", "throughput", "latency", "frames"].map(results);

const geometricMean = (ratios) => Math.exp(ratios.reduce((sum, it) => sum + Math.log(it), 0) / ratios.length);
const worst = (ratios) => ratios.toSorted((one, other) => other.ratio - one.ratio)[0];
const shown = (value) =>
  value === undefined ? "" : value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(value < 10 ? 2 : 1);

const rows = queries.flatMap(({ name }) => {
  const [timed, checked] = [time[name], check[name]];
  if (!timed?.hand || !checked?.hits) return [];
  return [
    {
      name,
      hand: timed.hand.median,
      alone: timed.alone.median,
      api: timed.api.median,
      other: timed.other?.median,
      memory: timed.memory.median,
      hits: checked.hits,
      roundTrips: checked.roundTrips,
    },
  ];
});
const ratiosOf = (ratio) => rows.flatMap((it) => (Number.isFinite(ratio(it)) ? [{ name: it.name, ratio: ratio(it) }] : []));
const byHand = ratiosOf((it) => it.alone / it.hand);
const byOther = ratiosOf((it) => it.other / it.api);
const byHits = ratiosOf((it) => it.hits.api / it.hits.hand);

console.log(`${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`);
console.log(
  "\n| query | by hand, ms | execution, ms | over HTTP, ms | @neo4j/graphql, ms | from memory, ms | db hits by hand / API | round trips |",
);
console.log("|---|---|---|---|---|---|---|---|");
for (const it of rows)
  console.log(
    `| ${[it.name, ...[it.hand, it.alone, it.api, it.other, it.memory].map(shown), `${it.hits.hand.toLocaleString("en")} / ${it.hits.api.toLocaleString("en")}`, it.roundTrips].join(" | ")} |`,
  );
for (const [title, ratios] of [
  ["execution / by hand", byHand],
  ["@neo4j/graphql / API, both over HTTP", byOther],
  ["db hits, API / by hand", byHits],
]) {
  if (ratios.length === 0) continue;
  const highest = worst(ratios);
  const lowest = ratios.toSorted((one, other) => one.ratio - other.ratio)[0];
  console.log(
    `\n${title}: geometric mean ${shown(geometricMean(ratios.map((it) => it.ratio)))} over ${ratios.length}; highest ${shown(highest.ratio)} (${highest.name}), lowest ${shown(lowest.ratio)} (${lowest.name})`,
  );
}
for (const [name, result] of Object.entries(throughput)) {
  console.log(`\nrequests a second, ${name}:`);
  for (const clients of [1, 8, 32])
    console.log(`  ${clients} clients: API ${shown(result[clients].api)}, @neo4j/graphql ${shown(result[clients].other)}`);
  console.log(`  peak memory: API ${result.peakMemory.api} MB, @neo4j/graphql ${result.peakMemory.other} MB`);
}
const delays = Object.entries(latency).map(([name, it]) => ({
  name,
  levels: it.levels,
  more: it[10].api - it[0].api,
  api: it[10].api,
  other: it[10].other,
}));
if (delays.length > 0) {
  const over = delays.filter((it) => it.more > (it.levels + 1) * 10);
  const slower = delays.filter((it) => it.api > it.other);
  console.log(`\nwith 10 ms of latency: ${delays.length - over.length} of ${delays.length} queries take at most (levels + 1) x 10 ms more`);
  for (const it of over) console.log(`  over: ${it.name}, ${it.levels} levels, ${shown(it.more)} ms more`);
  console.log(
    `  slower than @neo4j/graphql: ${slower.map((it) => `${it.name} (${shown(it.api)} against ${shown(it.other)})`).join(", ") || "none"}`,
  );
}
for (const [name, it] of Object.entries(frames))
  console.log(
    `\n${name} in the explorer, ${it.entities.toLocaleString("en")} entities and ${it.relationships.toLocaleString("en")} relationships, drawn by software: ${shown(it.aSecond)} frames a second, median ${shown(it.median)} ms, p95 ${shown(it.p95)} ms`,
  );
writeFileSync(join(folder, "summary.json"), JSON.stringify({ rows, byHand, byOther, byHits, throughput, latency, frames }, null, 1));
