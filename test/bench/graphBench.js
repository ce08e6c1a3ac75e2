import { cpus } from "node:os";
import { acquireNeo4j } from "../../.build/database/acquireNeo4j.js";
import { openSession } from "../../.build/session.js";
import { atlas } from "./arms/atlas.js";
import { byHand } from "./arms/byHand.js";
import { neo4jGraphql, userIndexes } from "./arms/neo4jGraphql.js";
import { queriesOn } from "./arms/queries.js";
import { makeBenchGraph } from "./graph/benchGraph.js";

const nodes = Number(process.argv.find((it) => /^\d+$/.test(it)) ?? 1_000_000);
const [warmups, runs] = [15, 31];

async function knownIds(database) {
  const one = async (text) => (await database.read({ text, parameters: {} }, { timeout: 120_000 })).rows[0];
  const granted = "MATCH (i:Institution) WITH i, COUNT { (i)<-[:GRANTED_BY]-() } AS awards";
  return {
    ror: (await one("MATCH (n:Institution) WHERE n.ror IS NOT NULL RETURN n.ror LIMIT 1"))[0],
    orcid: (await one("MATCH (n:Researcher) RETURN n.orcid LIMIT 1"))[0],
    doi: (await one("MATCH (n:Funding) RETURN n.doi LIMIT 1"))[0],
    hub: (await one(`${granted} ORDER BY awards DESC LIMIT 1 RETURN i.id`))[0],
    small: (await one(`${granted} ORDER BY abs(awards - 100), i.id LIMIT 1 RETURN i.id`))[0],
  };
}

const plain = (value) => JSON.stringify(value, (_key, it) => (typeof it === "bigint" ? Number(it) : it));
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const mean = (ratios) => Math.exp(ratios.reduce((sum, it) => sum + Math.log(it), 0) / ratios.length);
const number = (value, width, digits = 1) => (value === undefined ? "-" : value.toFixed(digits)).padStart(width);

/** Asks all arms in turn, first whether they say the same, then how long they take; milliseconds by arm. */
async function measure(arms, query) {
  const able = arms.filter(({ name }) => name !== "C" || query.peer);
  const answers = [];
  for (const arm of able) answers.push(plain(await arm.ask(query)));
  const differing = able.filter((_, at) => answers[at] !== answers[0]).map((it) => it.name);
  if (differing.length > 0)
    throw new Error(
      `${query.what}: ${differing.join(", ")} answers otherwise than ${able[0].name}: ${answers.map((it) => it.slice(0, 300)).join(" | ")}`,
    );
  const times = Object.fromEntries(able.map((it) => [it.name, []]));
  for (let run = 0; run < warmups + runs; run++)
    for (const arm of able) {
      const started = performance.now();
      await arm.ask(query);
      if (run >= warmups) times[arm.name].push(performance.now() - started);
    }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

const config = await makeBenchGraph(nodes);
const session = await openSession(config, () => {});
const lease = await acquireNeo4j(config, () => {});
const [hand, own] = [byHand(lease), await atlas(session.database)];
const arms = [hand, own, await neo4jGraphql(lease)];
try {
  for (const text of userIndexes) await session.database.administer(text);
  await session.database.administer("CALL db.awaitIndexes(600)");
  console.log(
    `${nodes.toLocaleString("en")} nodes, ${cpus().length} cores of ${cpus()[0].model}, medians of ${runs} runs in turn; A by hand, B this API, C @neo4j/graphql`,
  );
  console.log(`${"".padEnd(58)}${["A ms", "B ms", "C ms", "B/A", "C/B", "A hits", "B hits", "B/A"].map((it) => it.padStart(9)).join("")}`);
  const ratios = { ba: [], cb: [], hits: [] };
  for (const query of queriesOn(await knownIds(session.database))) {
    const { A, B, C } = await measure(arms, query);
    const [handHits, ownHits] = [await hand.hits(query), await own.hits(query)];
    ratios.ba.push(B / A);
    ratios.hits.push(ownHits / handHits);
    if (C !== undefined) ratios.cb.push(C / B);
    console.log(
      `${query.what.padEnd(58)}${number(A, 9)}${number(B, 9)}${number(C, 9)}${number(B / A, 9, 2)}${number(C && C / B, 9, 2)}${number(handHits, 9, 0)}${number(ownHits, 9, 0)}${number(ownHits / handHits, 9, 2)}`,
    );
  }
  console.log(
    `geometric means: B/A ${mean(ratios.ba).toFixed(2)}, C/B ${mean(ratios.cb).toFixed(2)}, hits B/A ${mean(ratios.hits).toFixed(2)}`,
  );
} finally {
  for (const arm of arms) await arm.close();
  await lease.release();
  await session.close();
}
