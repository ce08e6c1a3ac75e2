import { execute, type GraphQLSchema, parse, validate } from "graphql";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { compileOperation, compilingSchema } from "../../src/graphql/compiledOperation.js";
import { RequestWork } from "../../src/graphql/execution/requestWork.js";
import { executableSchema } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  schema = executableSchema(toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      { kind: "Person", id: "a", name: "Ana", height: 170, country: "CN", colours: ["RED"], wealth: { amount: "12.50", currency: "USD" } },
      { kind: "Person", id: "b", name: "Bo", height: null, country: "US", born: "1970-05" },
      { kind: "Team", id: "t", name: "One", code: "ONE", motto: "Go" },
    ],
    relationships: [
      { type: "PLAYS_IN", id: "r1", from: "a", to: "t", goals: 3, since: "2001" },
      { type: "PLAYS_IN", id: "r2", from: "b", to: "t", goals: 1, until: "1999" },
      { type: "ADMIRES", id: "r3", from: "b", to: "t" },
    ],
  });
});

afterAll(() => database.close());

const context = () => {
  const signal = new AbortController().signal;
  const work = new RequestWork(toyGraph, schema, { database, explain: "off", signal, timeout: 60_000 });
  return { requestId: "test", signal, explain: "off", extensions: {}, work };
};

const plain = (it: unknown) => JSON.parse(JSON.stringify(it));

async function both(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const interpreted = await execute({ schema, document, contextValue: context(), variableValues: variables });
  const run = compileOperation(schema, compilingSchema(schema), document);
  expect(run).not.toBeNull();
  return [plain(interpreted), plain(await run!(context(), variables))] as const;
}

test.each<[what: string, source: string, variables: Record<string, unknown> | null]>([
  [
    "a list with every kind of value",
    "{ people { totalCount nodes { __typename id name height colours wealth { amount value currency } born country retired } } }",
    null,
  ],
  [
    "literals of recursive filters",
    '{ people(where: { NOT: { OR: [{ height: { gt: 180 } }, { name: { contains: "x" } }] } }, orderBy: [{ height: DESC }], first: 1) { nodes { id } pageInfo { endCursor hasNextPage } } }',
    null,
  ],
  [
    "variables within literals, given",
    "query ($c: CountryCode, $n: Int) { people(where: { country: { eq: $c } }, first: $n) { nodes { id } } }",
    { c: "cn", n: 5 },
  ],
  ["variables within literals, not given", "query ($h: Int) { people(where: { height: { gt: $h } }) { nodes { id } } }", null],
  [
    "a whole filter as a variable",
    "query ($where: PersonFilter) { people(where: $where) { nodes { id } } }",
    { where: { teams: { some: { edge: { goals: { gte: 2 } } } } } },
  ],
  [
    "defaults of variables",
    'query ($by: PersonBy! = { id: "a" }, $deep: Boolean = false) { person(by: $by) { id teams @include(if: $deep) { totalCount } } }',
    null,
  ],
  ["one of several identifiers", '{ one: person(by: { id: "a" }) { name } none: person(by: { id: "zz" }) { name } }', null],
  [
    "nested lists, edges and aliases",
    "{ teams { nodes { id players(orderBy: [{ edge: { goals: DESC } }]) { edges { goals since node { id best: teams(first: 1) { nodes { code } } } } } } } }",
    null,
  ],
  [
    "interfaces and fragments",
    "fragment F on Team { code motto } { people { nodes { admires { nodes { __typename id ...F ... on Person { height } } } } } }",
    null,
  ],
  ["a directive with a date", "{ teams { nodes { players { totalCount } } } }", {}],
  ["a query as of a date", 'query @asOf(date: "2000-01-01") { teams { nodes { players { totalCount nodes { id } } } } }', null],
  ["the date as a variable", "query ($d: Date!) @asOf(date: $d) { teams { nodes { players { totalCount } } } }", { d: "1998" }],
  [
    "skipped fields",
    "query ($no: Boolean!) { people { nodes { id name @skip(if: $no) ... @include(if: $no) { height } } } }",
    { no: true },
  ],
  ["introspection", '{ __schema { queryType { name } } __type(name: "PersonFilter") { inputFields { name } } }', null],
  ["a variable of a wrong type", "query ($n: Int) { people(first: $n) { nodes { id } } }", { n: "many" }],
  [
    "a variable that a filter does not know",
    "query ($where: PersonFilter) { people(where: $where) { nodes { id } } }",
    { where: { hight: { eq: 1 } } },
  ],
  ["a fault of one field among others", "{ people(first: 0) { nodes { id } } teams { nodes { id } } }", null],
  ["a fault below a list", '{ teams { nodes { id players(after: "no cursor") { nodes { id } } } } }', null],
])("compiled as interpreted: %s", async (_what, source, variables) => {
  const [interpreted, compiled] = await both(source, variables ?? {});
  expect(compiled).toEqual(interpreted);
});
