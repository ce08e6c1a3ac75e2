import { buildSchema, type OperationDefinitionNode, parse } from "graphql";
import { queryVariables } from "../../src/queries/queryVariables.js";

const schema = buildSchema(`
  scalar Date
  enum Colour { RED GREEN }
  input Where { name: String!, height: [Int!] }
  type Query { a(text: String, id: ID!, count: Int, part: Float, on: Boolean, colour: Colour, day: Date, ids: [ID!], where: Where): Int }
`);
const operation = parse(
  "query ($text: String, $id: ID!, $count: Int = 3, $part: Float, $on: Boolean, $colour: Colour, $day: Date, $ids: [ID!], $where: Where) { a(id: $id) }",
).definitions[0] as OperationDefinitionNode;
const read = (search: string, standard: Record<string, unknown> = {}) =>
  queryVariables(schema, operation, new URLSearchParams(search), standard);

test("values are read by the types of the variables; what is not given comes from what was saved", () => {
  expect(read("text=12&id=7&count=12&part=0.5&on=true&colour=RED&day=2024-01-01&ids=a&ids=b")).toEqual({
    text: "12",
    id: "7",
    count: 12,
    part: 0.5,
    on: true,
    colour: "RED",
    day: "2024-01-01",
    ids: ["a", "b"],
  });
  expect(read('ids=["a","b"]&where={"name":"x","height":[1]}', { id: "saved", text: "saved" })).toEqual({
    id: "saved",
    text: "saved",
    ids: ["a", "b"],
    where: { name: "x", height: [1] },
  });
  expect(read("id=1&ids=a")).toEqual({ id: "1", ids: ["a"] });
  expect(read("id=&text=")).toEqual({ id: "", text: "" });
});

test.each([
  ["", /id: expected a value of type ID!, got none/],
  ["id=1&nope=2", /nope: the query has no such variable, only text, id, count/],
  ["id=1&count=many", /count: Int cannot represent non-integer value: "many"/],
  ["id=1&count=1.5", /count: Int cannot represent non-integer value: 1.5/],
  ["id=1&on=perhaps", /on: Boolean cannot represent/],
  ["id=1&colour=BLUE", /colour: Value "BLUE" does not exist in "Colour"/],
  ["id=1&id=2", /id: expected once, got it 2 times/],
  ["id=1&where=name", /where: .*JSON/],
  ['id=1&where={"height":["x"]}', /where: Field "name" of required type|where.height.0: Int cannot represent/],
  ["id=1&colour=BLUE&nope=2", /[^.]; .*[^.]\.$/],
  ["count=x&on=y", /count: .*; on: .*|id: .*; count: .*; on: /],
])("%s is refused by the name of the variable", (search, message) => {
  expect(() => read(search)).toThrow(message);
});
