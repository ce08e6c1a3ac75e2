import type { Database } from "../../src/database/database.js";
import { integer } from "../../src/database/integer.js";
import { openDatabase } from "../../src/database/openDatabase.js";
import { AtlasError } from "../../src/errors.js";
import { emptyDatabase, openTestDatabase, testAddress } from "./testDatabase.js";

const ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)";

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await emptyDatabase(database);
});

afterAll(() => database.close());

const read = (text: string, parameters = {}) => database.read({ text, parameters });

test("rows are lists in the order of the columns", async () => {
  const result = await read("UNWIND [1, 2] AS n RETURN n, n * 2 AS twice, [n, null] AS list");
  expect(result.columns).toEqual(["n", "twice", "list"]);
  expect(result.rows).toEqual([
    [1, 2, [1, null]],
    [2, 4, [2, null]],
  ]);
  expect(result.profile).toBeNull();
});

test("columns are known when there is no row", async () => {
  expect(await read("UNWIND [] AS n RETURN n AS nothing")).toMatchObject({ columns: ["nothing"], rows: [] });
});

test("temporal values become ISO 8601 text wherever they stand", async () => {
  const { rows } = await read(
    "RETURN datetime('2026-01-02T03:04:05.5+08:00') AS a, [date('2017-07-20')] AS b, {month: localdatetime('2017-07-20T00:00:01')} AS c",
  );
  expect(rows).toEqual([["2026-01-01T19:04:05.500Z", ["2017-07-20"], { month: "2017-07-20T00:00:01" }]]);
});

test("an integer stays one in Neo4j, to the last of 64 bits", async () => {
  const { rows } = await read("RETURN toString($small), toString($large), toString($float)", {
    small: integer(3),
    large: integer("9223372036854775807"),
    float: 3,
  });
  expect(rows).toEqual([["3", "9223372036854775807", "3.0"]]);
});

test.each([1.5, "1.5", "x", 2 ** 60, "9223372036854775808"])("%p is no integer", (value) => {
  expect(() => integer(value)).toThrow("Expected a whole number of at most 64 bits");
});

test("a profile tells the database hits of the whole plan", async () => {
  const { profile } = await database.read({ text: "MATCH (n) RETURN count(n)", parameters: {} }, { profile: true });
  expect(profile?.plan.operator).toBe("ProduceResults");
  expect(profile?.dbHits).toBeGreaterThan(0);
});

test("a write runs its statements in order, in one transaction", async () => {
  const results = await database.write([
    { text: "CREATE (n:Thing {id: $id})", parameters: { id: "a" } },
    { text: "MATCH (n:Thing) RETURN n.id AS id", parameters: {} },
  ]);
  expect(results[1]?.rows).toEqual([["a"]]);
  const failing = database.write([
    { text: "CREATE (n:Thing {id: 'b'})", parameters: {} },
    { text: "RETURN 1 / 0", parameters: {} },
  ]);
  await expect(failing).rejects.toMatchObject({ code: "INTERNAL", message: expect.stringContaining("/ by zero") });
  expect((await read("MATCH (n:Thing) RETURN count(n)")).rows).toEqual([[1]]);
});

test("a read cannot write", async () => {
  await expect(read("CREATE (n:Thing)")).rejects.toMatchObject({ code: "INTERNAL", cause: expect.any(Error) });
});

test("the revision stays the same over reads and changes with a write", async () => {
  const before = await database.revision();
  await read("MATCH (n) RETURN n.id");
  expect(await database.revision()).toBe(before);
  const other = await openTestDatabase();
  await other.write([{ text: "CREATE (:Thing {id: 'c'})", parameters: {} }]);
  await other.close();
  expect(await database.revision()).not.toBe(before);
});

test("a read over its time limit is ended in the database too", async () => {
  const started = performance.now();
  const reading = database.read({ text: ENDLESS, parameters: {} }, { timeout: 300 });
  await expect(reading).rejects.toMatchObject({ code: "TIMEOUT" });
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(await endlessTransactions()).toBe(0);
});

test("an aborted read throws the reason, and is ended in the database too", async () => {
  const reason = new AtlasError("SHUTTING_DOWN", "The client has gone.");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 200);
  await expect(database.read({ text: ENDLESS, parameters: {} }, { signal: controller.signal })).rejects.toBe(reason);
  expect(await endlessTransactions()).toBe(0);
  await expect(database.read({ text: "RETURN 1", parameters: {} }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "SHUTTING_DOWN",
  });
});

/** Transactions of the endless query that still run, after half a second for ending. */
async function endlessTransactions(): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await read("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'range(1, ' + '100000)' RETURN count(*)"))
    .rows[0]?.[0];
}

test("an address where nobody listens is refused readably and soon", async () => {
  const started = performance.now();
  const opening = openDatabase({ ...testAddress(), uri: "bolt://127.0.0.1:1" });
  await expect(opening).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE", message: expect.stringContaining("bolt://127.0.0.1:1") });
  expect(performance.now() - started).toBeLessThan(5_500);
});

test("a wrong password is called one", async () => {
  const opening = openDatabase({ ...testAddress(), password: "not this one" });
  await expect(opening).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE", message: expect.stringContaining("password") });
});

test("a database that is not there is named", async () => {
  const opening = openDatabase({ ...testAddress(), database: "elsewhere" });
  await expect(opening).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE", message: expect.stringContaining('"elsewhere"') });
});
