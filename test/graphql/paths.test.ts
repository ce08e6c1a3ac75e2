import { parse } from "graphql";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { priceOf } from "../../src/graphql/execution/prices/price.js";
import { type Ask, askGraph, executableSchema } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

const person = (id: string) => ({ kind: "Person", id, name: id.toUpperCase(), country: "CN" });

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [
      ...["ann", "bob", "cid", "dan", "eve", "fay", "lone"].map(person),
      { kind: "Team", id: "owls", name: "Owls", motto: "Hoot" },
    ],
    relationships: [
      { type: "PLAYS_IN", id: "ann-owls", from: "ann", to: "owls", role: "keeper", goals: 2, since: "2001", until: "2005" },
      { type: "PLAYS_IN", id: "ann-owls-again", from: "ann", to: "owls", role: "coach", since: "2010" },
      { type: "PLAYS_IN", id: "bob-owls", from: "bob", to: "owls" },
      { type: "PLAYS_IN", id: "cid-owls", from: "cid", to: "owls" },
      { type: "KNOWS", id: "ann-cid", from: "cid", to: "ann", since: "2003-05" },
      { type: "KNOWS", id: "bob-cid", from: "bob", to: "cid" },
      { type: "ADMIRES", id: "dan-ann", from: "dan", to: "ann" },
      { type: "ADMIRES", id: "eve-ann", from: "eve", to: "ann" },
      { type: "ADMIRES", id: "eve-dan", from: "eve", to: "dan" },
      { type: "ADMIRES", id: "fay-eve", from: "fay", to: "eve" },
    ],
  });
});

afterAll(() => database.close());

const price = (query: string): number | null => {
  const [operation] = parse(query).definitions;
  return priceOf({ schema: executableSchema(toyGraph), catalogue: toyGraph, operation: operation as never, fragments: {}, variables: {} });
};

describe("paths", () => {
  const lengths = (data: { paths: { nodes: readonly { steps: readonly { relationship: { id: string } }[] }[] } }) =>
    data.paths.nodes.map((it) => it.steps.map((step) => step.relationship.id).join(" "));
  const steps = "nodes { steps { relationship { id } } }";

  test("take two statements with everything asked of their relationships and entities", async () => {
    const { data, errors, rounds, statements } = await ask(`{ paths(from: "ann", to: "bob", maxLength: 2) {
      pageInfo { hasNextPage hasPreviousPage }
      nodes {
        length start { id name }
        steps {
          direction node { kind id name ... on Team { motto } ... on Person { country } }
          relationship { type since until confidence from { name } to { id } ... on PlaysInRelationship { role goals } }
        }
      }
    } }`);
    expect(errors).toBeUndefined();
    expect([rounds, statements.length]).toEqual([2, 2]);
    expect(data.paths.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false });
    expect(data.paths.nodes).toHaveLength(3);
    expect(data.paths.nodes[0]).toEqual({
      length: 2,
      start: { id: "ann", name: "ANN" },
      steps: [
        {
          direction: "BACKWARD",
          node: { kind: "PERSON", id: "cid", name: "CID", country: "CN" },
          relationship: { type: "KNOWS", since: "2003-05", until: null, confidence: null, from: { name: "CID" }, to: { id: "ann" } },
        },
        {
          direction: "BACKWARD",
          node: { kind: "PERSON", id: "bob", name: "BOB", country: "CN" },
          relationship: { type: "KNOWS", since: null, until: null, confidence: null, from: { name: "BOB" }, to: { id: "cid" } },
        },
      ],
    });
    expect(data.paths.nodes[1].steps[0]).toEqual({
      direction: "FORWARD",
      node: { kind: "TEAM", id: "owls", name: "Owls", motto: "Hoot" },
      relationship: {
        type: "PLAYS_IN",
        since: "2001",
        until: "2005",
        confidence: null,
        from: { name: "ANN" },
        to: { id: "owls" },
        role: "keeper",
        goals: 2,
      },
    });
  });

  test("take one statement where only ids and kinds are asked of entities", async () => {
    const { data, statements } = await ask(
      '{ paths(from: "fay", to: "ann") { nodes { start { kind } steps { node { id kind } relationship { id } } } } }',
    );
    expect(lengths(data)).toEqual(["fay-eve eve-ann", "fay-eve eve-dan dan-ann"]);
    expect(statements).toHaveLength(1);
  });

  test("are looked for beyond the page only where it is asked whether there are more", async () => {
    const cost = async (more: string) => {
      const { data, statements } = await ask(`{ paths(from: "fay", to: "dan", first: 1) { ${steps} ${more} } }`, {}, "profile");
      expect(lengths(data)).toEqual(["fay-eve eve-dan"]);
      return { read: (statements[0]!.parameters as { n: unknown }).n, hits: statements[0]!.dbHits! };
    };
    const [page, more] = [await cost(""), await cost("pageInfo { hasNextPage }")];
    expect([page.read, more.read].map(Number)).toEqual([1, 2]);
    expect(page.hits).toBeLessThan(more.hits);
  });

  test("go through several relationships between the same two entities, avoid entities, and keep to types, kinds and a day", async () => {
    const found = async (args: string) => lengths((await ask(`{ paths(from: "ann", to: "bob", maxLength: 2${args}) { ${steps} } }`)).data);
    expect(await found("")).toEqual(["ann-cid bob-cid", "ann-owls bob-owls", "ann-owls-again bob-owls"]);
    expect(await found(', avoid: ["owls", "ann", "nobody"]')).toEqual(["ann-cid bob-cid"]);
    expect(await found(", kinds: [TEAM]")).toEqual(["ann-owls bob-owls", "ann-owls-again bob-owls"]);
    expect(await found(", kinds: []")).toEqual([]);
    expect(await found(", through: [PLAYS_IN, ADMIRES]")).toEqual(["ann-owls bob-owls", "ann-owls-again bob-owls"]);
    expect(await found(", through: []")).toEqual([]);
    expect(await found(', asOf: "2003-05-31"')).toEqual(["ann-cid bob-cid", "ann-owls bob-owls"]);
    expect(await found(', asOf: "2006-01-01"')).toEqual(["ann-cid bob-cid"]);
  });

  test("are none where nothing leads there, where it is too far, and from an entity to itself", async () => {
    for (const args of ['from: "ann", to: "lone"', 'from: "fay", to: "bob", maxLength: 3', 'from: "ann", to: "ann"']) {
      const { data, errors } = await ask(`{ paths(${args}) { pageInfo { hasNextPage endCursor } ${steps} } }`);
      expect([errors, data.paths]).toEqual([undefined, { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }]);
    }
  });

  test("are refused for an entity that does not exist, by name", async () => {
    const { errors, data } = await ask('{ paths(from: "nobody", to: "\\"none\\"") { nodes { id } } }');
    expect([data, errors?.[0]?.extensions["code"]]).toEqual([null, "NOT_FOUND"]);
    expect(errors?.[0]?.message).toBe(
      'There is no entity with the id "nobody" (`from`), "\\"none\\"" (`to`). Look it up by name or identifier first.',
    );
  });

  test("are refused beyond their bounds", async () => {
    const refusal = async (args: string) => {
      const { errors } = await ask(`{ paths(from: "ann", to: "bob", ${args}) { nodes { id } } }`);
      return [errors?.[0]?.extensions["code"], errors?.[0]?.message];
    };
    expect(await refusal("maxLength: 9")).toEqual(["BAD_USER_INPUT", "`maxLength` must be from 1 to 8, got 9."]);
    expect(await refusal("maxLength: 0")).toEqual(["BAD_USER_INPUT", "`maxLength` must be from 1 to 8, got 0."]);
    expect(await refusal("first: 101")).toEqual(["INVALID_PAGE", "`first` must be from 1 to 100, got 101."]);
    expect((await refusal('after: "x"'))[0]).toBe("INVALID_CURSOR");
    const avoid = JSON.stringify(Array.from({ length: 1001 }, (_, at) => `n${at}`));
    expect(await refusal(`avoid: ${avoid}`)).toEqual(["BAD_USER_INPUT", "`avoid` has 1001 values, at most 1000 are allowed."]);
  });

  test("have cursors that belong to their question", async () => {
    const page = async (args: string) => ask(`{ paths(from: "ann", to: "bob", ${args}) { edges { cursor } pageInfo { endCursor } } }`);
    const { data } = await page("first: 1");
    const { endCursor } = data.paths.pageInfo;
    expect(data.paths.edges).toEqual([{ cursor: endCursor }]);
    expect((await page(`first: 2, after: "${endCursor}"`)).errors).toBeUndefined();
    expect((await page(`maxLength: 4, after: "${endCursor}"`)).errors).toBeUndefined();
    expect((await page(`maxLength: 3, after: "${endCursor}"`)).errors?.[0]?.extensions["code"]).toBe("INVALID_CURSOR");
    const [signature] = JSON.parse(Buffer.from(endCursor, "base64url").toString()) as [string];
    for (const ids of [[], ["a"], Array.from({ length: 9 }, (_, at) => `${at}`)]) {
      const madeUp = Buffer.from(JSON.stringify([signature, ids, ids.slice(1)])).toString("base64url");
      expect((await page(`first: 1, after: "${madeUp}"`)).errors?.[0]?.extensions["code"]).toBe("INVALID_CURSOR");
    }
  });

  test("have a price that grows with their number, their length and what is asked below them", () => {
    expect(price('{ paths(from: "a", to: "b") { nodes { id } } }')).toBe(400);
    expect(
      price(
        '{ paths(from: "a", to: "b", first: 5, maxLength: 2) { nodes { steps { node { ... on Person { friends(first: 3) { totalCount } } } } } } }',
      ),
    ).toBe(100 + 30);
  });
});

describe("joining paths", () => {
  test("take two statements, with the given entities first", async () => {
    const { data, errors, statements } = await ask(
      '{ joiningPaths(ids: ["fay", "ann", "fay", "lone"]) { nodes { id name } relationships { id type from { id } to { id } } truncated { nodes } } }',
    );
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(2);
    expect(data.joiningPaths).toEqual({
      nodes: ["fay", "ann", "lone", "eve"].map((id) => ({ id, name: id.toUpperCase() })),
      relationships: [
        { id: "eve-ann", type: "ADMIRES", from: { id: "eve" }, to: { id: "ann" } },
        { id: "fay-eve", type: "ADMIRES", from: { id: "fay" }, to: { id: "eve" } },
      ],
      truncated: null,
    });
  });

  test("are refused for too few, too many and unknown entities", async () => {
    const refusal = async (ids: readonly string[]) => {
      const { errors } = await ask("query ($ids: [ID!]!) { joiningPaths(ids: $ids) { nodes { id } } }", { ids });
      return [errors?.[0]?.extensions["code"], errors?.[0]?.message];
    };
    expect(await refusal(["ann", "ann"])).toEqual(["BAD_USER_INPUT", "`ids` must have from 2 to 10 different values, got 1."]);
    expect((await refusal(Array.from({ length: 11 }, (_, at) => `n${at}`)))[0]).toBe("BAD_USER_INPUT");
    expect(await refusal(["ann", "nobody"])).toEqual([
      "NOT_FOUND",
      'There is no entity with the id "nobody" (`ids`). Look it up by name or identifier first.',
    ]);
  });
});

describe("a neighbourhood", () => {
  const around = async (args: string) => {
    const { data, errors } = await ask(`{ neighbourhood(${args}) { nodes { id } relationships { id } truncated { nodes distance } } }`);
    expect(errors).toBeUndefined();
    const { nodes, relationships, truncated } = data.neighbourhood;
    return [nodes.map((it: { id: string }) => it.id), relationships.map((it: { id: string }) => it.id), truncated];
  };

  test("takes one of each type and direction in turn, the better connected first", async () => {
    expect(await around('ids: ["ann"], limit: 3')).toEqual([
      ["ann", "eve", "cid", "owls"],
      ["ann-cid", "ann-owls", "ann-owls-again", "cid-owls", "eve-ann"],
      { nodes: 1, distance: 1 },
    ]);
    expect((await around('ids: ["ann"]'))[0]).toEqual(["ann", "eve", "cid", "owls", "dan"]);
  });

  test("tells what it left out at the distance where its limit was reached, and looks no further", async () => {
    expect((await around('ids: ["ann"], depth: 2, limit: 4'))[2]).toEqual({ nodes: 2, distance: 2 });
    expect((await around('ids: ["ann"], depth: 2, limit: 5'))[2]).toEqual({ nodes: 1, distance: 2 });
    expect((await around('ids: ["ann"], depth: 3, limit: 6'))[2]).toBeNull();
  });

  test("keeps to types, kinds and a day, and is empty but for the given entities where nothing fits", async () => {
    expect((await around('ids: ["ann"], through: [PLAYS_IN], depth: 2'))[0]).toEqual(["ann", "owls", "cid", "bob"]);
    expect((await around('ids: ["ann"], kinds: [TEAM], depth: 3'))[0]).toEqual(["ann", "owls"]);
    expect(await around('ids: ["ann"], through: [PLAYS_IN, KNOWS], asOf: "2002-01-01"')).toEqual([["ann", "owls"], ["ann-owls"], null]);
    expect(await around('ids: ["lone"]')).toEqual([["lone"], [], null]);
  });

  test("of no depth is the given entities with the relationships between them", async () => {
    expect(await around('ids: ["owls", "ann", "cid"], depth: 0')).toEqual([
      ["owls", "ann", "cid"],
      ["ann-cid", "ann-owls", "ann-owls-again", "cid-owls"],
      null,
    ]);
    expect((await ask('{ neighbourhood(ids: ["ann"], depth: 0) { nodes { id } } }')).statements).toHaveLength(1);
  });

  test("takes a statement a level, one for the relationships and one for the entities", async () => {
    const shown = "nodes { name } relationships { evidence { record } since ... on PlaysInRelationship { role } }";
    const { errors, statements } = await ask(`{ neighbourhood(ids: ["ann", "fay"], depth: 2) { ${shown} } }`);
    expect([errors, statements.length]).toEqual([undefined, 4]);
    expect((await ask('{ neighbourhood(ids: ["ann"]) { nodes { id } } }')).statements).toHaveLength(1);
  });

  test("is refused beyond its bounds and around unknown entities", async () => {
    const code = async (args: string) => (await ask(`{ neighbourhood(${args}) { nodes { id } } }`)).errors?.[0]?.extensions["code"];
    expect(await code("ids: []")).toBe("BAD_USER_INPUT");
    expect(await code('ids: ["ann"], depth: 4')).toBe("BAD_USER_INPUT");
    expect(await code('ids: ["ann"], depth: -1')).toBe("BAD_USER_INPUT");
    expect(await code('ids: ["ann", "nobody"], depth: 0')).toBe("NOT_FOUND");
    expect(await code('ids: ["ann"], limit: 1001')).toBe("BAD_USER_INPUT");
    expect(await code('ids: ["ann", "nobody"]')).toBe("NOT_FOUND");
  });

  test("has the price of the entities that it may show", () => {
    expect(price('{ neighbourhood(ids: ["a", "b"]) { nodes { id } } }')).toBe(102);
    expect(price('{ neighbourhood(ids: ["a", "b"], depth: 0) { nodes { id } } }')).toBe(2);
    expect(price('{ neighbourhood(ids: ["a"], limit: 9) { relationships { from { id } } } }')).toBe(20);
    expect(price('{ joiningPaths(ids: ["a", "b", "c"], maxLength: 2) { nodes { id } } }')).toBe(60);
  });
});
