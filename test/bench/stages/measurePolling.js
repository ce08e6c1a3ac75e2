import { Agent, request } from "node:http";

/** Asks once over a kept connection; gives the status and how many bytes came. */
function ask(address, agent, headers) {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve({ status: response.statusCode, bytes }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Answers a second that so many clients get, each of which asks again as soon as it has its answer. */
export async function answersPerSecond(address, { clients, seconds, headers = {}, status }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < end) {
      const answer = await ask(address, agent, headers);
      if (answer.status !== status) throw new Error(`Expected ${status} from ${address}, got ${answer.status}.`);
      answered++;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return answered / ((performance.now() - started) / 1000);
}

/** Milliseconds that answers take where so many clients ask once a second each: median, p95 and how many came. */
export async function pollEachSecond(address, { clients, seconds, headers }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times = [];
  const client = async (number) => {
    await new Promise((resolve) => setTimeout(resolve, (number / clients) * 1000));
    for (let at = 0; at < seconds; at++) {
      const started = performance.now();
      await ask(address, agent, headers);
      const took = performance.now() - started;
      times.push(took);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - took)));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  agent.destroy();
  times.sort((one, other) => one - other);
  return { answers: times.length, median: times[Math.floor(times.length / 2)], p95: times[Math.floor(times.length * 0.95)] };
}
