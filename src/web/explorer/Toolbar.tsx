import type { ReactElement } from "react";
import { studioAddress } from "../studioAddress.js";
import { seenAsQuery } from "./asQuery.js";
import type { History, Step } from "./history.js";
import { type Form, forms } from "./saveSeen.js";

export interface ToolbarProps {
  readonly history: History;
  readonly view: "graph" | "list";
  readonly take: (step: Step) => void;
  readonly onView: (view: "graph" | "list") => void;
  readonly onPaths: () => void;
  readonly onSave: (form: Form) => void;
}

/** What can be done with all that is seen. */
export function Toolbar({ history: { past, now, future }, view, take, onView, onPaths, onSave }: ToolbarProps): ReactElement {
  const ids = [...now.nodes.keys()];
  const none = ids.length === 0;
  return (
    <div className="toolbar">
      <div>
        <button type="button" className="button" disabled={past.length === 0} onClick={() => take({ act: "undo" })}>
          Undo
        </button>
        <button type="button" className="button" disabled={future.length === 0} onClick={() => take({ act: "redo" })}>
          Redo
        </button>
        <button type="button" className="button" disabled={none} onClick={() => take({ act: "clear" })}>
          Clear
        </button>
      </div>
      <div>
        <button type="button" className="button" onClick={onPaths}>
          Paths
        </button>
        {(["graph", "list"] as const).map((it) => (
          <button type="button" className="button" key={it} aria-pressed={view === it} onClick={() => onView(it)}>
            {it === "graph" ? "Graph" : "List"}
          </button>
        ))}
      </div>
      <div>
        {forms.map((it) => (
          <button
            type="button"
            className="button"
            key={it}
            disabled={none || (view === "list" && (it === "PNG" || it === "SVG"))}
            onClick={() => onSave(it)}
          >
            {it}
          </button>
        ))}
        {none ? (
          <button type="button" className="button" disabled>
            As GraphQL
          </button>
        ) : (
          <a className="button" href={studioAddress(seenAsQuery(ids, now.asOf))}>
            As GraphQL
          </a>
        )}
      </div>
    </div>
  );
}
