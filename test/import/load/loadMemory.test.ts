import type { Database } from "../../../src/database/database.js";
import { ask, openImportDatabase, removeAll } from "../importDatabase.js";
import { institution, load, towards } from "../loading.js";

let database: Database;

beforeAll(async () => {
  database = await openImportDatabase();
});
beforeEach(() => removeAll(database));
afterAll(() => database.close());

const [first, second, third] = ["00a2xv884", "00k642b80", "02feahw73"] as const;
const partOf = (ror: string, name: string) => towards("PART_OF", { identifiers: { ror }, name });
const records = [
  institution("a", { ror: first }, { relationships: [partOf(second, "b")] }),
  institution("b", { ror: second, website: "https://b.example" }, { relationships: [partOf(third, "c")] }),
  institution(
    "c",
    { ror: third },
    { relationships: [towards("PART_OF", { identifiers: { ror: second }, name: "b" }, { direction: "IN" })] },
  ),
];
const batchSize = 1;

/** A database in which something happens once, right after the first batch with entities of the load was written. */
function interrupted(between: () => Promise<unknown>): Database {
  let happened = false;
  const write: Database["write"] = async (statements, options) => {
    const results = await database.write(statements, options);
    if (!happened && statements.some((it) => it.text.includes("CREATE (e:Entity:Institution)"))) {
      happened = true;
      await between();
    }
    return results;
  };
  return { ...database, write };
}

const by = (ror: string, expression: string) => ask(database, `MATCH (e:Institution {ror: $p.ror}) RETURN ${expression}`, { ror });

describe("what a load remembers of its own batches", () => {
  it("is not looked up in the graph", async () => {
    const texts: string[] = [];
    const read: Database["read"] = (statement, options) => {
      texts.push(statement.text);
      return database.read(statement, options);
    };
    const report = await load({ ...database, read }, "ror", records, { batchSize });
    expect(report).toMatchObject({ created: 3, relationships: { created: 2, updated: 1, deleted: 0 } });
    expect(texts.filter((it) => it.startsWith("UNWIND"))).toEqual([]);
  });

  it("ends in the same graph as one batch of all", async () => {
    const state = () => ask(database, "MATCH ()-[r:PART_OF]->() WITH r ORDER BY r.id RETURN collect([r.id, r.records])");
    await load(database, "ror", records, { batchSize });
    const inTurn = await state();
    await removeAll(database);
    await load(database, "ror", records);
    expect(inTurn).toEqual(await state());
  });

  it("does not hold where somebody else writes meanwhile: what they entered is kept", async () => {
    const enter = () =>
      database.write([{ text: `MATCH (e:Institution {ror: "${second}"}) SET e.website = "https://hand.example"`, parameters: {} }]);
    await load(interrupted(enter), "ror", records, { batchSize });
    expect(await by(second, "[e.stub, e.website, size(e.records)]")).toEqual([false, "https://hand.example", 2]);
  });

  it("does not hold where another load writes meanwhile: what both state is led to by both", async () => {
    const other = [institution("x", { ror: first, city: "Bern" }, { relationships: [partOf(second, "b")] })];
    await load(
      interrupted(() => load(database, "table", other, { precedence: "TABLE" })),
      "ror",
      records,
      { batchSize },
    );
    expect(await by(first, "[e.city, e.records]")).toEqual(["Bern", ["ror|a", "table|x"]]);
    expect(await ask(database, "MATCH ({id: $p.from})-[r:PART_OF]->() RETURN r.records", { from: `ror:${first}` })).toEqual([
      "ror|a",
      "table|x",
    ]);
  });

  it("makes a stub again that somebody deleted meanwhile", async () => {
    const remove = () => database.write([{ text: `MATCH (e:Institution {ror: "${second}"}) DETACH DELETE e`, parameters: {} }]);
    await load(interrupted(remove), "ror", records, { batchSize });
    expect(await by(second, "e.stub")).toBe(false);
  });
});
