import type { GraphEdge, GraphNode, Place } from "./graphParts.js";

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** A place on a spiral on which no two come close. */
const spiral = (at: number, { x, y }: Place, step: number): Place => {
  const distance = step * Math.sqrt(at + 1);
  return { x: x + distance * Math.cos(at * goldenAngle), y: y + distance * Math.sin(at * goldenAngle) };
};

/** The middle of places; the origin where there is none. */
function middle(places: readonly Place[]): Place {
  const sum = places.reduce((one, other) => ({ x: one.x + other.x, y: one.y + other.y }), { x: 0, y: 0 });
  return { x: sum.x / (places.length || 1), y: sum.y / (places.length || 1) };
}

function neighboursOf(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  return neighbours;
}

/**
 * Places for all nodes, the same for the same input: those that have one keep it, others come near the neighbours that have one, or about
 * the middle of all.
 */
export function startingPlaces(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  known: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const neighbours = neighboursOf(edges);
  const kept = nodes.flatMap((it) => known.get(it.id) ?? []);
  const centre = middle(kept);
  const reach = Math.max(1, ...kept.map((it) => Math.hypot(it.x - centre.x, it.y - centre.y)));
  const step = kept.length < 2 ? 10 : (reach / Math.sqrt(kept.length)) * 0.6;
  return new Map(
    nodes.map((node, at): [string, Place] => {
      const place = known.get(node.id);
      if (place) return [node.id, place];
      const near = (neighbours.get(node.id) ?? []).flatMap((it) => known.get(it) ?? []);
      return [node.id, near.length > 0 ? spiral(at, middle(near), step / 3) : spiral(at, centre, step)];
    }),
  );
}
