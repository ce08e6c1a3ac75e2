import type { ReactElement } from "react";
import { kindColour, kindNames } from "../graph/kinds.js";
import type { EntityActions } from "./EntityPanel.js";
import type { Exploration } from "./exploration.js";
import { ShownRelationships } from "./ShownRelationships.js";
import type { Seen } from "./seen.js";

export interface ListViewProps extends Pick<EntityActions, "onHide" | "onPin" | "onChoose">, Pick<Exploration, "pinned" | "chosen"> {
  readonly seen: Seen;
}

/** What the drawing shows, as a list: each entity with its relationships and what can be done with it. */
export function ListView({ seen, pinned, chosen, onHide, onPin, onChoose }: ListViewProps): ReactElement {
  return (
    <ul className="list-view" aria-label="Entities">
      {seen.nodes.map((node) => (
        <li key={node.id} className={seen.faint.has(node.id) ? "faint" : undefined}>
          <div className="list-head">
            <i className="kind-dot" style={{ background: kindColour(node.kind) }} />
            <button
              type="button"
              className="plain name"
              aria-current={chosen?.sort === "entity" && chosen.id === node.id ? "true" : undefined}
              onClick={() => onChoose({ sort: "entity", id: node.id })}
            >
              {node.name}
            </button>
            <small>{kindNames[node.kind][0]}</small>
            <span className="acts">
              <button type="button" aria-pressed={pinned.has(node.id)} onClick={() => onPin(node.id, !pinned.has(node.id))}>
                {pinned.has(node.id) ? "Unpin" : "Pin"} <span className="unseen">{node.name}</span>
              </button>
              <button type="button" onClick={() => onHide(node.id)}>
                Hide <span className="unseen">{node.name}</span>
              </button>
            </span>
          </div>
          <ShownRelationships node={node} seen={seen} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}
