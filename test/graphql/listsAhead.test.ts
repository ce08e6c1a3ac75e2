import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

const name = (at: number): string => String(at).padStart(3, "0");
const people = Array.from({ length: 60 }, (_, at) => ({
  kind: "Person",
  id: `p${name(at)}`,
  name: `Person ${at}`,
  orcid: at === 0 ? "0000-0002-1825-0097" : null,
}));
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

describe("lists of the entities of a list", () => {
  it("are read with it, however long, where every entity stands there once", async () => {
    const { data, errors, rounds } = await ask("{ teams { nodes { id players(first: 4) { nodes { id } } } } }");
    expect(errors).toBeUndefined();
    expect(data.teams.nodes.map((it: { players: { nodes: { id: string }[] } }) => it.players.nodes.map(({ id }) => id))).toEqual([
      ["p000", "p001", "p002"],
      ["p000", "p001", "p002", "p003"],
    ]);
    expect(rounds).toBe(1);
  });

  it("are read with it only where they are short, where an entity may stand there often", async () => {
    const query = "{ people(first: 3) { nodes { id teams { nodes { id players(first: 4) { nodes { id teams { nodes { id } } } } } } } } }";
    const { data, errors, statements } = await ask(query, {}, "profile");
    expect(errors).toBeUndefined();
    // People and their teams; the players of both teams, each once, and their teams.
    expect(statements).toHaveLength(2);
    expect((statements[1]!.parameters as { p: { ids: string[] } }).p.ids).toEqual(["few", "many"]);
    expect(data.people.nodes[0].teams.nodes[1].players.nodes.map((it: { teams: { nodes: unknown[] } }) => it.teams.nodes.length)).toEqual([
      2, 2, 2, 1,
    ]);
    const long = await ask(
      '{ nodes(ids: ["few"]) { ... on Team { players { nodes { teams { nodes { id players(first: 1) { nodes { id } } } } } } } } }',
      {},
      "profile",
    );
    expect(long.errors).toBeUndefined();
    // Those of the team with many players are read once, though three people lead there.
    const last = long.statements.at(-1)!;
    expect((last.parameters as { p: { ids: string[] } }).p.ids).toEqual(["few", "many"]);
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
    const query =
      '{ nodes(ids: ["p000"]) { ... on Person { teams { nodes { id players(first: 1, orderBy: [{edge: {goals: ASC}}]) { nodes { id } } } } } } }';
    const { data, statements } = await ask(query, {}, "profile");
    expect(data.nodes[0].teams.nodes.map((it: { players: { nodes: unknown[] } }) => it.players.nodes.length)).toEqual([1, 1]);
    const [, together, alone] = statements.map((it) => it.dbHits!);
    expect(together).toBeLessThan(people.length);
    expect(alone).toBeGreaterThan(people.length);
  });

  it("are read with the one entity that owns them, by its id or another key, with their number", async () => {
    const asked =
      'teams(orderBy: [{node: {name: ASC}}]) { totalCount nodes { id } } two: teams(first: 1, where: {node: {id: {ne: "few"}}}) { totalCount nodes { name } }';
    for (const key of ['id: "p000"', 'orcid: "0000-0002-1825-0097"']) {
      const { data, errors, rounds, statements } = await ask(`{ person(by: {${key}}) { name ${asked} } }`);
      expect([errors, rounds, statements.length]).toEqual([undefined, 1, 1]);
      expect(data.person).toEqual({
        name: "Person 0",
        teams: { totalCount: 2, nodes: [{ id: "few" }, { id: "many" }] },
        two: { totalCount: 1, nodes: [{ name: "many" }] },
      });
    }
    const none = await ask(`{ person(by: {id: "few"}) { ${asked} } team(by: {id: "nothing"}) { players { totalCount } } }`);
    expect([none.errors, none.data]).toEqual([undefined, { person: null, team: null }]);
  });

  it("are kept where the same list is asked for alike further in", async () => {
    const { data, errors, rounds } = await ask(
      "{ teams { nodes { players(first: 1) { nodes { teams { nodes { players(first: 1) { nodes { id } } } } } } } } }",
    );
    expect(errors).toBeUndefined();
    expect(rounds).toBe(2);
    expect(data.teams.nodes[1].players.nodes[0].teams.nodes[0].players.nodes).toEqual([{ id: "p000" }]);
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
