import neo4j, { type Driver, Neo4jError } from "neo4j-driver";
import { boltDatabase } from "../../src/database/boltDatabase.js";

const DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";

function failure(code: string): Neo4jError {
  return new Neo4jError("planned", code as "N/A", "50N42", "planned");
}

function answer() {
  const result = Promise.resolve({ records: [], summary: { profile: false } });
  return Object.assign(result, { keys: async () => ["n"] });
}

/** A driver whose sessions fail with the given codes, one a try, and then answer. */
function failingDriver(codes: string[], where: "run" | "commit") {
  let tries = 0;
  const fail = () => {
    const code = codes[tries++];
    if (code) throw failure(code);
  };
  const run = () => {
    if (where === "run") fail();
    return answer();
  };
  const commit = async () => {
    if (where === "commit") fail();
  };
  const session = () => ({
    run,
    beginTransaction: async () => ({ run, commit }),
    lastBookmarks: () => ["b"],
    close: async () => undefined,
  });
  return { driver: { ...neo4j, session } as unknown as Driver, tries: () => tries };
}

const settings = { uri: "bolt://planned", user: "neo4j", database: "neo4j", timeout: 5_000 };
const statement = { text: "RETURN 1 AS n", parameters: {} };

test("a read is tried again after transient errors", async () => {
  const { driver, tries } = failingDriver([DEADLOCK, "ServiceUnavailable"], "run");
  expect(await boltDatabase(driver, settings).read(statement)).toMatchObject({ columns: ["n"], bookmark: "b" });
  expect(tries()).toBe(3);
});

test("a write is tried again as a whole", async () => {
  const { driver, tries } = failingDriver([DEADLOCK], "commit");
  expect(await boltDatabase(driver, settings).write([statement, statement])).toHaveLength(2);
  expect(tries()).toBe(2);
});

test("a commit whose connection broke is not tried again, for it may have taken place", async () => {
  const { driver, tries } = failingDriver(["ServiceUnavailable"], "commit");
  await expect(boltDatabase(driver, settings).write([statement])).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  expect(tries()).toBe(1);
});

test("after five tries the error is given up to the caller", async () => {
  const { driver, tries } = failingDriver(new Array(9).fill("SessionExpired"), "run");
  await expect(boltDatabase(driver, settings).read(statement)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  expect(tries()).toBe(5);
});

test("an error that is not transient is not tried again", async () => {
  const { driver, tries } = failingDriver(["Neo.ClientError.Statement.SyntaxError"], "run");
  await expect(boltDatabase(driver, settings).read(statement)).rejects.toMatchObject({ code: "INTERNAL" });
  expect(tries()).toBe(1);
});
