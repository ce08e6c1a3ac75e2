import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { buildSchema } from "../../src/graphql/schema/buildSchema.js";
import { queryComment } from "../../src/queries/queryComment.js";
import { queryFaults } from "../../src/queries/queryFaults.js";
import { operationsOf, shippedQueries } from "../../src/queries/shippedQueries.js";

test("the comment above a query tells its title, what it is about, how it is drawn and its variables", () => {
  const text = '# Title\n# About it: {a}\n#\n# drawing: {"type": "bar"}\n# variables: {"first": 3}\nquery A { a }\n# drawing: {}\n';
  expect(queryComment(text)).toEqual({ title: "Title", description: ["About it: {a}"], drawing: { type: "bar" }, variables: { first: 3 } });
  expect(queryComment("{ a }")).toEqual({ title: null, description: [], drawing: null, variables: {} });
});

test("all that is shipped can be asked and drawn as it says, and what cannot is told", async () => {
  const schema = buildSchema(researchGraph);
  for (const it of await shippedQueries(operationsOf(process.cwd()))) expect([it.id, queryFaults(schema, it)]).toEqual([it.id, []]);
  const folder = await mkdtemp(join(tmpdir(), "queries-"));
  await writeFile(join(folder, "01-wrong.graphql"), '# Wrong\n# drawing: {"type": "sankey", "levels": ["a"]}\n{ graph { revision } }\n');
  const [wrong] = await shippedQueries(folder);
  await rm(folder, { recursive: true });
  expect(queryFaults(schema, wrong!)).toEqual(["drawing.levels: expected the names of columns, at least 2 and at most 6"]);
});
