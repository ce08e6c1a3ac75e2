import type { Chosen, DatedEdge, GraphNode } from "../graph/graphParts.js";

/** What is explored. */
export interface Exploration {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, DatedEdge>;
  readonly pinned: ReadonlySet<string>;
  /** The day whose relationships are seen; those of all times where it is null. */
  readonly asOf: string | null;
  readonly chosen: Chosen | null;
}

/** What can be done to it. */
export type Action =
  | { readonly act: "show"; readonly nodes: readonly GraphNode[]; readonly edges: readonly DatedEdge[] }
  | { readonly act: "hide"; readonly id: string }
  | { readonly act: "pin"; readonly id: string }
  | { readonly act: "unpin"; readonly id: string }
  | { readonly act: "choose"; readonly chosen: Chosen | null }
  | { readonly act: "date"; readonly asOf: string | null }
  | { readonly act: "clear" };

export const nothingExplored: Exploration = {
  nodes: new Map(),
  edges: new Map(),
  pinned: new Set(),
  asOf: null,
  chosen: null,
};

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].filter((it) => it !== id));

const byId = <Part extends { readonly id: string }>(known: ReadonlyMap<string, Part>, more: readonly Part[]): ReadonlyMap<string, Part> =>
  new Map([...known, ...more.map((it): [string, Part] => [it.id, it])]);

/** Something chosen only where it is there. */
export function chosenOf({ nodes, edges }: Exploration, chosen: Chosen | null): Chosen | null {
  const there = chosen && (chosen.sort === "entity" ? nodes : edges).has(chosen.id);
  return there ? chosen : null;
}

function hide(now: Exploration, id: string): Exploration {
  const nodes = new Map([...now.nodes].filter(([it]) => it !== id));
  const edges = new Map([...now.edges].filter(([, it]) => it.from !== id && it.to !== id));
  const next = { ...now, nodes, edges, pinned: without(now.pinned, id) };
  return { ...next, chosen: chosenOf(next, now.chosen) };
}

/** The exploration after something was done to it. */
export function explore(now: Exploration, action: Action): Exploration {
  switch (action.act) {
    case "show":
      return { ...now, nodes: byId(now.nodes, action.nodes), edges: byId(now.edges, action.edges) };
    case "hide":
      return hide(now, action.id);
    case "pin":
      return { ...now, pinned: new Set([...now.pinned, action.id]) };
    case "unpin":
      return { ...now, pinned: without(now.pinned, action.id) };
    case "choose":
      return { ...now, chosen: chosenOf(now, action.chosen) };
    case "date":
      return { ...now, asOf: action.asOf };
    case "clear":
      return { ...nothingExplored, asOf: now.asOf };
  }
}
