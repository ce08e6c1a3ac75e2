import type { Ask } from "./askGraph.js";
import { openSeedGraph, type SeedGraph } from "./seedGraph.js";

let graph: SeedGraph;
let ask: Ask;

beforeAll(async () => {
  graph = await openSeedGraph();
  ({ ask } = graph);
}, 300_000);

afterAll(() => graph.close());

const question = `query ($affiliation: String!, $first: Int) {
  matchInstitution(affiliation: $affiliation, first: $first) { chosen { id name } candidates { score reasons institution { id name } } }
}`;

test.each([
  ["Dept. of Physics, Zhejiang Univ., Hangzhou 310027, P.R. China", "Zhejiang University"],
  ["浙江大学物理系，杭州 310027", "Zhejiang University"],
  ["東京大学大学院理学系研究科", "The University of Tokyo"],
  ["Institute of Physics, Chinese Academy of Sciences, Beijing 100190, China", "Institute of Physics"],
  ["Univ Calif Berkeley, Dept Chem, Berkeley, CA 94720 USA", "University of California, Berkeley"],
  ["Institut für Physik, Universität Basel, Klingelbergstrasse 82, CH-4056 Basel, Switzerland", "University of Basel"],
  ["Northeastern University, Shenyang 110819, China", "Northeastern University"],
  [
    "Department of Neurology, Massachusetts General Hospital, Harvard Medical School, Boston, Massachusetts",
    "Massachusetts General Hospital",
  ],
  ["School of Rural Medicine, University of New England, Armidale, NSW 2351, Australia", "University of New England"],
  ["Московский государственный университет имени М.В. Ломоносова, Москва, Россия", "Lomonosov Moscow State University"],
  ["University of New England", null],
  ["University of New England, Biddeford, ME 04005, USA", null],
  ["Union College, Barbourville, KY, USA", null],
  ["Department of Physics, Hangzhou, China", null],
])("%j names %j", async (affiliation, name) => {
  const { data, errors, rounds } = await ask(question, { affiliation });
  expect(errors).toBeUndefined();
  expect(data.matchInstitution.chosen?.name ?? null).toBe(name);
  if (name !== null) expect(data.matchInstitution.candidates[0].institution).toEqual(data.matchInstitution.chosen);
  expect(rounds).toBeLessThanOrEqual(2);
});

test("a candidate tells which name and which place speak for it", async () => {
  const affiliation = "Dept. of Physics, Zhejiang Univ., Hangzhou 310027, P.R. China";
  const { data } = await ask(question, { affiliation, first: 1 });
  expect(data.matchInstitution.candidates).toEqual([
    {
      score: 0.938,
      reasons: ["name: Zhejiang University", "place: Hangzhou", "its country agrees"],
      institution: { id: "ror:00a2xv884", name: "Zhejiang University" },
    },
  ]);
});

test("several affiliations in a request are one statement, and one for what is shown of them", async () => {
  const { data, rounds, statements } = await ask(`{
    one: matchInstitution(affiliation: "Zhejiang University, Hangzhou") { chosen { name } }
    other: matchInstitution(affiliation: "CERN, Geneva, Switzerland") { chosen { name country } }
    none: matchInstitution(affiliation: "") { chosen { name } candidates { score } }
  }`);
  expect(data).toEqual({
    one: { chosen: { name: "Zhejiang University" } },
    other: { chosen: { name: "European Organization for Nuclear Research", country: "CH" } },
    none: { chosen: null, candidates: [] },
  });
  expect([rounds, statements.length]).toEqual([2, 2]);
});

test("a page that is too large is refused", async () => {
  const { errors } = await ask(question, { affiliation: "CERN", first: 51 });
  expect(errors![0]!.extensions["code"]).toBe("INVALID_PAGE");
});
