import type { ReactElement } from "react";
import { type Chosen, type DatedEdge, type GraphNode, isDirected, typeWords } from "../graph/graphParts.js";
import type { Seen } from "./seen.js";

export interface ShownProps {
  readonly node: GraphNode;
  readonly seen: Seen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Between two ends, as read from one of them: `→ founded Zhejiang Lab`. */
function RelationshipLine({ edge, node, seen, onChoose }: ShownProps & { readonly edge: DatedEdge }): ReactElement {
  const [outward, directed] = [edge.from === node.id, isDirected(edge)];
  const other = seen.nodes.find((it) => it.id === (outward ? edge.to : edge.from));
  return (
    <li>
      <button type="button" className="plain" onClick={() => onChoose({ sort: "relationship", id: edge.id })}>
        <span className="quiet">
          {directed && !outward ? "← " : ""}
          {typeWords(edge.type)}
          {directed && outward ? " →" : ""}
        </span>{" "}
        {other?.name}
      </button>
    </li>
  );
}

/** The relationships of an entity that are seen. */
export function ShownRelationships(props: ShownProps): ReactElement | null {
  const edges = props.seen.edges.filter((it) => it.from === props.node.id || it.to === props.node.id);
  if (edges.length === 0) return null;
  return (
    <ul className="lines">
      {edges.map((it) => (
        <RelationshipLine key={it.id} {...props} edge={it} />
      ))}
    </ul>
  );
}
