import { seenAsQuery } from "../../../src/queries/exploredQuery.js";
import { readAddress, writeAddress } from "../../../src/web/explorer/address.js";
import { type Exploration, explore, nothingExplored } from "../../../src/web/explorer/exploration.js";
import { type History, noHistory, type Step, takeStep } from "../../../src/web/explorer/history.js";
import { seenCount, seenOf } from "../../../src/web/explorer/seen.js";
import { dayOfMonth, firstDay, holdsOn, lastDay, monthOf, spanOf } from "../../../src/web/explorer/time.js";
import type { DatedEdge, GraphNode } from "../../../src/web/graph/graphParts.js";
import { studioAddress } from "../../../src/web/studioAddress.js";

const node = (id: string): GraphNode => ({ id, kind: "INSTITUTION", name: id.toUpperCase() });
const edge = (from: string, to: string, since: string | null = null, until: string | null = null): DatedEdge => ({
  id: `${from}-${to}`,
  type: "PART_OF",
  from,
  to,
  since,
  until,
});
const show = {
  act: "show",
  nodes: [node("a"), node("b"), node("c")],
  edges: [edge("a", "b", "2017"), edge("b", "c", null, "2018-06")],
} as const;
const taking = (...steps: readonly Step[]): History => steps.reduce(takeStep, noHistory);
const idsOf = ({ nodes, edges }: Exploration) => [[...nodes.keys()].join(""), [...edges.keys()].join(" ")];

describe("an exploration", () => {
  it("grows by what is shown, each once, and leaves out with an entity its relationships", () => {
    const { now } = taking(show, show, { act: "hide", id: "a" });
    expect(idsOf(now)).toEqual(["bc", "b-c"]);
  });

  it("chooses only what is there, and nothing any more when that is hidden", () => {
    const chosen = { sort: "relationship", id: "a-b" } as const;
    expect(explore(nothingExplored, { act: "choose", chosen }).chosen).toBeNull();
    expect(taking(show, { act: "choose", chosen }).now.chosen).toEqual(chosen);
    expect(taking(show, { act: "choose", chosen }, { act: "hide", id: "b" }).now.chosen).toBeNull();
  });

  it("takes back and does again what was shown, hidden, pinned and cleared, and not what was only looked at", () => {
    const steps: readonly Step[] = [show, { act: "pin", id: "b" }, { act: "hide", id: "b" }, { act: "date", asOf: "2018-01-01" }];
    const undone = [...steps, { act: "undo" } as const].reduce(takeStep, noHistory);
    expect([idsOf(undone.now), [...undone.now.pinned], undone.now.asOf]).toEqual([["abc", "a-b b-c"], ["b"], "2018-01-01"]);
    expect(idsOf(takeStep(undone, { act: "redo" }).now)).toEqual(["ac", ""]);
    expect(taking(show, show).past).toHaveLength(1);
    expect(taking(show, { act: "clear" }, { act: "undo" }).now.nodes.size).toBe(3);
    expect(taking({ act: "undo" }, { act: "redo" })).toEqual(noHistory);
  });

  it("is seen without the relationships that do not hold on its day, and fades what they alone joined", () => {
    const { nodes, edges } = taking(show).now;
    expect(seenOf({ nodes, edges, asOf: null }).faint.size).toBe(0);
    const seen = seenOf({ nodes, edges, asOf: "2016-12-31" });
    expect([seen.nodes.length, seen.edges.map((it) => it.id), [...seen.faint]]).toEqual([3, ["b-c"], ["a"]]);
    expect(seenOf({ nodes, edges, asOf: "2018-07-01" }).edges.map((it) => it.id)).toEqual(["a-b"]);
    const count = (direction: "OUT" | "IN" | "BOTH") => seenCount([...edges.values()], "b", "PART_OF", direction);
    expect([count("OUT"), count("IN"), count("BOTH")]).toEqual([1, 1, 2]);
  });
});

describe("the address of an exploration", () => {
  it("leads back to it, whatever its ids are made of", () => {
    const ids = ["ror:00a2xv884", "doi:10.1/x,y&z=1", "名"];
    const now = taking(
      { act: "show", nodes: ids.map(node), edges: [] },
      { act: "pin", id: ids[1]! },
      { act: "date", asOf: "2019-03-31" },
    ).now;
    const chosen = { sort: "entity", id: ids[2]! } as const;
    expect(readAddress(`#${writeAddress({ ...now, chosen })}`)).toEqual({ ids, pinned: [ids[1]], asOf: "2019-03-31", chosen });
    expect(writeAddress(nothingExplored)).toBe("");
  });

  it("passes over what it does not understand", () => {
    const none = { ids: [], pinned: [], asOf: null, chosen: null };
    expect(readAddress("")).toEqual(none);
    for (const it of ["2019-02-40", "2020-02-31", "0000-01-01"]) expect(readAddress(`?x&asOf=${it}&=1`)).toEqual(none);
    expect(readAddress("?ids=%,a,a,")).toEqual({ ...none, ids: ["%", "a"] });
  });
});

describe("days", () => {
  it("are open where they are not known, and any of those of a year", () => {
    expect([firstDay("2017"), lastDay("2017"), lastDay("2016-02"), lastDay("2017-03-04")]).toEqual([
      "2017-01-01",
      "2017-12-31",
      "2016-02-29",
      "2017-03-04",
    ]);
    expect(holdsOn({ since: null, until: null }, "1066-10-14")).toBe(true);
    expect(["2016-12-31", "2017-01-01", "2017-12-31", "2018-01-01"].map((it) => holdsOn({ since: "2017", until: "2017" }, it))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("span what is told, by months", () => {
    expect(dayOfMonth(monthOf("2020-02-10"))).toBe("2020-02-29");
    const months = (edges: readonly DatedEdge[]) => Object.values(spanOf(edges, "2026-11-28")).map(dayOfMonth);
    expect(months([])).toEqual(["2016-11-30", "2026-11-30"]);
    expect(months([edge("a", "b", "1950", "2030-05")])).toEqual(["1949-01-31", "2030-05-31"]);
  });
});

test("what is seen is a query with its ids as variables", () => {
  const hostile = 'a" } evil {';
  const { query, variables } = seenAsQuery([hostile, "b"], "2020-01-01");
  expect(query).toMatch(
    /^# 2 entities and the relationships between them, as of 2020-01-01\nquery Explored\(\$ids: \[ID!\]!, \$asOf: Date\)/,
  );
  expect(query).not.toContain("evil");
  expect(variables).toEqual({ ids: [hostile, "b"], asOf: "2020-01-01" });
  const address = new URLSearchParams(studioAddress({ query, variables }).slice(2));
  expect([address.get("query"), JSON.parse(address.get("variables")!)]).toEqual([query, variables]);
});
