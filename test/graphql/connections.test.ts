import { parse } from "graphql";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { priceOf } from "../../src/graphql/execution/prices/price.js";
import { type Ask, askGraph, executableSchema } from "../askGraph.js";
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
      { kind: "Person", id: "ann", name: "Ann", country: "CN" },
      { kind: "Person", id: "bob", name: "Bob", country: "US" },
      { kind: "Team", id: "owls", name: "Owls", motto: "Hoot" },
    ],
    relationships: [
      { type: "ADMIRES", id: "1", from: "ann", to: "bob" },
      { type: "ADMIRES", id: "2", from: "ann", to: "owls" },
      { type: "KNOWS", id: "3", from: "ann", to: "bob", since: "2001" },
    ],
  });
});

afterAll(() => database.close());

test("a connection to several kinds is narrowed by kinds and by a part a kind", async () => {
  const { data, errors } = await ask(`{ person(by: { id: "ann" }) {
    all: admires { totalCount nodes { kind name ... on Team { motto } } }
    teams: admires(kinds: [TEAM]) { totalCount nodes { id } }
    part: admires(where: { node: { person: { country: { eq: "us" } } } }) { nodes { id } }
    named: admires(where: { node: { name: { startsWith: "o" } } }) { nodes { id } }
  } }`);
  expect(errors).toBeUndefined();
  expect(data.person).toEqual({
    all: {
      totalCount: 2,
      nodes: [
        { kind: "PERSON", name: "Bob" },
        { kind: "TEAM", name: "Owls", motto: "Hoot" },
      ],
    },
    teams: { totalCount: 1, nodes: [{ id: "owls" }] },
    part: { nodes: [{ id: "bob" }] },
    named: { nodes: [{ id: "owls" }] },
  });
});

test("a kind to which a connection never leads is refused by name", async () => {
  const { errors } = await ask(`{ person(by: { id: "ann" }) { admires(kinds: [SOURCE]) { totalCount } } }`);
  expect(errors?.[0]?.message).toBe("`admires` leads to PERSON, TEAM, never to SOURCE: leave it out of `kinds`.");
});

test("a symmetric relationship is the same one from both ends, with its ends in the same order", async () => {
  const edge = "edges { id since from { id } to { id name } node { id } }";
  const { data } = await ask(
    `{ ann: person(by: { id: "ann" }) { friends { ${edge} } } bob: person(by: { id: "bob" }) { friends { ${edge} } } }`,
  );
  const same = { id: "3", since: "2001", from: { id: "ann" }, to: { id: "bob", name: "Bob" } };
  expect(data).toEqual({
    ann: { friends: { edges: [{ ...same, node: { id: "bob" } }] } },
    bob: { friends: { edges: [{ ...same, node: { id: "ann" } }] } },
  });
});

test("who has no other names has the one that everybody sees, and a country is taken in either case", async () => {
  const { data } = await ask(`{ people(where: { country: { eq: "cn" } }) { nodes { country names { value language kind } } } }`);
  expect(data.people.nodes).toEqual([{ country: "CN", names: [{ value: "Ann", language: null, kind: "LABEL" }] }]);
});

test("a query's price grows with its pages, with what must be looked through or sorted, and with each level of related entities in a filter", () => {
  const schema = executableSchema(toyGraph);
  const price = (query: string): number | null => {
    const [operation] = parse(query).definitions;
    return priceOf({ schema, catalogue: toyGraph, operation: operation as never, fragments: {}, variables: {} });
  };
  expect(price("{ people { nodes { id } } }")).toBe(50);
  expect(price("{ people(first: 10) { nodes { friends(first: 5) { nodes { teams { totalCount } } } } } }")).toBe(10 + 50 + 500);
  expect(price('{ people(first: 1, where: { id: { eq: "ann" } }) { totalCount } }')).toBe(1);
  expect(price('{ people(first: 1, where: { name: { contains: "a" } }) { totalCount } }')).toBe(101);
  expect(price("{ people(first: 1, orderBy: [{ weight: ASC }]) { totalCount } }")).toBe(10_001);
  expect(price("{ people(first: 1, where: { friends: { some: {} } }) { totalCount } }")).toBe(1_001);
  const nested = "friends: { some: { node: { teams: { some: { node: { players: { some: {} } } } } } } }";
  expect(price(`{ people(first: 1, where: { ${nested} }) { totalCount } }`)).toBe(111_001);
});
