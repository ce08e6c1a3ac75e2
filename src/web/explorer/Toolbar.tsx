import type { ReactElement, ReactNode } from "react";
import { seenAsQuery } from "../../queries/exploredQuery.js";
import { studioAddress } from "../studioAddress.js";
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

interface ToolProps {
  readonly onUse?: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

const Tool = ({ onUse, disabled, pressed, children }: ToolProps): ReactElement => (
  <button type="button" className="button" disabled={disabled} aria-pressed={pressed} onClick={onUse}>
    {children}
  </button>
);

const isPicture = (form: Form): boolean => form === "PNG" || form === "SVG";

/** What can be done with all that is seen. */
export function Toolbar({ history: { past, now, future }, view, take, onView, onPaths, onSave }: ToolbarProps): ReactElement {
  const ids = [...now.nodes.keys()];
  const none = ids.length === 0;
  const step = (act: "undo" | "redo" | "clear", title: string, disabled: boolean): ReactElement => (
    <Tool disabled={disabled} onUse={() => take({ act })}>
      {title}
    </Tool>
  );
  return (
    <div className="toolbar">
      <div>
        {step("undo", "Undo", past.length === 0)}
        {step("redo", "Redo", future.length === 0)}
        {step("clear", "Clear", none)}
      </div>
      <div>
        <Tool onUse={onPaths}>Paths</Tool>
        {(["graph", "list"] as const).map((it) => (
          <Tool key={it} pressed={view === it} onUse={() => onView(it)}>
            {it === "graph" ? "Graph" : "List"}
          </Tool>
        ))}
      </div>
      <div>
        {forms.map((it) => (
          <Tool key={it} disabled={none || (view === "list" && isPicture(it))} onUse={() => onSave(it)}>
            {it}
          </Tool>
        ))}
        {none ? (
          <Tool disabled>As GraphQL</Tool>
        ) : (
          <a className="button" href={studioAddress(seenAsQuery(ids, now.asOf))}>
            As GraphQL
          </a>
        )}
      </div>
    </div>
  );
}
