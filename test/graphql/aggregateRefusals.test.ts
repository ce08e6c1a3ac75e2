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
  await plantGraph(database, toyGraph, { entities: [{ kind: "Team", id: "big", name: "big" }], relationships: [] });
});

afterAll(() => database.close());

const code = async (query: string) => (await ask(query)).errors?.map((it) => it.extensions["code"] ?? it.message).join();

describe("what cannot be asked is refused", () => {
  const groups = (args: string) => `{ people { aggregate { groups(${args}) { totalCount } } } }`;
  const flow = (args: string) => `{ personFlow(${args}) { total { amount } } }`;
  const team = (field: string) => `{ team(by: { id: "big" }) { ${field} } }`;
  const both = 'asOf: "2000-01-01", during: { from: "2000-01-01" }';
  const field = "{ field: COUNTRY }";

  test.each([
    ["no grouping", groups("by: []"), "BAD_USER_INPUT"],
    [
      "five groupings",
      groups(`by: [${field}, { field: HEIGHT }, { field: WEIGHT }, { field: COLOURS }, { field: RETIRED }]`),
      "BAD_USER_INPUT",
    ],
    ["the same grouping twice", groups(`by: [${field}, ${field}]`), "BAD_USER_INPUT"],
    [
      "two parts of one date",
      groups("by: [{ date: { field: BORN, unit: YEAR } }, { date: { field: BORN, unit: MONTH } }]"),
      "BAD_USER_INPUT",
    ],
    ["a page of no groups", groups(`by: [${field}], first: 0`), "INVALID_PAGE"],
    ["a page of too many groups", groups(`by: [${field}], first: 1001`), "INVALID_PAGE"],
    ["a damaged cursor of groups", groups(`by: [${field}], after: "x"`), "INVALID_CURSOR"],
    ["no level of ancestors", team("ancestors(depth: 0) { totalCount }"), "BAD_USER_INPUT"],
    ["too many levels of descendants", team("descendants(depth: 101) { totalCount }"), "BAD_USER_INPUT"],
    ["no level of a roll-up", team("rollUp(depth: 0) { players { count } }"), "BAD_USER_INPUT"],
    ["a roll-up of a day and a period", team(`rollUp(${both}) { players { count } }`), "BAD_USER_INPUT"],
    ["descendants of a day and a period", team(`descendants(${both}) { totalCount }`), "BAD_USER_INPUT"],
    ["a current form of a day and a period", team(`currentForm(${both}) { id }`), "BAD_USER_INPUT"],
    ["collaborators of a day and a period", team(`collaborators(${both}) { totalCount }`), "BAD_USER_INPUT"],
    ["one level of flow", flow("levels: [TEAM], currency: USD"), "BAD_USER_INPUT"],
    ["a level of flow twice", flow("levels: [TEAM, CLUB, TEAM], currency: USD"), "BAD_USER_INPUT"],
    ["a flow of no places", flow("levels: [TEAM, CLUB], currency: USD, first: 0"), "INVALID_PAGE"],
    ["a flow of too many places", flow("levels: [TEAM, CLUB], currency: USD, first: 201"), "INVALID_PAGE"],
    ["a flow of a day and a period", flow(`levels: [TEAM, CLUB], currency: USD, ${both}`), "BAD_USER_INPUT"],
  ])("%s", async (_what, query, expected) => {
    expect(await code(query)).toBe(expected);
  });

  test.each([
    ["to convert into", "{ people { aggregate { wealth { converted(to: ZZZ) { amount } } } } }"],
    ["to order groups by", groups(`by: [${field}], orderBy: [{ wealth: { currency: ZZZ, direction: ASC } }]`)],
    ["of a flow", flow("levels: [TEAM, CLUB], currency: ZZZ")],
  ])("an unknown currency %s", async (_what, query) => {
    expect(await code(query)).toMatch(/expected a currency code of three letters \(ISO 4217\)/i);
  });
});
