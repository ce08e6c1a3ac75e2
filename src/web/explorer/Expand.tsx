import type { ReactElement } from "react";
import { mostNext } from "../../queries/entityQuestions.js";
import type { Connection, Entity } from "./entity.js";
import { type Seen, seenCount } from "./seen.js";

export interface ExpandProps {
  readonly entity: Entity;
  readonly seen: Seen;
  readonly onExpand: (entity: Entity, connection: Connection) => void;
}

/** A button for each sort of relationships of an entity, with how many of them are seen. */
export function Expand({ entity, seen, onExpand }: ExpandProps): ReactElement {
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
      {entity.connections.some((it) => it.count > mostNext) && <p className="quiet">{mostNext} more at each press.</p>}
    </section>
  );
}
