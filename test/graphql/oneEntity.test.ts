import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      { kind: "Person", id: "ann", name: "Ann", height: 160 },
      { kind: "Person", id: "bob", name: "Bob" },
      { kind: "Team", id: "owls", name: "Owls" },
    ],
    relationships: [],
  });
});

afterAll(() => database.close());

test("an entity asked for alone is read from what its kind holds: its id and what is asked, and no label", async () => {
  const { data, statements } = await ask('{ person(by: {id: "ann"}) { id name } }', {}, "profile");
  expect(data).toEqual({ person: { id: "ann", name: "Ann" } });
  expect(statements.map((it) => [it.text, it.dbHits])).toEqual([
    ["UNWIND $p.keys AS k MATCH (n:Person {id: k}) RETURN k, [n.id, n.name] AS row", 3],
  ]);
  expect((await ask('{ person(by: {id: "owls"}) { name } }')).data).toEqual({ person: null });
});

test("several of a kind are one statement, and so are those of several kinds with all else that is read by its id", async () => {
  const two = await ask('{ ann: person(by: {id: "ann"}) { height } bob: person(by: {id: "bob"}) { name } }');
  expect(two.data).toEqual({ ann: { height: 160 }, bob: { name: "Bob" } });
  expect(two.statements).toHaveLength(1);
  const mixed = await ask('{ person(by: {id: "ann"}) { name } team(by: {id: "owls"}) { name } node(id: "bob") { name } }');
  expect(mixed.data).toEqual({ person: { name: "Ann" }, team: { name: "Owls" }, node: { name: "Bob" } });
  expect(mixed.statements).toHaveLength(1);
});
