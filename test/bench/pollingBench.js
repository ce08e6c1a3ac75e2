// What a saved query costs that is asked for again and again, beside a bare HTTP server that sends the same bytes.
import { fork } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { acquireNeo4j } from "../../.build/database/acquireNeo4j.js";
import { servedArm } from "./arms/servedArm.js";
import { makeBenchGraph } from "./graph/benchGraph.js";
import { answersPerSecond, pollEachSecond } from "./stages/measurePolling.js";

const { values } = parseArgs({
  options: { nodes: { type: "string", default: "1000000" }, seconds: { type: "string", default: "4" } },
});
const seconds = Number(values.seconds);
const clients = 32;
const document =
  "{ institutions(first: 230, orderBy: [{id: ASC}]) { nodes { id name country city established website acronym locations { city country } projects { totalCount } } } }";

async function bareServer(body, etag) {
  const child = fork(join(import.meta.dirname, "arms", "bareServer.js"));
  child.send({ body: body.toString("base64"), etag, headers: { "content-type": "application/json; charset=utf-8" } });
  const { address } = await new Promise((resolve) => child.once("message", resolve));
  return { address, close: () => child.kill() };
}

const config = await makeBenchGraph(Number(values.nodes));
const lease = await acquireNeo4j(config, console.log);
const { uri, user, password, database } = lease;
const arm = await servedArm("api", { uri, user, password, database });
const origin = new URL(arm.address).origin;
const address = `${origin}/q/bench`;
const saved = await fetch(address, {
  method: "PUT",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ title: "Polled by the benchmark", document }),
});
if (!saved.ok) throw new Error(await saved.text());
const first = await fetch(address, { headers: { "accept-encoding": "identity" } });
const etag = first.headers.get("etag");
const body = Buffer.from(await first.arrayBuffer());
const bare = await bareServer(body, etag);
try {
  const plain = { clients, seconds, headers: { "accept-encoding": "identity" }, status: 200 };
  const known = { clients, seconds, headers: { "if-none-match": etag }, status: 304 };
  for (const [what, how] of [
    [`${Math.round(body.length / 1000)} KB`, plain],
    ["304", known],
  ]) {
    await answersPerSecond(address, { ...how, seconds: 2 });
    const ours = [];
    const theirs = [];
    for (let turn = 0; turn < 5; turn++) {
      theirs.push(await answersPerSecond(bare.address, how));
      ours.push(await answersPerSecond(address, how));
    }
    const [a, b] = [Math.max(...ours), Math.max(...theirs)];
    console.log(
      `${what} at ${clients} clients: ${Math.round(a)} a second, bare server ${Math.round(b)}: ${((100 * a) / b).toFixed(0)} of 100`,
    );
  }
  const polled = await pollEachSecond(address, { clients: 1000, seconds: 5, headers: { "if-none-match": etag } });
  console.log(
    `1,000 clients each second: ${polled.answers} answers, median ${polled.median.toFixed(1)} ms, p95 ${polled.p95.toFixed(1)} ms`,
  );
  console.log(`peak memory ${arm.peakMemory()} MB`);
} finally {
  bare.close();
  await arm.close();
  await lease.release();
}
