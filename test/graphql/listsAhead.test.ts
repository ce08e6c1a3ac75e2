import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

const name = (at: number): string => String(at).padStart(3, "0");
const people = Array.from({ length: 60 }, (_, at) => ({ kind: "Person", id: `p${name(at)}`, name: `Person ${at}` }));
const teams = ["many", "few"].map((id) => ({ kind: "Team", id, name: id }));
const plays = people.flatMap(({ id }, at) => [
  { type: "PLAYS_IN", id: `${id}|many`, from: id, to: "many" },
  ...(at < 3 ? [{ type: "PLAYS_IN", id: `${id}|few`, from: id, to: "few" }] : []),
]);

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, { entities: [...people, ...teams], relationships: plays });
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

/** The ids of the players of each team, and of the teams of these. */
const walk = (data: {
  readonly teams: {
    readonly nodes: readonly { readonly id: string; readonly players: { readonly nodes: readonly { readonly id: string }[] } }[];
  };
}) => data.teams.nodes.map(({ id, players }) => [id, players.nodes.map((it) => it.id)]);

describe("lists of the entities of a list", () => {
  it("are read with it where they are short, and by a statement of their own where not, with one answer", async () => {
    const { data, errors, rounds, statements } = await ask("{ teams { nodes { id players(first: 4) { nodes { id } } } } }");
    expect(errors).toBeUndefined();
    expect(walk(data)).toEqual([
      ["few", ["p000", "p001", "p002"]],
      ["many", ["p000", "p001", "p002", "p003"]],
    ]);
    expect([rounds, statements.length]).toEqual([2, 2]);
    expect((statements[1]!.parameters as { p: { ids: string[] } }).p.ids).toEqual(["many"]);
  });

  it("take one round where all are short, with what their edges and pages tell", async () => {
    const asked =
      "players(first: 2, orderBy: [{node: {name: DESC}}]) { edges { cursor goals node { name } } pageInfo { hasNextPage endCursor } }";
    const few = await ask(`{ teams(where: {name: {eq: "few"}}, orderBy: [{id: ASC}]) { nodes { ${asked} } } }`);
    const alone = await ask(`{ team(by: {id: "few"}) { ${asked} } }`);
    expect(few.errors).toBeUndefined();
    expect(few.data.teams.nodes[0]).toEqual(alone.data.team);
    const { data, rounds } = await ask("{ people(first: 2) { nodes { id teams { nodes { id } } } } }");
    expect([rounds, data.people.nodes[1].teams.nodes.length]).toEqual([1, 2]);
  });

  it("are not looked through where they are long", async () => {
    const { statements } = await ask("{ teams { nodes { id players(first: 4) { nodes { id } } } } }", {}, "profile");
    const [together, alone] = statements.map((it) => it.dbHits!);
    expect(together).toBeLessThan(plays.length);
    expect(alone).toBeGreaterThan(people.length);
  });

  it("are left to their own statement where conditions, other pages or another time are asked for", async () => {
    const query = `query ($no: Boolean = false, $after: String) { people(first: 3) { nodes { id
      teams(first: 1, after: $after) @skip(if: $no) { nodes { id } pageInfo { endCursor } }
      past: teams(asOf: "2020-01-01") { nodes { id } }
      ... on Person { counted: teams { totalCount nodes { id } } }
    } } }`;
    const first = await ask(query);
    expect(first.errors).toBeUndefined();
    expect(first.rounds).toBe(2);
    expect(first.data.people.nodes[0]).toMatchObject({ past: { nodes: [{ id: "few" }, { id: "many" }] }, counted: { totalCount: 2 } });
    const second = await ask(query, { no: true });
    expect(second.data.people.nodes[0].teams).toBeUndefined();
  });
});
