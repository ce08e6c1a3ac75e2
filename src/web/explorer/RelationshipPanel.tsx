import type { ReactElement } from "react";
import type { DatedEdge } from "../graph/graphParts.js";
import { type Chosen, isDirected, typeWords } from "../graph/graphParts.js";
import { Facts, Sources } from "./Details.js";
import { readRelationship } from "./entity.js";
import type { Exploration } from "./exploration.js";
import { useAnswer } from "./useAnswer.js";

export interface RelationshipPanelProps extends Pick<Exploration, "nodes"> {
  readonly edge: DatedEdge;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** All that is known of a relationship, and who says so. */
export function RelationshipPanel({ edge, nodes, onChoose }: RelationshipPanelProps): ReactElement {
  const { data, problem } = useAnswer(() => readRelationship(edge), edge.id);
  const end = (id: string): ReactElement => (
    <button type="button" className="plain" onClick={() => onChoose({ sort: "entity", id })}>
      {nodes.get(id)?.name}
    </button>
  );
  return (
    <>
      <p className="kind">relationship</p>
      <h2>{typeWords(edge.type)}</h2>
      <p className="ends">
        {end(edge.from)}
        <span>
          {isDirected(edge) ? "↓" : "↕"} {typeWords(edge.type)}
        </span>
        {end(edge.to)}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {!data && !problem && <p role="status">Loading…</p>}
      {data && data.facts.length === 0 && <p className="quiet">When it began and ended is not known.</p>}
      {data && <Facts facts={data.facts} />}
      {data && <Sources evidence={data.evidence} />}
    </>
  );
}
