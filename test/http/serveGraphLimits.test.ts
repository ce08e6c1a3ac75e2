import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "../../src/config.js";
import type { Database } from "../../src/database/database.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await plantPeople(database);
});

afterAll(() => database.close());

async function serving<T>(settings: Partial<Config>, work: (server: ServedGraph) => Promise<T>, of: Database = database): Promise<T> {
  const server = await servePeople(of, settings);
  try {
    return await work(server);
  } finally {
    await server.stop(100);
  }
}

const nested = "{ people(first: 20) { nodes { teams(first: 5) { nodes { players(first: 3) { nodes { name } } } } } } }";

describe("the price of a query", () => {
  it("is the product of its page sizes, level by level, and stands in the answer", async () => {
    const { extensions } = await serving({}, ({ ask }) => ask(nested));
    expect(extensions.cost).toEqual({ price: 20 + 20 * 5 + 20 * 5 * 3, maximum: 500_000 });
  });

  it("is too high by one: the query is refused with price and limit, and nothing is read", async () => {
    let reads = 0;
    const counted: Database = {
      ...database,
      read: (...it) => {
        reads++;
        return database.read(...it);
      },
    };
    await serving(
      { maximumPrice: 419 },
      async ({ ask }) => {
        const { data, errors, extensions } = await ask(nested);
        expect(data).toBeUndefined();
        expect(errors).toMatchObject([
          { message: expect.stringMatching(/420 .*419 .*smaller pages/), extensions: { code: "QUERY_TOO_EXPENSIVE" } },
        ]);
        expect(extensions).toEqual({ cost: { price: 420, maximum: 419 } });
        expect(reads).toBe(0);
        expect((await ask("{ people { totalCount } }")).data.people.totalCount).toBe(4);
      },
      counted,
    );
  });
});

describe("an explained answer", () => {
  it("tells its statements, their values and how many round trips it took", async () => {
    const { extensions } = await serving({}, ({ ask }) => ask(nested, {}, { "x-explain": "true" }));
    const { roundTrips, statements, ...more } = extensions.explain;
    expect([roundTrips, more]).toEqual([2, {}]);
    expect(statements.map(Object.keys)).toEqual(Array(2).fill(["text", "parameters", "rows", "milliseconds"]));
    expect(statements[0]).toMatchObject({
      text: expect.stringMatching(/MATCH \(n:Person\)/),
      parameters: expect.any(Object),
      rows: 1,
    });
  });

  it("tells plans and database hits when it is asked for a profile", async () => {
    const { extensions } = await serving({}, ({ ask }) => ask(nested, {}, { "x-explain": "profile" }));
    for (const { dbHits, plan } of extensions.explain.statements) {
      expect(dbHits).toBeGreaterThan(0);
      expect(plan).toMatchObject({ operator: "ProduceResults", children: expect.any(Array) });
    }
  });

  it("is one without that where it is not allowed, or was not asked for", async () => {
    await serving({ explain: false }, async ({ ask }) => {
      for (const header of ["true", "profile"])
        expect(Object.keys((await ask(nested, {}, { "x-explain": header })).extensions)).toEqual(["cost"]);
    });
    await serving({}, async ({ ask }) => {
      for (const header of ["false", "", "yes"])
        expect(Object.keys((await ask(nested, {}, { "x-explain": header })).extensions)).toEqual(["cost"]);
    });
  });
});

/** The queries of the API that run in the database at this moment. */
async function running(): Promise<number> {
  const { rows } = await database.read({
    text: "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'Person' AND NOT currentQuery CONTAINS 'SHOW ' RETURN count(*)",
    parameters: {},
  });
  return rows[0]![0] as number;
}

async function noneRunning(): Promise<void> {
  for (let waited = 0; (await running()) > 0; waited += 50) {
    if (waited > 5_000) throw new Error("Expected no query to run any more.");
    await delay(50);
  }
}

describe("a query that takes too long", () => {
  // Each level multiplies what must be looked at by the number of people.
  const heavy = (levels: number): string =>
    `{ people(where: {${"friends: {none: {node: {".repeat(levels)}height: {gt: 1000}${"}}}".repeat(levels)}}) { totalCount } }`;
  const crowd = 60;
  // What is so heavy would not be let in at the standard price.
  const unpriced = { maximumPrice: 1_000_000_000 };

  beforeAll(async () => {
    await database.write([
      {
        text: `UNWIND range(1, ${crowd}) AS at CREATE (:Entity:Person {id: 'crowd-' + at, name: 'Crowd', nameFolded: 'crowd', records: []})`,
        parameters: {},
      },
      {
        text: "MATCH (a:Person), (b:Person) WHERE a.name = 'Crowd' AND b.name = 'Crowd' AND a.id < b.id CREATE (a)-[:KNOWS {id: a.id + b.id, records: []}]->(b)",
        parameters: {},
      },
    ]);
  });
  afterAll(() => plantPeople(database));

  it("ends with TIMEOUT, in the database too, and the server goes on", async () => {
    await serving({ timeout: 400, ...unpriced }, async ({ ask }) => {
      const { status, errors } = await ask(heavy(6));
      expect(status).toBe(200);
      expect(errors).toMatchObject([
        { message: expect.stringContaining("Ask for less, or narrow the filter"), extensions: { code: "TIMEOUT" } },
      ]);
      await noneRunning();
      expect((await ask("{ people { totalCount } }")).data.people.totalCount).toBe(4 + crowd);
    });
  });

  it("ends in the database when whoever asked has gone", async () => {
    await serving(unpriced, async ({ address }) => {
      const gone = new AbortController();
      const answer = fetch(`${address}/graphql?query=${encodeURIComponent(heavy(6))}`, { signal: gone.signal });
      answer.catch(() => undefined);
      while ((await running()) === 0) await delay(20);
      gone.abort();
      await expect(answer).rejects.toThrow();
      await noneRunning();
    });
  });

  it("ends with SHUTTING_DOWN, in the database too, when the server is stopped", async () => {
    const server = await servePeople(database, unpriced);
    const answer = server.ask(heavy(6));
    while ((await running()) === 0) await delay(20);
    await server.stop(100);
    expect(await answer).toMatchObject({ status: 503, errors: [{ extensions: { code: "SHUTTING_DOWN" } }] });
    await noneRunning();
  });
});

describe("a fault of ours", () => {
  it("never shows its text, only the request id under which the log has it whole", async () => {
    const broken: Database = { ...database, read: async () => Promise.reject(new Error("the column hunter2 is gone")) };
    await serving(
      {},
      async ({ ask, log }) => {
        const { errors } = await ask("{ people { nodes { id } } }", {}, { "x-request-id": "the-one" });
        expect(errors).toMatchObject([{ message: expect.stringContaining("the-one"), extensions: { code: "INTERNAL" } }]);
        expect(JSON.stringify(errors)).not.toContain("hunter2");
        expect(JSON.stringify(log.find((it) => it["level"] === 50))).toMatch(/hunter2.*the-one|the-one.*hunter2/);
      },
      broken,
    );
  });

  it("never shows its text in the answer on health either", async () => {
    const broken: Database = { ...database, revision: async () => Promise.reject(new Error("the column hunter2 is gone")) };
    await serving(
      {},
      async ({ address }) => {
        const response = await fetch(`${address}/health/ready`);
        expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining("hunter2")]);
      },
      broken,
    );
  });

  it("is a statement that Neo4j refuses", async () => {
    const broken: Database = { ...database, read: (_, options) => database.read({ text: "RETURN secretName", parameters: {} }, options) };
    const { errors } = await serving({}, ({ ask }) => ask("{ people { nodes { id } } }"), broken);
    expect(errors).toMatchObject([{ extensions: { code: "INTERNAL" } }]);
    expect(JSON.stringify(errors)).not.toMatch(/secretName|Neo/);
  });
});
