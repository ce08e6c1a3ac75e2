import { getIntrospectionQuery } from "graphql";
import { startToyServer, type ToyServer } from "../http/toyServer.js";

const nested = (levels: number): string => `{ graph ${"{ again ".repeat(levels - 2)}{ revision }${" }".repeat(levels - 1)}`;
const repeated = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join(" ");
const doubling = repeated(60, (i) => `fragment F${i} on Graph { a: again { ...F${i + 1} } b: again { ...F${i + 1} } }`);

describe("limits", () => {
  let server: ToyServer;
  beforeAll(async () => {
    server = await startToyServer();
  });
  afterAll(() => server.stop(100));

  const monsters: readonly (readonly [name: string, query: string, message: RegExp])[] = [
    ["200 levels deep", nested(200), /has 200 levels of fields; at most 25/],
    ["deeper than the parser can follow", nested(12_000), /nested more deeply|more words and signs/],
    ["with 5,000 aliases", `{ graph { ${repeated(5000, (i) => `a${i}: revision`)} } }`, /has 5,000 aliases; at most 500/],
    ["with the same field 5,000 times", `{ graph { ${"revision ".repeat(5000)} } }`, /has 5,001 fields with .*; at most 1,000/],
    ["with 200 fields at the root", `{ ${repeated(200, (i) => `a${i}: graph { revision }`)} }`, /has 200 fields at the root; at most 100/],
    ["with 1,000 directives", `{ graph { revision ${"@include(if: true) ".repeat(1000)} } }`, /has 1,000 directives; at most 200/],
    [
      "with 1,000 fragments",
      `{ graph { ...F0 } } ${repeated(1000, (i) => `fragment F${i} on Graph { revision }`)}`,
      /1,000 fragments; at most 200/,
    ],
    [
      "with fragments that double each other",
      `{ graph { ...F0 } } ${doubling} fragment F60 on Graph { revision }`,
      /more than 1,000,000 fields/,
    ],
    [
      "with an argument 100 levels deep",
      `{ graph { tree(where: ${"{below: ".repeat(100)}null${"}".repeat(100)}) } }`,
      /100 levels of lists/,
    ],
    ["of 100,000 words", `{ graph { ${"revision ".repeat(100_000)} } }`, /more words and signs than the 50,000/],
  ];

  it.each(monsters)("refuse a query %s with the figure and the limit, at once, and the server goes on", async (_, query, message) => {
    const started = performance.now();
    const { status, errors } = await server.ask(query);
    expect(performance.now() - started).toBeLessThan(800);
    expect(status).toBe(400);
    expect(errors).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(message), extensions: { code: "QUERY_TOO_COMPLEX" } }),
    );
    expect(await server.ask("{ graph { revision } }")).toMatchObject({ status: 200 });
  });

  it("refuse variables so deep that reading them would exhaust the stack", async () => {
    const query = "query Q($where: Tree) { graph { tree(where: $where) } }";
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query":${JSON.stringify(query)},"variables":{"where":${'{"below":'.repeat(50_000)}null${"}".repeat(50_000)}}}`,
    });
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/50,000 levels .*; at most 50/), extensions: { code: "QUERY_TOO_COMPLEX" } }],
    });
  });

  it("leave fragments that spread themselves to validation, which names them", async () => {
    const { errors } = await server.ask("{ graph { ...A } } fragment A on Graph { again { ...B } } fragment B on Graph { again { ...A } }");
    expect(errors).toMatchObject([
      { message: 'Cannot spread fragment "A" within itself via "B".', extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
  });

  it("refuse a monster again when it comes again", async () => {
    for (let i = 0; i < 2; i++) expect((await server.ask(nested(200))).errors?.[0]?.extensions.code).toBe("QUERY_TOO_COMPLEX");
  });

  it("let the largest query that is allowed through in good time", async () => {
    const started = performance.now();
    expect((await server.ask(`{ graph { ${repeated(333, (i) => `a${i}: again { revision tree }`)} } }`)).errors).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(800);
  });

  it("refuse fields that take too long to compare", async () => {
    const started = performance.now();
    expect(await server.ask(`{ graph { ${"tree(where: {below: null}) ".repeat(999)} } }`)).toMatchObject({
      errors: [{ message: expect.stringMatching(/repeats the same fields/), extensions: { code: "QUERY_TOO_COMPLEX" } }],
    });
    expect(performance.now() - started).toBeLessThan(800);
  });

  it("let the introspection of tools through", async () => {
    const options = {
      inputValueDeprecation: true,
      specifiedByUrl: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
      oneOf: true,
    };
    for (const query of [getIntrospectionQuery(), getIntrospectionQuery(options)])
      expect(await server.ask(query)).toMatchObject({ status: 200 });
  });
});
