import type { ReactElement } from "react";
import type { GraphNode } from "./graphParts.js";
import { kindColour, kindNames, kinds } from "./kinds.js";
import "./graph.css";

/** Which colour is which kind, of the kinds that are there, and how many of each. */
export function Legend({ nodes }: { readonly nodes: readonly GraphNode[] }): ReactElement {
  const counts = kinds.map((kind) => ({ kind, count: nodes.filter((it) => it.kind === kind).length })).filter(({ count }) => count > 0);
  return (
    <ul className="graph-legend" aria-label="Legend">
      {counts.map(({ kind, count }) => (
        <li key={kind}>
          <i className="kind-dot" style={{ background: kindColour(kind) }} />
          {kindNames[kind][count === 1 ? 0 : 1]} <span>{count.toLocaleString("en")}</span>
        </li>
      ))}
    </ul>
  );
}
