import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

const cny = (amount: string) => ({ amount, currency: "CNY" });

/** Teams: `small` is part of `big`; `round` and `about` are part of each other. */
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
  const team = (id: string, rest: object = {}) => ({ kind: "Team", id, name: id, ...rest });
  await plantGraph(database, toyGraph, {
    entities: [
      { kind: "Person", id: "ann", name: "Ann", born: "2000-02-29", wealth: cny("100.00"), country: "CN" },
      { kind: "Person", id: "bob", name: "Bob", born: "2000", wealth: { amount: "10.01", currency: "USD" }, country: "CN" },
      { kind: "Person", id: "cai", name: "Cai", wealth: { amount: "7", currency: "JPY" }, country: "US" },
      { kind: "Person", id: "dan", name: "Dan", born: "2000-01" },
      team("big", { motto: "Up", code: "x" }),
      team("small", { motto: "up", code: "x" }),
      team("round"),
      team("about"),
    ],
    relationships: [
      { type: "PLAYS_IN", id: "1", from: "ann", to: "big", share: 0.5, until: "2004" },
      { type: "PLAYS_IN", id: "2", from: "ann", to: "small", share: 0.25 },
      { type: "PLAYS_IN", id: "3", from: "ann", to: "round", share: 0.75 },
      { type: "PLAYS_IN", id: "4", from: "bob", to: "small" },
      { type: "PLAYS_IN", id: "5", from: "bob", to: "big" },
      { type: "PLAYS_IN", id: "6", from: "bob", to: "about" },
      { type: "PART_OF", id: "7", from: "small", to: "big" },
      { type: "PART_OF", id: "8", from: "round", to: "about" },
      { type: "PART_OF", id: "9", from: "about", to: "round" },
      { type: "KNOWS", id: "10", from: "ann", to: "bob" },
      { type: "ADMIRES", id: "11", from: "dan", to: "ann" },
      { type: "ADMIRES", id: "12", from: "dan", to: "bob" },
      { type: "ADMIRES", id: "13", from: "dan", to: "big" },
    ],
  });
  const rate = (id: string, currency: string, day: string, unitsPerUsd: string) => ({ id, currency, day, unitsPerUsd, source: "bank" });
  const rows = [
    rate("1", "CNY", "1999-06-01", "8"),
    rate("2", "CNY", "2000-01-01", "10"),
    rate("3", "CNY", "2000-02-01", "5"),
    rate("4", "CNY", "2005-01-01", "2"),
  ];
  await database.write([{ text: "UNWIND $p.rows AS row CREATE (r:System:ExchangeRate) SET r = row", parameters: { p: { rows } } }]);
});

afterAll(() => database.close());

const people = async (aggregate: string, args = "") => {
  const { data, errors } = await ask(`{ people${args} { aggregate${aggregate} } }`);
  expect(errors).toBeUndefined();
  return data.people.aggregate;
};

const code = async (query: string) => (await ask(query)).errors?.map((it) => it.extensions["code"] ?? it.message).join();

describe("converted money", () => {
  const figures =
    "amount currency rates { currency day unitsOfTargetPerUnit sources } unconverted { money { amount currency } count reason }";

  test("has the rate of each amount's own date, and tells each rate and what has none", async () => {
    const { wealth } = await people(`{ wealth { converted(to: CNY) { ${figures} } } }`);
    expect(wealth.converted).toEqual({
      amount: "200.10",
      currency: "CNY",
      rates: [{ currency: "USD", day: "2000-01-01", unitsOfTargetPerUnit: "10.00000000", sources: ["bank"] }],
      unconverted: [
        { money: { amount: "7", currency: "JPY" }, count: 1, reason: "No date is known, and no day was given (`at`) whose rate to take." },
      ],
    });
  });

  test("has the rate of one day for all when it is given, whatever their dates", async () => {
    const { wealth } = await people(`{ wealth { converted(to: USD, at: "2005-12-31") { ${figures} } } }`);
    expect(wealth.converted).toMatchObject({
      amount: "60.01",
      rates: [{ currency: "CNY", day: "2005-01-01", unitsOfTargetPerUnit: "0.5000000000" }],
      unconverted: [
        {
          money: { amount: "7", currency: "JPY" },
          count: 1,
          reason: "There is no rate for JPY on or up to 12 months before 2005-12-31.",
        },
      ],
    });
  });

  test("is converted group by group, and in parts", async () => {
    const { groups } = await people(
      `(counting: FRACTIONAL) { groups(by: [{ related: TEAMS }], orderBy: [{ key: ASC }]) { nodes { key { teams { id } } wealth { converted(to: USD) { amount } } } } }`,
      "(where: { wealth: { currency: CNY } })",
    );
    expect(groups.nodes).toEqual([
      { key: { teams: { id: "big" } }, wealth: { converted: { amount: "6.67" } } },
      { key: { teams: { id: "round" } }, wealth: { converted: { amount: "10.00" } } },
      { key: { teams: { id: "small" } }, wealth: { converted: { amount: "3.33" } } },
    ]);
  });

  test("flows too, and what has no rate is told beside", async () => {
    const { data, errors } = await ask(`{ personFlow(levels: [TEAM, TOP_TEAM], currency: USD, at: "2000-03-01") {
      total { amount } withoutAmount unconverted { money { amount currency } count reason } nodes { label value { amount } }
    } }`);
    expect(errors).toBeUndefined();
    expect(data.personFlow).toMatchObject({ total: { amount: "30.01" }, withoutAmount: 1 });
    expect(data.personFlow.unconverted).toEqual([
      { money: { amount: "7", currency: "JPY" }, count: 1, reason: "There is no rate for JPY on or up to 12 months before 2000-03-01." },
    ]);
    expect(data.personFlow.nodes).toContainEqual({ label: "about", value: { amount: "3.34" } });
  });
});

describe("amounts in parts", () => {
  const groups = (by: string, args = "") =>
    people(
      `(counting: FRACTIONAL) { groups(by: [${by}], orderBy: [{ key: ASC }]) { nodes { key { teams { id } topTeams { id } } wealth { sum { amount currency } } } notes } }`,
      args,
    );
  const sums = (nodes: readonly { key: Record<string, { id: string } | null>; wealth: { sum: object[] } }[], key: string) =>
    Object.fromEntries(nodes.map((it) => [it.key[key]?.id ?? "none", it.wealth.sum]));

  test("go by stated shares, scaled where they do not add up to 1, which is told; the last minor units go in the order of ids", async () => {
    const { nodes, notes } = (await groups("{ related: TEAMS }")).groups;
    expect(sums(nodes, "teams")).toEqual({
      about: [{ amount: "3.34", currency: "USD" }],
      big: [
        { amount: "33.33", currency: "CNY" },
        { amount: "3.34", currency: "USD" },
      ],
      round: [{ amount: "50.00", currency: "CNY" }],
      small: [
        { amount: "16.67", currency: "CNY" },
        { amount: "3.33", currency: "USD" },
      ],
      none: [{ amount: "7", currency: "JPY" }],
    });
    expect(notes).toEqual(["The shares of 1 did not add up to 1 and were scaled: ann."]);
  });

  test("concern relationships of a day where one is named", async () => {
    const { nodes, notes } = (await groups("{ related: TEAMS }", '(where: { id: { eq: "ann" } }, asOf: "2010-01-01")')).groups;
    expect(sums(nodes, "teams")).toEqual({ round: [cny("75.00")], small: [cny("25.00")] });
    expect(notes).toEqual([]);
  });
});

describe("groups", () => {
  test("of texts are as stated, of their outermost wholes where these exist, of nobody where there is none", async () => {
    const { data, errors } = await ask(`{ teams { aggregate {
      motto: groups(by: [{ field: MOTTO }], orderBy: [{ key: ASC }]) { nodes { key { motto } count } }
      top: groups(by: [{ related: TOP_WHOLES }], orderBy: [{ key: ASC }]) { nodes { key { topWholes { name } } count } }
      parts: groups(by: [{ related: PARTS }, { field: CODE }], orderBy: [{ count: ASC }]) { totalCount nodes { key { code parts { id } } count } }
    } } }`);
    expect(errors).toBeUndefined();
    const { motto, top, parts } = data.teams.aggregate;
    expect(motto.nodes).toEqual([
      { key: { motto: "Up" }, count: 1 },
      { key: { motto: "up" }, count: 1 },
      { key: { motto: null }, count: 2 },
    ]);
    expect(top.nodes).toEqual([
      { key: { topWholes: { name: "big" } }, count: 1 },
      { key: { topWholes: null }, count: 3 },
    ]);
    expect(parts.totalCount).toBe(4);
    expect(parts.nodes).toContainEqual({ key: { code: "x", parts: { id: "small" } }, count: 1 });
  });

  test("are ordered by dates as lists are: by the first day that is meant, then by the last; without any they come last", async () => {
    const { groups } = await people(
      "{ groups(by: [{ field: COUNTRY }], orderBy: [{ born: { direction: ASC } }]) { nodes { key { country } born { min } } } }",
    );
    expect(groups.nodes).toEqual([
      { key: { country: null }, born: { min: "2000-01" } },
      { key: { country: "CN" }, born: { min: "2000" } },
      { key: { country: "US" }, born: { min: null } },
    ]);
  });

  test("of entities of several kinds are their kinds", async () => {
    const { data, errors } = await ask(`{ person(by: { id: "dan" }) {
      all: admires { aggregate { count groups(by: [{ field: KIND }], orderBy: [{ key: DESC }]) { nodes { key { kind } count } } } }
      teams: admires(kinds: [TEAM]) { aggregate { count groups(by: [{ field: KIND }]) { totalCount } } }
    } }`);
    expect(errors).toBeUndefined();
    expect(data.person.all.aggregate).toEqual({
      count: 3,
      groups: {
        nodes: [
          { key: { kind: "TEAM" }, count: 1 },
          { key: { kind: "PERSON" }, count: 2 },
        ],
      },
    });
    expect(data.person.teams.aggregate).toEqual({ count: 1, groups: { totalCount: 1 } });
  });

  test("show their entities as of the day of their list", async () => {
    const { groups } = await people(
      "{ groups(by: [{ related: TEAMS }], orderBy: [{ key: ASC }]) { nodes { key { teams { id players { totalCount } } } } } }",
      '(asOf: "2010-01-01")',
    );
    expect(groups.nodes[1]).toEqual({ key: { teams: { id: "big", players: { totalCount: 1 } } } });
  });

  test("are paged by cursors that belong to the filter, order, counting and gaps, whatever page of the list stands beside", async () => {
    const groups = (rest: string) => `groups(by: [{ field: COUNTRY }], ${rest}) { pageInfo { endCursor } }`;
    const { groups: first } = await people(`{ ${groups("first: 1")} }`, "(first: 1)");
    const after = `after: "${first.pageInfo.endCursor}"`;
    expect(await code(`{ people { aggregate { ${groups(`first: 2, ${after}`)} } } }`)).toBeUndefined();
    for (const query of [
      `{ people { aggregate { ${groups(`${after}, orderBy: [{ key: ASC }]`)} } } }`,
      `{ people { aggregate { ${groups(`${after}, fillGaps: true`)} } } }`,
      `{ people { aggregate(counting: FRACTIONAL) { ${groups(after)} } } }`,
      `{ people(where: { name: { eq: "Ann" } }) { aggregate { ${groups(after)} } } }`,
      `{ person(by: { id: "ann" }) { friends { aggregate { ${groups(after)} } } } }`,
    ])
      expect(await code(query)).toBe("INVALID_CURSOR");
  });
});

test("nothing found is counted as nothing", async () => {
  const where = '(where: { id: { eq: "nobody" } })';
  expect(
    await people(
      "{ count wealth { known sum { amount } converted(to: USD) { amount unconverted { count } } } born { known min } height { sum avg } notes groups(by: [{ field: COUNTRY }]) { totalCount nodes { count } } }",
      where,
    ),
  ).toEqual({
    count: 0,
    wealth: { known: 0, sum: [], converted: { amount: "0.00", unconverted: [] } },
    born: { known: 0, min: null },
    height: { sum: 0, avg: null },
    notes: [],
    groups: { totalCount: 0, nodes: [] },
  });
  const { data, errors } = await ask(`{
    person(by: { id: "dan" }) { teams { aggregate { count } } collaborators { totalCount nodes { id } } }
    team(by: { id: "big" }) { ancestors { totalCount nodes { id } } currentForm { id } rollUp { successors { count } } }
    personFlow(where: { id: { eq: "nobody" } }, levels: [TEAM, CLUB], currency: USD) { total { amount } nodes { id } links { source } notes }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    person: { teams: { aggregate: { count: 0 } }, collaborators: { totalCount: 0, nodes: [] } },
    team: { ancestors: { totalCount: 0, nodes: [] }, currentForm: [], rollUp: { successors: { count: 0 } } },
    personFlow: { total: { amount: "0.00" }, nodes: [], links: [], notes: [] },
  });
});
