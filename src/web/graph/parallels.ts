import type { GraphEdge } from "./graphParts.js";

/** How much each edge bends, from its start to its end, so that edges between the same two nodes can be told apart; 0 is straight. */
export function bendsOf(edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const pair = JSON.stringify([edge.from, edge.to].sort());
    pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
  }
  const bends = new Map<string, number>();
  for (const parallel of pairs.values())
    for (const [at, { id, from, to }] of parallel.entries()) bends.set(id, (at - (parallel.length - 1) / 2) * 0.35 * (from < to ? 1 : -1));
  return bends;
}
