import { getOperationAST, parse } from "graphql";
import { answerShape } from "../../../src/export/answer/answerShape.js";
import { answerTable } from "../../../src/export/answer/answerTable.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { buildSchema } from "../../../src/graphql/schema/buildSchema.js";

const schema = buildSchema(researchGraph);

function tableOf(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  return answerTable(answerShape(schema, document, getOperationAST(document)!, variables));
}

describe("the answer of a query as a table", () => {
  it("has a row a node of the outermost connection, and repeats what stands beside it", () => {
    const { columns, rows } = tableOf("{ institutions { totalCount nodes { id name established } } }");
    expect(columns).toEqual(["totalCount", "id", "name", "established"]);
    const nodes = [
      { id: "a", name: "A", established: 1900 },
      { id: "b", name: "B", established: null },
    ];
    expect(rows({ institutions: { totalCount: 2, nodes } })).toEqual([
      [2, "a", "A", 1900],
      [2, "b", "B", null],
    ]);
  });

  it("knows its columns when the answer is empty, in the order of the fields", () => {
    const { columns, rows } = tableOf("{ institutions { nodes { b: name a: id } } }");
    expect([columns, rows({ institutions: { nodes: [] } })]).toEqual([["b", "a"], []]);
  });

  it("unfolds the first connection within a row and joins the others, and keeps a row that has none", () => {
    const { columns, rows } = tableOf(
      "{ institutions { nodes { name parents { nodes { name } } facilities { nodes { name country } } names { value } } } }",
    );
    expect(columns).toEqual(["name", "parents.name", "facilities.name", "facilities.country", "names.value"]);
    const named = (...all: string[]) => ({ nodes: all.map((name) => ({ name, country: null })) });
    const nodes = [
      { name: "A", parents: named("P", "Q"), facilities: named("F", "G"), names: [{ value: "x" }, { value: "y" }] },
      { name: "B", parents: named(), facilities: named(), names: [] },
    ];
    expect(rows({ institutions: { nodes } })).toEqual([
      ["A", "P", ["F", "G"], [null, null], ["x", "y"]],
      ["A", "Q", ["F", "G"], [null, null], ["x", "y"]],
      ["B", null, [], [], []],
    ]);
  });

  it("tells in which list each column stands, and from which on a row is new", () => {
    const { laidOut } = tableOf(
      "{ institutions { totalCount nodes { name country parents { totalCount nodes { id } } names { value } } } }",
    );
    const parents = (...ids: string[]) => ({ totalCount: ids.length, nodes: ids.map((id) => ({ id })) });
    const nodes = [
      { name: "A", parents: parents("p", "q"), names: [] },
      { name: "B", parents: parents(), names: [] },
      { name: "C", parents: parents("r"), names: [] },
    ];
    const { columns, depths, begins } = laidOut({ institutions: { totalCount: 3, nodes } });
    expect(columns).toEqual(["totalCount", "name", "country", "parents.totalCount", "parents.id", "names.value"]);
    expect(depths).toEqual([0, 1, 1, 1, 2, 1]);
    expect(begins).toEqual([0, 2, 1, 1]);
  });

  it("tells by which column the currencies of amounts are known, under whatever names, and where there is but one", () => {
    const known = (query: string) => Object.fromEntries(tableOf(query).laidOut({}).currencies);
    expect(known("{ fundings { nodes { amount { total: amount in: currency } } } }")).toEqual({
      "amount.total": { column: "amount.in", one: false },
    });
    expect(known("{ fundings { nodes { amount { amount value } } } }")).toEqual({
      "amount.amount": { column: null, one: false },
      "amount.value": { column: null, one: false },
    });
    expect(known("{ fundings { aggregate { amount { sum { amount currency } converted(to: USD) { amount } } } } }")).toEqual({
      amount: { column: "currency", one: false },
      "converted.amount": { column: null, one: true },
    });
    expect(known("{ fundingFlow(levels: [FUNDER], currency: USD) { links { value { amount } } } }")).toEqual({
      "value.amount": { column: null, one: true },
    });
  });

  it("has the entities as rows though their groups are asked for first", () => {
    const { columns, rows } = tableOf("{ institutions { aggregate { groups(by: [{field: COUNTRY}]) { nodes { count } } } nodes { id } } }");
    expect(columns).toEqual(["aggregate.groups.count", "id"]);
    const institutions = { aggregate: { groups: { nodes: [{ count: 2 }, { count: 1 }] } }, nodes: [{ id: "a" }, { id: "b" }] };
    expect(rows({ institutions })).toEqual([
      [[2, 1], "a"],
      [[2, 1], "b"],
    ]);
  });

  it("lines joined cells up though some values are not known, and keeps lists within them", () => {
    const { columns, rows } = tableOf(
      "{ institutions { nodes { id names { value language } contributors { edges { contribution evidence { quote } } } } } }",
    );
    expect(columns).toEqual(["id", "names.value", "names.language", "contributors.contribution", "contributors.evidence.quote"]);
    const names = [
      { value: "ZJL", language: null },
      { value: "之江", language: "zh" },
    ];
    const edges = { edges: [{ contribution: "land", evidence: [{ quote: "a" }, { quote: "b" }] }] };
    expect(rows({ institutions: { nodes: [{ id: "x", names, contributors: edges }] } })).toEqual([
      ["x", ["ZJL", "之江"], [null, "zh"], "land", "a"],
      ["x", ["ZJL", "之江"], [null, "zh"], "land", "b"],
    ]);
  });

  it("keeps the row of an entity whose list is empty, and has none for an entity that is not there", () => {
    const { rows } = tableOf('{ institution(by: {id: "x"}) { name parents { nodes { id } } } }');
    expect(rows({ institution: { name: "X", parents: { nodes: [] } } })).toEqual([["X", null]]);
    expect(rows({ institution: null })).toEqual([]);
  });

  it("leaves out what is skipped and takes what fragments ask for", () => {
    const { columns } = tableOf(
      "query ($yes: Boolean!) { institutions { nodes { ...names id @include(if: $yes) website @skip(if: $yes) } } } fragment names on Institution { name }",
      { yes: true },
    );
    expect(columns).toEqual(["name", "id"]);
  });

  it("has one row for one entity, and tells columns of the same name apart", () => {
    const { columns, rows } = tableOf(
      '{ institution(by: {id: "x"}) { name } programme(by: {id: "y"}) { name start { stated: __typename } } }'.replace(
        " start { stated: __typename }",
        "",
      ),
    );
    expect(columns).toEqual(["institution.name", "programme.name"]);
    expect(rows({ institution: { name: "X" }, programme: null })).toEqual([["X", null]]);
    const twice = tableOf("{ institutions { edges { cursor node { cursor: name } } } }");
    expect(twice.columns).toEqual(["cursor", "cursor (2)"]);
  });
});
