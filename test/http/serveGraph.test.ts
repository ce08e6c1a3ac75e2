import type { Database } from "../../src/database/database.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let server: ServedGraph;

beforeAll(async () => {
  database = await openTestDatabase();
  await plantPeople(database);
  server = await servePeople(database);
});

afterAll(async () => {
  await server.stop(100);
  await database.close();
});

afterEach(async () => {
  expect(await server.ask("{ people { totalCount } }")).toMatchObject({ status: 200, data: { people: { totalCount: 4 } } });
});

/** Asks for what cannot be: it must be said with its code, soon, and without anything having been read. */
async function refused(query: string, variables?: Record<string, unknown>): Promise<readonly [code: string, message: string]> {
  const { data, errors, extensions } = await server.ask(query, variables, { "x-explain": "true" });
  expect(Object.values(data ?? {}).every((it) => it === null)).toBe(true);
  expect(extensions?.explain?.statements ?? []).toEqual([]);
  return [errors![0]!.extensions.code, errors!.map((it) => it.message).join("\n")];
}

const whole = "{ people { nodes { id } } }";
const page = (args: string): string => `{ people${args} { nodes { id } } }`;
const filtered = (where: string): string => page(`(where: {${where}})`);
const deep = (levels: number): string => `{ people { nodes ${"{ friends { nodes ".repeat(levels)}{ id }${" } }".repeat(levels)} } }`;
const aliases = Array.from({ length: 5_000 }, (_, at) => `a${at}: id`).join(" ");

describe("what is no query of this graph", () => {
  it.each([
    ["a text that is not GraphQL", "{ people {", "GRAPHQL_PARSE_FAILED", /Expected Name, found <EOF>/],
    ["a value of the wrong type", page('(first: "ten")'), "GRAPHQL_VALIDATION_FAILED", /Int cannot represent non-integer value: "ten"/],
    ["a mutation", "mutation { x }", "GRAPHQL_VALIDATION_FAILED", /can only be read here/],
    ["a subscription", "subscription { x }", "GRAPHQL_VALIDATION_FAILED", /can only be read here/],
    ["a field that there is not", "{ people { nodes { nam } } }", "GRAPHQL_VALIDATION_FAILED", /Did you mean "name"/],
    ["a list of fields 200 levels deep", deep(100), "QUERY_TOO_COMPLEX", /203 levels of fields; at most 25/],
    ["5,000 aliases", `{ people { nodes { ${aliases} } } }`, "QUERY_TOO_COMPLEX", /5,000 aliases; at most 500/],
    [
      "fragments that contain each other",
      "{ people { nodes { ...A } } } fragment A on Person { id ...B } fragment B on Person { ...A }",
      "GRAPHQL_VALIDATION_FAILED",
      /Cannot spread fragment "A" within itself via "B"/,
    ],
  ])("%s is named", async (_, query, code, message) => {
    expect(await refused(query)).toEqual([code, expect.stringMatching(message)]);
  });
});

it("refuses an operation that the query does not have, the first time and when it comes again", async () => {
  for (const _ of ["first", "again", "compiled"]) {
    const response = await fetch(`${server.address}/graphql?query=query A{people{totalCount}}&operationName=B`);
    const { errors } = (await response.json()) as { errors: unknown[] };
    expect(errors).toEqual([{ message: 'Unknown operation named "B".', extensions: { code: "BAD_USER_INPUT" } }]);
  }
});

describe("a page that cannot be", () => {
  it.each([
    ["none", "(first: 0)", "`first` must be from 1 to 1000, got 0"],
    ["less than none", "(last: -1)", "`last` must be from 1 to 1000, got -1"],
    ["100,000 elements", "(first: 100000)", "`first` must be from 1 to 1000, got 100000"],
    ["the first and the last", "(first: 1, last: 1)", "give one of them"],
    ["the first before a cursor", '(first: 1, before: "x")', "`before` goes with `last`"],
    ["the last after a cursor", '(last: 1, after: "x")', "`after` goes with `first`"],
    ["after one cursor and before another", '(after: "x", before: "y")', "`before` goes with `last`"],
  ])("is refused: %s", async (_, args, message) => {
    expect(await refused(page(args))).toEqual(["INVALID_PAGE", expect.stringContaining(message)]);
    const nested = `{ people { nodes { teams${args} { totalCount } } } }`;
    expect(await refused(nested)).toEqual(["INVALID_PAGE", expect.stringContaining(message)]);
  });
});

describe("a cursor", () => {
  const cursors = `query Q($after: String) { people(orderBy: {name: ASC}, where: {country: {isNull: true}}, first: 1, after: $after) {
    pageInfo { endCursor } } }`;
  let cursor: string;
  beforeAll(async () => {
    cursor = (await server.ask(cursors)).data.people.pageInfo.endCursor;
  });

  it.each([
    ["damaged", () => `x${cursor.slice(3)}`, "is damaged"],
    ["made up", () => "abc", "is damaged"],
    ["cut off", () => cursor.slice(0, -4), "is damaged"],
  ])("that is %s is refused", async (_, given, message) => {
    expect(await refused(cursors, { after: given() })).toEqual(["INVALID_CURSOR", expect.stringContaining(message)]);
  });

  it.each([
    ["order", "people(orderBy: {name: DESC}, where: {country: {isNull: true}}, after: $after) { nodes { id } }"],
    ["filter", "people(orderBy: {name: ASC}, where: {country: {isNull: false}}, after: $after) { nodes { id } }"],
    ["field", "teams(orderBy: {name: ASC}, after: $after) { nodes { id } }"],
    ["connection", 'team(by: {id: "reds"}) { players(after: $after) { nodes { id } } }'],
  ])("of another %s is refused", async (_, field) => {
    const { errors } = await server.ask(`query Q($after: String) { ${field} }`, { after: cursor });
    expect(errors).toMatchObject([{ message: expect.stringContaining("belongs to another"), extensions: { code: "INVALID_CURSOR" } }]);
  });

  it("holds no more than text and numbers: what it carries never becomes part of a statement", async () => {
    const forge = (change: (content: unknown[]) => unknown): string =>
      Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(cursor, "base64url").toString())))).toString("base64url");
    const forged = [[{}, []], ["Ada"], [], ["Ada", "ada", "more"], [17, "ada"], ["Ada", null], [null, true]];
    for (const after of [forge(() => ({})), ...forged.map((values) => forge(([of]) => [of, ...values]))])
      expect(await refused(cursors, { after })).toEqual(["INVALID_CURSOR", expect.stringContaining("is damaged")]);
  });
});

describe("a value that cannot be", () => {
  it.each([
    ["an identifier with a wrong checksum", 'orcid: {eq: "0000-0002-1825-0098"}', "INVALID_IDENTIFIER", /no ORCID .*https:\/\/orcid\.org/],
    ["one in a list", 'orcid: {in: ["0000-0002-1825-0097", "x"]}', "INVALID_IDENTIFIER", /"x" is no ORCID identifier/],
    ["equal to nothing", "height: {eq: null}", "BAD_USER_INPUT", /height\.eq is null: use isNull/],
    ["an empty list's element", "colours: {has: null}", "BAD_USER_INPUT", /use isEmpty/],
    ["money finer than cents", 'wealth: {currency: CNY, gt: "1.001"}', "BAD_USER_INPUT", /at most 2 decimals for CNY, got "1\.001"/],
    ["money finer than a yen", 'wealth: {currency: JPY, gt: "1.5"}', "BAD_USER_INPUT", /at most 0 decimals for JPY/],
    ["a country that is none", 'country: {eq: "China"}', "GRAPHQL_VALIDATION_FAILED", /country code of two letters/],
    ["money without currency", 'wealth: {gt: "1"}', "BAD_USER_INPUT", /currency: CNY/],
    ["a currency that there is not", 'wealth: {currency: XQX, gt: "1"}', "GRAPHQL_VALIDATION_FAILED", /ISO 4217/],
    ["a date that does not exist", 'born: {gt: "2017-02-30"}', "GRAPHQL_VALIDATION_FAILED", /expected a date as 2017, 2017-07/],
    ["a month that does not exist", 'born: {in: ["2017-13"]}', "GRAPHQL_VALIDATION_FAILED", /got "2017-13"/],
    ["a number beyond 32 bits", "height: {eq: 3000000000}", "GRAPHQL_VALIDATION_FAILED", /Int cannot represent/],
  ])("is named: %s", async (_, where, code, message) => {
    expect(await refused(filtered(where))).toEqual([code, expect.stringMatching(message)]);
  });

  it("is named where it stands inside other conditions", async () => {
    const inner = 'OR: [{NOT: {teams: {some: {node: {players: {none: {node: {orcid: {eq: "1"}}}}}}}}}]';
    expect(await refused(filtered(inner))).toEqual(["INVALID_IDENTIFIER", expect.stringContaining("ORCID")]);
  });

  it.each([
    ["a date", "$it: PartialDate", "born: {eq: $it}", "2017-02-30", /expected a date as 2017/],
    ["a list", "$it: [Int!]", "height: {in: $it}", Array(10_000).fill(1), /height\.in has 10000 values, at most 1000/],
    ["null", "$it: Int", "height: {gt: $it}", null, /use isNull/],
    ["an object", "$it: String", "name: {eq: $it}", { a: 1 }, /String cannot represent/],
  ])("is named when it comes as a variable: %s", async (_, variable, where, it, message) => {
    const query = `query Q(${variable}) ${filtered(where)}`;
    expect(await refused(query, { it })).toEqual(["BAD_USER_INPUT", expect.stringMatching(message)]);
  });

  it.each([
    ["too far north", "latitude: 91, longitude: 0, km: 1"],
    ["too far east", "latitude: 0, longitude: 181, km: 1"],
    ["smaller than a point", "latitude: 0, longitude: 0, km: -1"],
  ])("is named: a circle %s", async (_, circle) => {
    const query = `{ teams(where: {places: {within: {${circle}}}}) { nodes { id } } }`;
    expect(await refused(query)).toEqual([
      "BAD_USER_INPUT",
      expect.stringMatching(/latitude from -90 to 90, a longitude from -180 to 180/),
    ]);
  });

  it("is named: an identifier that one entity is asked for by", async () => {
    const message = expect.stringMatching(/"0000-0002-1825-0098" is no ORCID .*checksum.*like https:\/\/orcid\.org\/0000-0002-1825-0097/);
    expect(await refused('{ person(by: {orcid: "0000-0002-1825-0098"}) { id } }')).toEqual(["INVALID_IDENTIFIER", message]);
    expect((await server.ask('{ person(by: {orcid: "https://orcid.org/0000-0002-1825-0097"}) { id } }')).data.person.id).toBe("ada");
  });

  it.each([
    ["no identifier", "{}"],
    ["two", '{id: "ada", orcid: "0000-0002-1825-0097"}'],
    ["one that is null", "{id: null}"],
  ])("is named: %s to ask for one entity by", async (_, by) => {
    expect(await refused(`{ person(by: ${by}) { id } }`)).toEqual([
      expect.stringMatching(/BAD_USER_INPUT|VALIDATION/),
      expect.stringMatching(/PersonBy/),
    ]);
    const [code] = await refused("query Q($by: PersonBy!) { person(by: $by) { id } }", {
      by: { id: by === "{}" ? undefined : null },
    });
    expect(code).toBe("BAD_USER_INPUT");
  });
});

describe("introspection", () => {
  it("is on, with the descriptions that the documentation pane shows", async () => {
    const { data } = await server.ask('{ __schema { queryType { name } } __type(name: "Person") { description } }');
    expect(data).toEqual({ __schema: { queryType: { name: "Query" } }, __type: { description: "Someone." } });
  });
});

it("answers a whole list with nothing beside it but the price", async () => {
  const { status, data, extensions } = await server.ask(whole);
  expect([status, data.people.nodes.length]).toEqual([200, 4]);
  expect(extensions).toEqual({ cost: { price: 50, maximum: 500_000 } });
});
