import { part } from "./timeQuery.js";

/** Medians in milliseconds of a query over HTTP, with so many milliseconds put between server and Neo4j. */
export async function measureLatency(query, { arms, link, world }, { runs, warmUps }) {
  const asked = arms.filter((it) => query[it.name]);
  const result = { levels: query.levels };
  for (const roundTrip of [0, 2, 10]) {
    link.setRoundTrip(roundTrip);
    const times = Object.fromEntries(asked.map((it) => [it.name, []]));
    for (let run = -warmUps; run < runs; run++)
      for (const arm of asked) {
        const started = performance.now();
        await arm.ask(query, world);
        if (run >= 0) times[arm.name].push(performance.now() - started);
      }
    result[roundTrip] = Object.fromEntries(Object.entries(times).map(([name, it]) => [name, part(it, 0.5)]));
  }
  link.setRoundTrip(0);
  return result;
}
