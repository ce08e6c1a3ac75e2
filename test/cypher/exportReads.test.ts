import { constraintStatements } from "../../src/cypher/constraints.js";
import { idsAfter, kindAfter, kindByIds, typeAfter, typeFrom } from "../../src/cypher/exportReads.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database, PlanStep } from "../../src/database/database.js";
import { typeProperties } from "../../src/export/readRows.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { emptyDatabase, openTestDatabase } from "../database/testDatabase.js";

const operators = ({ operator, children }: PlanStep): readonly string[] => [operator, ...children.flatMap(operators)];

describe("reads of an export", () => {
  const kind = researchGraph.kind("Institution");
  const properties = typeProperties(researchGraph, "PART_OF");
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
    await emptyDatabase(database);
    for (const text of constraintStatements(researchGraph)) await database.administer(text);
    const text =
      "UNWIND range(1, 3000) AS i CREATE (a:Entity:Institution {id: 'i' + i, name: 'n', country: 'CN'}) WITH collect(a) AS all UNWIND range(0, 2998) AS i WITH all[i] AS a, all[i + 1] AS b, i CREATE (a)-[:PART_OF {id: 'r' + i}]->(b)";
    await database.write([{ text, parameters: {} }]);
    await database.administer("CALL db.awaitIndexes(60)");
    await database.administer("CALL db.prepareForReplanning(60)");
  }, 60_000);
  afterAll(() => database.close());

  const profile = async (statement: Statement) => {
    const { rows, profile: it } = await database.read(statement, { profile: true });
    return { rows, names: operators(it!.plan).join(" "), dbHits: it!.dbHits };
  };

  it.each<[string, Statement]>([
    ["a kind", kindAfter(kind, "i5", 100n)],
    ["a type", typeAfter("PART_OF", properties, "r5", 100n)],
  ])("page through %s by an index that gives the order", async (_what, statement) => {
    const { rows, names } = await profile(statement);
    expect(rows).toHaveLength(100);
    expect(rows.map((it) => it[0])).toEqual(rows.map((it) => it[0]).toSorted());
    expect(names).toMatch(/Index/);
    expect(names).not.toMatch(/Top|LabelScan|TypeScan|AllNodes/);
  });

  it("find what fits a filter by the filter's own index", async () => {
    const { rows, names } = await profile(idsAfter(researchGraph, kind, { country: { eq: "CN" } }, { after: "i5", limit: 100n }));
    expect(rows.map((it) => it[0])).toEqual(rows.map((it) => it[0]).toSorted());
    expect(names).toContain("NodeIndexSeek");
  });

  it.each<[string, Statement]>([
    ["entities", kindByIds(kind, ["i1", "i2"])],
    ["relationships", typeFrom("PART_OF", properties, ["i1", "i2"])],
  ])("find %s by id without looking at others", async (_what, statement) => {
    const { rows, dbHits } = await profile(statement);
    expect(rows).toHaveLength(2);
    expect(dbHits).toBeLessThan(200);
  });
});
