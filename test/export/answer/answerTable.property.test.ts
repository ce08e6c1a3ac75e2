import fc from "fast-check";
import { getOperationAST, parse } from "graphql";
import { answerShape } from "../../../src/export/answer/answerShape.js";
import { answerTable } from "../../../src/export/answer/answerTable.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { buildSchema } from "../../../src/graphql/schema/buildSchema.js";

const document = parse("{ institutions { totalCount nodes { name parents { nodes { name country } } facilities { nodes { name } } } } }");
const shape = answerShape(buildSchema(researchGraph), document, getOperationAST(document)!, {});

const text = fc.option(fc.string({ minLength: 1 }), { nil: null });
const listOf = <T>(item: fc.Arbitrary<T>) => fc.record({ nodes: fc.array(item, { maxLength: 4 }) });
const institution = fc.record({
  name: text,
  parents: listOf(fc.record({ name: text, country: text })),
  facilities: listOf(fc.record({ name: text })),
});

describe("an answer with lists within its rows", () => {
  it("has a row for each item of the first list, one where it is empty, and every value of the others in one cell", () => {
    const { columns, rows } = answerTable(shape);
    expect(columns).toEqual(["totalCount", "name", "parents.name", "parents.country", "facilities.name"]);
    fc.assert(
      fc.property(fc.array(institution, { maxLength: 6 }), (nodes) => {
        const expected = nodes.flatMap(({ name, parents, facilities }) => {
          const joined = facilities.nodes.map((it) => it.name);
          const unfolded = parents.nodes.length > 0 ? parents.nodes : [{ name: null, country: null }];
          return unfolded.map((it) => [nodes.length, name, it.name, it.country, joined]);
        });
        const got = rows({ institutions: { totalCount: nodes.length, nodes } });
        expect(got.map((row) => [...row.slice(0, 4), row[4] ?? []])).toEqual(expected);
      }),
    );
  });
});
