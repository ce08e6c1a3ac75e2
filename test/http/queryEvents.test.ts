import { connect } from "node:net";
import type { Database } from "../../src/database/database.js";
import { AtlasError } from "../../src/errors.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let served: ServedGraph;
let revisions = 0;
let failing = false;

beforeAll(async () => {
  database = await openTestDatabase();
  await plantPeople(database);
  const counting: Database = {
    ...database,
    read: async (...args) => {
      if (failing) throw new AtlasError("TIMEOUT", "The query took too long.");
      return database.read(...args);
    },
    revision: (options) => {
      revisions++;
      return database.revision(options);
    },
  };
  served = await servePeople(counting);
  const document = "query Tall($least: Int = 152) { people(where: {height: {gte: $least}}, orderBy: [{id: ASC}]) { nodes { id } } }";
  const saved = await fetch(`${served.address}/q/tall`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Tall people", document }),
  });
  expect(saved.status).toBe(200);
}, 60_000);

afterAll(async () => {
  await served.stop(100);
  await database.close();
});

const write = (text: string) => database.write([{ text, parameters: {} }]);

interface Told {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** Listens until `stop`; `next` waits for one more event. */
async function listen(path: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await fetch(`${served.address}${path}`, { headers, signal: controller.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const field = (block: string, name: string) =>
    block
      .split("\n")
      .filter((it) => it.startsWith(`${name}: `))
      .map((it) => it.slice(name.length + 2))
      .join("\n");
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (!block.includes("event: ")) continue;
        return { id: field(block, "id") || null, event: field(block, "event"), data: JSON.parse(field(block, "data")) };
      }
      const { value, done } = await reader.read();
      if (done) throw new Error("The events ended.");
      text += value;
    }
  };
  return { response, next, stop: () => controller.abort() };
}

const quiet = async (next: Promise<unknown>, milliseconds: number) =>
  Promise.race([next.then(() => "told"), new Promise((resolve) => setTimeout(() => resolve("quiet"), milliseconds))]);
const ids = ({ data }: Told) => (data as { data: { people: { nodes: { id: string }[] } } }).data.people.nodes.map((it) => it.id);

test("the answer is told at once, and again when it has become another, not whenever the graph has", async () => {
  const listener = await listen("/q/tall/events?least=153");
  expect(listener.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const first = await listener.next();
  expect([first.event, ids(first)]).toEqual(["answer", ["dan"]]);
  const next = listener.next();
  await write("MATCH (n:Person {id: 'ada'}) SET n.weight = 70.5");
  expect(await quiet(next, 2_500)).toBe("quiet");
  await write("MATCH (n:Person {id: 'ada'}) SET n.height = 190");
  const second = await next;
  expect(ids(second)).toEqual(["ada", "dan"]);
  expect(second.id).not.toBe(first.id);
  listener.stop();
  const known = await listen("/q/tall/events?least=153", { "last-event-id": second.id! });
  const silent = known.next();
  expect(await quiet(silent, 1_500)).toBe("quiet");
  await write("MATCH (n:Person {id: 'ada'}) SET n.height = 150");
  expect(ids(await silent)).toEqual(["dan"]);
  known.stop();
}, 30_000);

test("after an answer that could not be made the next one comes, also without a change", async () => {
  const listener = await listen("/q/tall/events?least=150");
  await listener.next();
  failing = true;
  await write("MATCH (n:Person {id: 'ben'}) SET n.height = 188");
  expect(await listener.next()).toMatchObject({ event: "failure", data: { code: "TIMEOUT" } });
  failing = false;
  const after = await listener.next();
  expect([after.event, ids(after).length]).toEqual(["answer", 4]);
  listener.stop();
}, 20_000);

test("a question that is wrong is refused before anything is told", async () => {
  const answer = await fetch(`${served.address}/q/tall/events?least=x`);
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("least: Int cannot represent")]);
  expect((await fetch(`${served.address}/q/nothing/events`)).status).toBe(404);
});

test("the revision is watched only while someone listens, once for all, and who leaves or does not read costs nothing", async () => {
  const listeners = await Promise.all(Array.from({ length: 20 }, () => listen("/q/tall/events")));
  await Promise.all(listeners.map((it) => it.next()));
  const port = Number(new URL(served.address).port);
  // Never reads what it is sent.
  const deaf = connect(port, "127.0.0.1", () => deaf.write("GET /q/tall/events HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")).pause();
  await new Promise((resolve) => setTimeout(resolve, 500));
  let before = revisions;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(revisions - before).toBeLessThanOrEqual(4);
  expect(revisions - before).toBeGreaterThanOrEqual(1);
  for (const it of listeners) it.stop();
  deaf.destroy();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  before = revisions;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(revisions - before).toBe(0);
}, 30_000);
