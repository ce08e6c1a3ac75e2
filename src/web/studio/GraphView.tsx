import type { GraphQLSchema } from "graphql";
import { type ReactElement, useEffect, useState } from "react";
import { GraphDrawing } from "../graph/GraphDrawing.js";
import type { Chosen, GraphNode } from "../graph/graphParts.js";
import { Legend } from "../graph/Legend.js";
import type { AskedAnswer } from "./askedAnswers.js";
import { readShownEntities, type ShownEntities } from "./shownEntities.js";

interface GraphViewProps {
  readonly schema: GraphQLSchema;
  readonly answer: AskedAnswer;
}

const none: ReadonlySet<string> = new Set();

const counted = (count: number, one: string, more: string): string => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

/** What is shown, in words, with what lies further. */
function Caption({ nodes, edges, left, chosen }: ShownEntities & { readonly chosen: GraphNode | undefined }): ReactElement {
  const explorer = `/explore#ids=${nodes.map((it) => encodeURIComponent(it.id)).join(",")}`;
  return (
    <p className="graph-caption">
      {counted(nodes.length, "entity", "entities")}, {counted(edges.length, "relationship", "relationships")}
      {left > 0 && `; ${left.toLocaleString("en")} more are left out`}
      {chosen && (
        <>
          {" · "}
          <a href={`/e/${encodeURIComponent(chosen.id)}`}>{chosen.name}</a>
        </>
      )}
      <a className="further" href={explorer}>
        Open in the explorer
      </a>
    </p>
  );
}

/** The entities that the answer shows, as a graph with all relationships between them. */
export default function GraphView({ schema, answer }: GraphViewProps): ReactElement {
  const [entities, setEntities] = useState<ShownEntities | string>("Loading");
  const [chosen, choose] = useState<Chosen | null>(null);
  useEffect(() => {
    let wanted = true;
    const tell = (it: ShownEntities | string): void => {
      if (wanted) setEntities(it);
    };
    setEntities("Loading");
    choose(null);
    readShownEntities(schema, answer).then(tell, (error: Error) => tell(error.message));
    return () => {
      wanted = false;
    };
  }, [schema, answer]);
  if (typeof entities === "string") return <p className="hint">{entities}</p>;
  if (entities.nodes.length === 0) return <p className="hint">This answer shows no single entities, only what they add up to.</p>;
  const label = `The entities of the answer: ${counted(entities.nodes.length, "entity", "entities")}, which the table lists`;
  return (
    <>
      <Caption {...entities} chosen={entities.nodes.find((it) => chosen?.sort === "entity" && it.id === chosen.id)} />
      <div className="graph-place">
        <GraphDrawing
          nodes={entities.nodes}
          edges={entities.edges}
          chosen={chosen}
          pinned={none}
          faint={none}
          label={label}
          onChoose={choose}
        />
      </div>
      <Legend nodes={entities.nodes} />
    </>
  );
}
