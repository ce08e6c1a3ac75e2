import type { ReactElement } from "react";
import type { Chosen, GraphNode } from "../graph/graphParts.js";
import { kindColour, kindNames } from "../graph/kinds.js";
import { Facts, Sources } from "./Details.js";
import { Expand } from "./Expand.js";
import { type Connection, type Entity, readEntity } from "./entity.js";
import { ShownRelationships } from "./ShownRelationships.js";
import type { Seen } from "./seen.js";
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

type ActsProps = Pick<EntityPanelProps, "node" | "pinned" | "onPin" | "onHide" | "onPathEnd">;

function Acts({ node, pinned, onPin, onHide, onPathEnd }: ActsProps): ReactElement {
  return (
    <div className="acts">
      <button type="button" aria-pressed={pinned} onClick={() => onPin(node.id, !pinned)}>
        {pinned ? "Unpin" : "Pin"}
      </button>
      <button type="button" onClick={() => onHide(node.id)}>
        Hide
      </button>
      <button type="button" onClick={() => onPathEnd("from", node)}>
        Path from here
      </button>
      <button type="button" onClick={() => onPathEnd("to", node)}>
        Path to here
      </button>
      <a className="button" href={`/e/${encodeURIComponent(node.id)}`}>
        Its page
      </a>
    </div>
  );
}

/** What else an entity is called, in the languages of the names. */
function OtherNames({ names }: Pick<Entity, "names">): ReactElement | null {
  if (names.length === 0) return null;
  return (
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
      <Acts {...{ node, pinned, ...actions }} />
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
      <OtherNames names={names} />
      {data && <Sources evidence={data.evidence} />}
    </>
  );
}
