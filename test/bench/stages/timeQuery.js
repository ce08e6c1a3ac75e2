/** What so large a share of times does not exceed. */
export const part = (times, share) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** Times a query in all arms in turn, so that what else the machine does meets all of them alike; milliseconds. */
export async function timeQuery(query, { arms, world }, { runs, warmUps }) {
  const asked = {
    hand: () => arms.hand.ask(query, world),
    api: () => arms.api.ask(query, world),
    alone: () => arms.api.execute(query, world),
    ...(query.other ? { other: () => arms.other.ask(query, world) } : {}),
    memory: () => arms.memory.execute(query, world),
  };
  const times = Object.fromEntries(Object.keys(asked).map((arm) => [arm, []]));
  for (let run = -warmUps; run < runs; run++)
    for (const [arm, ask] of Object.entries(asked)) {
      const started = performance.now();
      await ask();
      if (run >= 0) times[arm].push(performance.now() - started);
    }
  return Object.fromEntries(Object.entries(times).map(([arm, it]) => [arm, { median: part(it, 0.5), p95: part(it, 0.95) }]));
}
