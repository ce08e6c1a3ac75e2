import { getOperationAST, parse } from "graphql";
import { pagedDocument } from "../../../src/export/answer/pagedDocument.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { buildSchema } from "../../../src/graphql/schema/buildSchema.js";

const schema = buildSchema(researchGraph);

function walked(query: string): string | null {
  const document = parse(query);
  return pagedDocument(schema, document, getOperationAST(document)!).paged;
}

describe("the list that an export walks", () => {
  it.each([
    ["{ institutions { totalCount nodes { id } } }", "institutions"],
    ["{ all: institutions { edges { node { id } } } }", "all"],
    ["{ institutions { ...items } } fragment items on InstitutionConnection { nodes { id } }", "institutions"],
  ])("of %s is %s", (query, list) => {
    expect(walked(query)).toBe(list);
  });

  it.each([
    "{ institutions { totalCount } }",
    "{ institutions { aggregate { groups(by: [{field: COUNTRY}]) { nodes { count } } } } }",
    "{ institutions(first: 3) { nodes { id } } }",
    '{ institution(by: {id: "zhejiang-lab"}) { name } }',
    "{ institutions { ...a } } fragment a on InstitutionConnection { ...b } fragment b on InstitutionConnection { ...a }",
  ])("of %s is none", (query) => {
    expect(walked(query)).toBeNull();
  });
});
