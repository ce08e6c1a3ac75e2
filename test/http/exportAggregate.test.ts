import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";
import { type ServedGraph, servePeople } from "./servedGraph.js";

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  const entities = Array.from({ length: 1_200 }, (_, at) => ({
    kind: "Person",
    id: `p${at}`,
    name: `P${at}`,
    country: at % 2 ? "CN" : "US",
  }));
  await plantGraph(database, toyGraph, { entities, relationships: [] });
  served = await servePeople(database);
}, 60_000);

afterAll(async () => {
  await served.stop(1_000);
  await database.close();
});

const lines = async (query: string) => {
  const answer = await fetch(`${served.address}/export?format=csv&query=${encodeURIComponent(query)}`);
  return (await answer.text()).trim().split("\r\n");
};

describe("an export of more entities than a page holds", () => {
  it("has each group once", async () => {
    const groups = "{ people { aggregate { groups(by: [{field: COUNTRY}]) { nodes { key { country } count } } } } }";
    expect(await lines(groups)).toEqual(["key.country,count", "CN,600", "US,600"]);
  });

  it("has a total once", async () => {
    expect(await lines("{ people { totalCount } }")).toEqual(["people.totalCount", "1200"]);
  });

  it("has each entity once", async () => {
    expect(new Set(await lines("{ people { nodes { id } } }")).size).toBe(1_201);
    expect(await lines("{ people { nodes { id } } }")).toHaveLength(1_201);
  });
});
