import { defineCatalogue } from "../../src/catalogue/catalogue.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { Facility } from "../../src/graph/kinds/facility.js";
import { Funding } from "../../src/graph/kinds/funding.js";
import { Institution } from "../../src/graph/kinds/institution.js";
import { Opening } from "../../src/graph/kinds/opening.js";
import { Output } from "../../src/graph/kinds/output.js";
import { Programme } from "../../src/graph/kinds/programme.js";
import { Project } from "../../src/graph/kinds/project.js";
import { Researcher } from "../../src/graph/kinds/researcher.js";
import { ResearchField } from "../../src/graph/kinds/researchField.js";
import { Source } from "../../src/graph/kinds/source.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { awards } from "./awards.js";
import { Prize } from "./prize.js";
import { won } from "./won.js";

const kinds = [Institution, Researcher, Project, Facility, Funding, Programme, ResearchField, Opening, Output, Source];
const catalogue = defineCatalogue({ kinds: [...kinds, Prize], relationships: [...researchGraph.relationships, awards, won] });

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, catalogue);
  ask = askGraph(database, catalogue);
  await plantGraph(database, catalogue, {
    entities: [
      { kind: "Institution", id: "academy", name: "Academy" },
      { kind: "Researcher", id: "tu", name: "Tu Youyou" },
      { kind: "Prize", id: "medal", name: "Medal", firstAwarded: "1901", value: { amount: "11000000", currency: "SEK" } },
      { kind: "Prize", id: "ring", name: "Ring", firstAwarded: null, value: null },
    ],
    relationships: [
      { type: "AWARDS", id: "1", from: "academy", to: "medal" },
      { type: "AWARDS", id: "2", from: "academy", to: "ring" },
      { type: "WON", id: "3", from: "tu", to: "medal", since: "2015", share: 0.5 },
    ],
  });
});

afterAll(() => database.close());

test("a kind in one file and two relationships in a file each are listed, filtered, ordered and followed from every end", async () => {
  const { data, errors, rounds } = await ask(`{
    prizes(orderBy: [{ firstAwarded: DESC }]) {
      totalCount
      nodes {
        id kind firstAwarded value { amount currency }
        awardedBy { nodes { name prizes(where: { node: { winnersCount: { gt: 0 } } }) { nodes { id } } } }
        winners(where: { edge: { since: { eq: "2015" } } }) { edges { share since node { name } } }
      }
    }
    researchers(where: { prizes: { some: { node: { value: { currency: SEK, gte: "1000" } } } } }) { nodes { name } }
  }`);
  expect(errors).toBeUndefined();
  expect(data.prizes).toEqual({
    totalCount: 2,
    nodes: [
      {
        id: "medal",
        kind: "PRIZE",
        firstAwarded: "1901",
        value: { amount: "11000000.00", currency: "SEK" },
        awardedBy: { nodes: [{ name: "Academy", prizes: { nodes: [{ id: "medal" }] } }] },
        winners: { edges: [{ share: 0.5, since: "2015", node: { name: "Tu Youyou" } }] },
      },
      {
        id: "ring",
        kind: "PRIZE",
        firstAwarded: null,
        value: null,
        awardedBy: { nodes: [{ name: "Academy", prizes: { nodes: [{ id: "medal" }] } }] },
        winners: { edges: [] },
      },
    ],
  });
  expect(data.researchers.nodes).toEqual([{ name: "Tu Youyou" }]);
  expect(rounds).toBe(2);
});
