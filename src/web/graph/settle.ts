import type { GraphEdge, GraphNode, Place } from "./graphParts.js";
import type { Settled, Unsettled } from "./settling.worker.js";

/** What is laid out, from where. */
export interface Layout {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly places: ReadonlyMap<string, Place>;
  readonly fixed: ReadonlySet<string>;
}

/** Lays graphs out by their forces, beside the page, one at a time. */
export interface Settler {
  /** Begins with another graph in place of the one before; the same graph from the same places always ends alike. */
  readonly settle: (layout: Layout) => void;
  /** Leaves the graph as it is now. */
  readonly rest: () => void;
  readonly close: () => void;
}

function unsettled({ nodes, edges, places, fixed }: Layout, still: boolean): Unsettled {
  const numbers = new Map(nodes.map((it, at) => [it.id, at]));
  return {
    places: Float32Array.from(nodes.flatMap(({ id }) => [places.get(id)!.x, places.get(id)!.y])),
    fixed: Uint8Array.from(nodes, (it) => (fixed.has(it.id) ? 1 : 0)),
    ends: Uint32Array.from(edges.flatMap((it) => [numbers.get(it.from)!, numbers.get(it.to)!])),
    stride: still ? Number.MAX_SAFE_INTEGER : nodes.length < 300 ? 4 : 2,
  };
}

/** A settler that reports where nodes have come to; only at the end to those who want nothing to move. */
export function openSettler(report: (places: ReadonlyMap<string, Place>, done: boolean) => void): Settler {
  const worker = new Worker(new URL("./settling.worker.ts", import.meta.url), { type: "module" });
  let asked: Layout | null = null;
  worker.onmessage = ({ data }: MessageEvent<Settled>) => {
    // A report of the graph before may still be under way.
    if (!asked || data.places.length !== asked.nodes.length * 2) return;
    report(new Map(asked.nodes.map(({ id }, at) => [id, { x: data.places[2 * at]!, y: data.places[2 * at + 1]! }])), data.done);
  };
  return {
    settle: (layout) => {
      asked = layout;
      worker.postMessage(unsettled(layout, matchMedia("(prefers-reduced-motion: reduce)").matches));
    },
    rest: () => {
      asked = null;
    },
    close: () => worker.terminate(),
  };
}
