import { captionLines, Room } from "../../../src/web/graph/captions.js";
import type { Colours } from "../../../src/web/graph/colours.js";
import { edgeAt } from "../../../src/web/graph/edgeAt.js";
import { edgeCaptionPlaces } from "../../../src/web/graph/edgeCaptionPlaces.js";
import type { GraphEdge, GraphNode, Place } from "../../../src/web/graph/graphParts.js";
import { graphSvg } from "../../../src/web/graph/graphSvg.js";
import { kinds } from "../../../src/web/graph/kinds.js";
import { bendsOf } from "../../../src/web/graph/parallels.js";
import { startingPlaces } from "../../../src/web/graph/startingPlaces.js";

const node = (id: string, name = id): GraphNode => ({ id, kind: "PROJECT", name });
const edge = (from: string, to: string, type = "WORKS_ON"): GraphEdge => ({ id: `${from}-${type}-${to}`, type, from, to });
const colours: Colours = {
  kinds: Object.fromEntries(kinds.map((it) => [it, "#123456"])) as Colours["kinds"],
  ...{ paper: "#fff", ink: "#000", softInk: "#555", edge: "#999", faint: "#ddd", link: "#06c" },
};

describe("starting places", () => {
  it("are the same for the same graph, keep what has one and put others near their neighbours", () => {
    const nodes = ["a", "b", "c", "d"].map((it) => node(it));
    const known = new Map([
      ["a", { x: 100, y: 0 }],
      ["b", { x: -100, y: 0 }],
    ]);
    const places = startingPlaces(nodes, [edge("a", "c")], known);
    expect(places).toEqual(startingPlaces(nodes, [edge("a", "c")], known));
    expect(places.get("a")).toEqual({ x: 100, y: 0 });
    const distance = (one: Place, other: Place) => Math.hypot(one.x - other.x, one.y - other.y);
    expect(distance(places.get("c")!, places.get("a")!)).toBeLessThan(distance(places.get("c")!, places.get("b")!));
    expect(new Set([...startingPlaces(nodes, [], new Map()).values()].map((it) => `${it.x} ${it.y}`)).size).toBe(4);
  });
});

describe("captions", () => {
  it("take at most two lines, and letters of wide scripts twice the room", () => {
    expect(captionLines("Zhejiang Lab", 26)).toEqual(["Zhejiang Lab"]);
    expect(captionLines("Next Generation Artificial Intelligence Development Plan", 26)).toEqual([
      "Next Generation Artificial",
      "Intelligence Development…",
    ]);
    expect(captionLines("中华人民共和国国务院新闻办公室", 20)).toEqual(["中华人民共和国国务…"]);
  });

  it("never stand over one another", () => {
    const room = new Room();
    expect(room.take({ left: 0, top: 0, width: 200, height: 20 })).toBe(true);
    expect(room.take({ left: 190, top: 19, width: 50, height: 20 })).toBe(false);
    expect(room.take({ left: 190, top: 20, width: 50, height: 20 })).toBe(true);
  });
});

describe("edges", () => {
  it("bend away from each other between the same two, whichever way they lead", () => {
    const bends = bendsOf([edge("a", "b"), edge("b", "a"), edge("a", "b", "USES"), edge("a", "c")]);
    const [first, second, third, alone] = [...bends.values()];
    expect([first! < 0, Math.abs(second!), third! > 0, alone]).toEqual([true, 0, true, 0]);
  });

  it("are found at a point, also where they bend", () => {
    const [start, end] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const edges = [
      { id: "straight", start, end, bend: 0 },
      { id: "bent", start, end, bend: 0.3 },
    ];
    expect(edgeAt(edges, { x: 50, y: 3 })).toBe("straight");
    expect(edgeAt(edges, { x: 50, y: 29 })).toBe("bent");
    expect(edgeAt(edges, { x: 50, y: -20 })).toBeNull();
    expect(edgeAt(edges, { x: 120, y: 0 })).toBeNull();
  });
});

test("the words of an edge stand on it, or beside it without touching it where there is air around", () => {
  const line = { id: "line", start: { x: 0, y: 0 }, end: { x: 300, y: 300 }, bend: 0 };
  const away = ({ x, y }: { x: number; y: number }) => Math.abs(x - y);
  const dense = edgeCaptionPlaces(line, 60, 16, false);
  expect([dense[0], Math.max(...dense.map(away))]).toEqual([{ x: 150, y: 150 }, 0]);
  const airy = edgeCaptionPlaces(line, 60, 16, true);
  expect(airy.slice(0, dense.length)).toEqual(dense);
  // Of a box of 60 by 16 the near corner lies this much before its middle.
  for (const it of airy.slice(dense.length)) expect(away(it)).toBeCloseTo((60 + 16) / 2, 5);
});

test("an SVG holds all names as text", () => {
  const nodes = [node("a", '<script>alert(1)</script> & "A"'), node("b", "B\u0001")];
  const places = new Map([
    ["a", { x: 0, y: 0 }],
    ["b", { x: 1, y: 2 }],
  ]);
  const svg = graphSvg({ nodes, edges: [edge("a", "b"), edge("b", "a", "PARTNERS_WITH")], places, colours });
  for (const it of ["<script", "NaN", "Infinity", "\u0001"]) expect(svg).not.toContain(it);
  expect(svg).toContain("<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;A&quot;</title>");
  expect([svg.match(/<circle/g)?.length, svg.match(/marker-end/g)?.length]).toEqual([2, 1]);
});
