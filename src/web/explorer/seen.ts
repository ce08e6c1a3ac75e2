import type { DatedEdge, GraphNode } from "../graph/graphParts.js";
import type { Exploration } from "./exploration.js";
import { holdsOn } from "./time.js";

/** What of an exploration is seen. */
export interface Seen {
  readonly nodes: readonly GraphNode[];
  /** Those that hold on its day. */
  readonly edges: readonly DatedEdge[];
  /** Entities none of whose relationships hold on that day. */
  readonly faint: ReadonlySet<string>;
}

export function seenOf({ nodes, edges, asOf }: Pick<Exploration, "nodes" | "edges" | "asOf">): Seen {
  const all = [...edges.values()];
  const holding = asOf === null ? all : all.filter((it) => holdsOn(it, asOf));
  const joined = (them: readonly DatedEdge[]) => new Set(them.flatMap((it) => [it.from, it.to]));
  const [ever, then] = [joined(all), joined(holding)];
  return { nodes: [...nodes.values()], edges: holding, faint: new Set([...ever].filter((it) => !then.has(it))) };
}

/** Of a sort of relationship, how many of an entity are seen. */
export function seenCount(edges: readonly DatedEdge[], id: string, type: string, direction: "OUT" | "IN" | "BOTH"): number {
  return edges.filter((it) => it.type === type && ((direction !== "IN" && it.from === id) || (direction !== "OUT" && it.to === id))).length;
}
