import type { Database } from "../../src/database/database.js";
import { openDatabase } from "../../src/database/openDatabase.js";
import { openTestDatabase, testAddress } from "../database/testDatabase.js";
import { type CuttableProxy, cuttableProxy } from "./cuttableProxy.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let proxy: CuttableProxy;
let database: Database;
let server: ServedGraph;

beforeAll(async () => {
  const direct = await openTestDatabase();
  await plantPeople(direct);
  await direct.close();
  proxy = await cuttableProxy(testAddress().uri);
  database = await openDatabase({ ...testAddress(), uri: proxy.uri });
  server = await servePeople(database, { timeout: 1_000 });
});

afterAll(async () => {
  await server.stop(100);
  await database.close();
  await proxy.cut();
});

const count = () => server.ask("{ people { totalCount } }");

async function ready(): Promise<unknown> {
  const response = await fetch(`${server.address}/health/ready`);
  return [response.status, await response.json()];
}

const isReady = [200, { ready: true, notReady: [] }];

async function worksAgain(): Promise<void> {
  await proxy.mend();
  expect(await count()).toMatchObject({ data: { people: { totalCount: 4 } } });
  expect(await ready()).toEqual(isReady);
}

it("says that the database has gone, where it was and what to look at, and works again once it is back", async () => {
  expect(await ready()).toEqual(isReady);
  await proxy.cut();
  const message = expect.stringMatching(/Neo4j cannot be reached at bolt:\/\/127\.0\.0\.1:\d+.*Check NEO4J_URI and that Neo4j runs/);
  expect(await count()).toMatchObject({ errors: [{ message, extensions: { code: "DATABASE_UNAVAILABLE" } }] });
  expect(await ready()).toEqual([503, { ready: false, notReady: [message] }]);
  expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
  await worksAgain();
});

it("answers a query during which the database goes", async () => {
  await count();
  const running = Promise.all(Array.from({ length: 20 }, count));
  await proxy.cut();
  for (const { data, errors } of await running)
    expect(errors?.[0]?.extensions.code ?? data.people.totalCount).toEqual(errors ? "DATABASE_UNAVAILABLE" : 4);
  await worksAgain();
});

it("does not wait for a database that has fallen silent", async () => {
  await count();
  proxy.hush();
  const [answer, health] = await Promise.all([count(), ready()]);
  expect(answer.errors).toMatchObject([{ extensions: { code: expect.stringMatching(/TIMEOUT|DATABASE_UNAVAILABLE/) } }]);
  expect(health).toEqual([503, { ready: false, notReady: ["Neo4j did not answer within 2 s."] }]);
  await worksAgain();
}, 30_000);

it("ends who waits for a saved query when it is stopped, though the database has fallen silent", async () => {
  const stopping = await servePeople(database);
  const address = `${stopping.address}/q/tall`;
  const document = "{ people(first: 1) { nodes { id } } }";
  const headers = { "content-type": "application/json" };
  await fetch(address, { method: "PUT", headers, body: JSON.stringify({ title: "Tall", document }) });
  expect((await fetch(address)).status).toBe(200);
  proxy.hush();
  const waiting = [fetch(address), fetch(address)];
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = Date.now();
  await stopping.stop(100);
  expect(Date.now() - started).toBeLessThan(2_000);
  for (const answer of await Promise.all(waiting)) {
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "SHUTTING_DOWN" } }] });
  }
  await worksAgain();
}, 30_000);
