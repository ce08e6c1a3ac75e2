import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchConfig } from "./graph/benchGraph.js";
import { queries } from "./queries/queries.js";
import { keptResults } from "./stages/keepResults.js";

const { values } = parseArgs({ options: { nodes: { type: "string", default: "1000000" } } });
const { cache } = benchConfig(Number(values.nodes));
const folder = join(cache, `bench-results-${values.nodes}`);
const [check, time, throughput, latency, frames] = ["check", "time", "throughput", "latency", "frames"].map((it) =>
  keptResults(join(folder, `${it}.json`)),
);
const small = 10_000;
const [smallCheck, smallTime] = ["check", "time"].map((it) => keptResults(join(cache, `bench-results-${small}`, `${it}.json`)));

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
      p95: Object.fromEntries(Object.entries(timed).map(([arm, it]) => [arm, it.p95])),
      toHand: timed.alone.median / timed.hand.median,
      otherTo: timed.other && timed.other.median / timed.api.median,
      hits: checked.hits,
      statements: checked.statements.length,
      roundTrips: checked.roundTrips,
      bytes: checked.bytes,
    },
  ];
});
const ratiosOf = (ratio) => rows.flatMap((it) => (Number.isFinite(ratio(it)) ? [{ name: it.name, ratio: ratio(it) }] : []));
const byHand = ratiosOf((it) => it.alone / it.hand);
const byOther = ratiosOf((it) => it.other / it.api);
const byHits = ratiosOf((it) => it.hits.api / it.hits.hand);

console.log(`${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`);
const columns = [
  ["query", (it) => it.name],
  ["by hand, ms", (it) => shown(it.hand)],
  ["execution, ms (p95)", (it) => `${shown(it.alone)} (${shown(it.p95.alone)})`],
  ["over HTTP, ms (p95)", (it) => `${shown(it.api)} (${shown(it.p95.api)})`],
  ["@neo4j/graphql, ms", (it) => shown(it.other)],
  ["from memory, ms", (it) => shown(it.memory)],
  ["execution / by hand", (it) => shown(it.toHand)],
  ["@neo4j/graphql / API", (it) => shown(it.otherTo)],
  ["db hits by hand / API", (it) => `${it.hits.hand.toLocaleString("en")} / ${it.hits.api.toLocaleString("en")}`],
  ["statements, round trips", (it) => `${it.statements}, ${it.roundTrips}`],
  ["KB", (it) => shown(it.bytes.api / 1024)],
];
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
console.log("");
line(columns.map(([title]) => title));
line(columns.map(() => "---"));
for (const it of rows) line(columns.map(([, cell]) => cell(it)));
const missing = queries.filter(({ name }) => !rows.some((it) => it.name === name)).map((it) => it.name);
if (missing.length > 0) console.log(`\nnot measured: ${missing.join(", ")}`);
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
const filtered = rows.filter(
  ({ name }) => /^projects w|^institutions of a country, with/.test(name) && smallTime[name] && smallCheck[name],
);
if (filtered.length > 0)
  console.log(
    `\nfirst pages under a filter, times what they take in a graph of ${small.toLocaleString("en")} nodes; at most 1.5 are wanted:`,
  );
for (const { name, hits, alone, hand } of filtered) {
  const [before, counted] = [smallTime[name], smallCheck[name].hits];
  console.log(
    `  ${name}: ${shown(alone / before.alone.median)} (by hand ${shown(hand / before.hand.median)}), db hits ${hits.api.toLocaleString("en")} against ${counted.api.toLocaleString("en")}`,
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
}));
if (delays.length > 0) {
  const over = delays.filter((it) => it.more > (it.levels + 1) * 10);
  console.log(`\nwith 10 ms of latency: ${delays.length - over.length} of ${delays.length} queries take at most (levels + 1) x 10 ms more`);
  for (const it of over) console.log(`  over: ${it.name}, ${it.levels} levels, ${shown(it.more)} ms more`);
  for (const delay of [0, 2, 10]) {
    const slower = Object.entries(latency).filter(([, it]) => it[delay].api > it[delay].other);
    const texts = slower.map(([name, it]) => `${name} (${shown(it[delay].api)} against ${shown(it[delay].other)})`);
    console.log(`  slower than @neo4j/graphql with ${delay} ms: ${texts.join(", ") || "none"}`);
  }
}
for (const [name, it] of Object.entries(frames))
  console.log(
    `\n${name} in the explorer, ${it.entities.toLocaleString("en")} entities and ${it.relationships.toLocaleString("en")} relationships, drawn by software: ${shown(it.aSecond)} frames a second, median ${shown(it.median)} ms, p95 ${shown(it.p95)} ms`,
  );
writeFileSync(join(folder, "summary.json"), JSON.stringify({ rows, byHand, byOther, byHits, throughput, latency, frames }, null, 1));
