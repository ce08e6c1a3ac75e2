/** Requests a second that an arm answers to so many clients, each of which asks again as soon as it has its answer. */
export async function requestsPerSecond(arm, query, world, { clients, seconds }) {
  let answered = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      await arm.ask(query, world);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answered / ((performance.now() - started) / 1000);
}

/** Both arms in turn, at each number of clients. */
export async function measureThroughput(query, { arms, world }, { seconds }) {
  const result = {};
  for (const arm of arms) await requestsPerSecond(arm, query, world, { clients: 8, seconds: seconds / 2 });
  for (const clients of [1, 8, 32]) {
    result[clients] = {};
    for (const arm of arms) result[clients][arm.name] = await requestsPerSecond(arm, query, world, { clients, seconds });
  }
  return result;
}
