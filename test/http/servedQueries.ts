import type { Database } from "../../src/database/database.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

/** The graph that is served, and its server: of each test its own. */
export let database: Database;
export let served: ServedGraph;

/** Serves people, of whom one is named by a source with a licence, anew to each test of a file. */
export function serveToEach(): void {
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);

  beforeEach(async () => {
    await plantPeople(database);
    const source = {
      text: "CREATE (:Entity:Source {id: 'album', name: 'Album', nameFolded: 'album', licence: 'CC-BY-4.0', stub: false, records: []}) WITH 1 AS _ MATCH (n:Person {id: 'ada'}) SET n.records = ['album|1']",
      parameters: {},
    };
    await database.write([source]);
    served = await servePeople(database);
  });

  afterEach(() => served.stop(1_000));
  afterAll(() => database.close());
}

export const some = `query Some($least: Int = 150) { people(where: {height: {gte: $least}}, orderBy: [{height: DESC}]) { nodes { id height } } }`;

export const fetchFrom = (path: string, init: RequestInit = {}, server = served) => fetch(`${server.address}${path}`, init);
export const put = (id: string, body: unknown, headers: Record<string, string> = {}, server = served) =>
  fetchFrom(`/q/${id}`, { method: "PUT", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }, server);
export const save = async (id: string, document: string, rest: Record<string, unknown> = {}) => {
  const answer = await put(id, { title: id, document, ...rest });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { version: number };
};
export const refusal = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [answer.status, errors[0]!.extensions.code, errors[0]!.message] as const;
};
export const write = (text: string) => database.write([{ text, parameters: {} }]);
