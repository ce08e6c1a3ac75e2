import type { ReactElement } from "react";
import type { Chosen, DatedEdge, GraphNode } from "../graph/graphParts.js";
import { isDirected, typeWords } from "../graph/graphParts.js";
import { kindColour, kindNames } from "../graph/kinds.js";
import { Facts, Sources } from "./Details.js";
import { batch, type Connection, type Entity, readEntity } from "./entity.js";
import { type Seen, seenCount } from "./seen.js";
import { useAnswer } from "./useAnswer.js";

/** What can be done with an entity. */
export interface EntityActions {
  readonly onExpand: (entity: Entity, connection: Connection) => void;
  readonly onHide: (id: string) => void;
  readonly onPin: (id: string, pinned: boolean) => void;
  readonly onChoose: (chosen: Chosen | null) => void;
  readonly onPathEnd: (end: "from" | "to", node: GraphNode) => void;
}

export interface EntityPanelProps extends EntityActions {
  readonly node: GraphNode;
  readonly seen: Seen;
  readonly pinned: boolean;
  readonly asOf: string | null;
}

function Expand({
  entity,
  seen,
  onExpand,
}: { readonly entity: Entity; readonly seen: Seen } & Pick<EntityActions, "onExpand">): ReactElement {
  if (entity.connections.length === 0) return <p className="quiet">No relationships are known.</p>;
  return (
    <section>
      <h3>Expand</h3>
      <ul className="expand">
        {entity.connections.map((connection) => {
          const { field, label, description, type, direction, count } = connection;
          const shown = Math.min(count, seenCount(seen.edges, entity.id, type, direction));
          return (
            <li key={field}>
              <button type="button" title={description} disabled={shown === count} onClick={() => onExpand(entity, connection)}>
                {label}{" "}
                <span>
                  {shown > 0 && `${shown.toLocaleString("en")} of `}
                  {count.toLocaleString("en")}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {entity.connections.some((it) => it.count > batch) && <p className="quiet">{batch} more at each press.</p>}
    </section>
  );
}

interface ShownProps extends Pick<EntityActions, "onChoose"> {
  readonly node: GraphNode;
  readonly seen: Seen;
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

/** All that is known of an entity, and what can be done with it. */
export function EntityPanel({ node, seen, pinned, asOf, ...actions }: EntityPanelProps): ReactElement {
  const { data, problem } = useAnswer(() => readEntity(node.id, asOf), `${asOf} ${node.id}`);
  const names = data?.names.filter((it) => it.value !== node.name) ?? [];
  return (
    <>
      <p className="kind">
        <i className="kind-dot" style={{ background: kindColour(node.kind) }} />
        {kindNames[node.kind][0]}
      </p>
      <h2>{node.name}</h2>
      <div className="acts">
        <button type="button" aria-pressed={pinned} onClick={() => actions.onPin(node.id, !pinned)}>
          {pinned ? "Unpin" : "Pin"}
        </button>
        <button type="button" onClick={() => actions.onHide(node.id)}>
          Hide
        </button>
        <button type="button" onClick={() => actions.onPathEnd("from", node)}>
          Path from here
        </button>
        <button type="button" onClick={() => actions.onPathEnd("to", node)}>
          Path to here
        </button>
        <a className="button" href={`/e/${encodeURIComponent(node.id)}`}>
          Its page
        </a>
      </div>
      {problem && <p role="alert">{problem}</p>}
      {!data && !problem && <p role="status">Loading…</p>}
      {data?.stub && <p className="quiet">Others name it; no source describes it.</p>}
      {data && <Expand entity={data} seen={seen} onExpand={actions.onExpand} />}
      {data && <Facts facts={[...data.facts, { label: "id", texts: [data.id] }]} />}
      {seen.edges.some((it) => it.from === node.id || it.to === node.id) && (
        <section>
          <h3>In sight</h3>
          <ShownRelationships node={node} seen={seen} onChoose={actions.onChoose} />
        </section>
      )}
      {names.length > 0 && (
        <section>
          <h3>Names</h3>
          <ul className="names">
            {names.map(({ value, language, kind }) => (
              <li key={`${value} ${language} ${kind}`} lang={language ?? undefined}>
                {value} <small lang="en">{[language, kind.toLowerCase()].filter((it) => it !== null).join(", ")}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data && <Sources evidence={data.evidence} />}
    </>
  );
}
