import { type ReactElement, useMemo, useRef, useState } from "react";
import type { DrawnGraph } from "../graph/GraphDrawing.js";
import type { Chosen, GraphNode } from "../graph/graphParts.js";
import { type EntityActions, EntityPanel } from "./EntityPanel.js";
import { Notice } from "./Notice.js";
import { type PathEnds, PathsPanel } from "./PathsPanel.js";
import { problemOf } from "./problem.js";
import { RelationshipPanel } from "./RelationshipPanel.js";
import { SearchBox } from "./SearchBox.js";
import { SiteLinks } from "./SiteLinks.js";
import { drawable, Stage } from "./Stage.js";
import { type Form, saveSeen } from "./saveSeen.js";
import { seenOf } from "./seen.js";
import { Toolbar } from "./Toolbar.js";
import { useExploration } from "./useExploration.js";
import { useUndoKeys } from "./useUndoKeys.js";

const nowhere: PathEnds = { from: null, to: null };

/** The whole page: a graph that grows from names that are typed, and all that is known of what is chosen in it. */
export function Explorer(): ReactElement {
  const { history, take, busy, problem, dismiss, add, addPath, expand } = useExploration();
  const [view, setView] = useState<"graph" | "list">(drawable ? "graph" : "list");
  const [ends, setEnds] = useState<PathEnds | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const drawn = useRef<DrawnGraph>(null);
  useUndoKeys(
    () => take({ act: "undo" }),
    () => take({ act: "redo" }),
  );
  const { nodes, edges, pinned, asOf, chosen } = history.now;
  const seen = useMemo(() => seenOf({ nodes, edges, asOf }), [nodes, edges, asOf]);
  const choose = (it: Chosen | null): void => take({ act: "choose", chosen: it });
  const pick = (node: GraphNode): void => void add([node]).then(() => choose({ sort: "entity", id: node.id }));
  const save = (form: Form): void => {
    setFailure(null);
    saveSeen(form, seen, asOf, view === "graph" ? drawn.current : null).catch((error: Error) => setFailure(problemOf(error)));
  };
  const onPathEnd: EntityActions["onPathEnd"] = (end, node) => setEnds((it) => ({ ...(it ?? nowhere), [end]: node }));
  const actions: EntityActions = {
    onExpand: expand,
    onHide: (id) => take({ act: "hide", id }),
    onPin: (id, pin) => take({ act: pin ? "pin" : "unpin", id }),
    onChoose: choose,
    onPathEnd,
  };
  const node = chosen?.sort === "entity" ? nodes.get(chosen.id) : undefined;
  const edge = chosen?.sort === "relationship" ? edges.get(chosen.id) : undefined;
  const told = problem ?? failure;
  return (
    <>
      <header className="masthead">
        <SiteLinks />
        <SearchBox label="Find and add" placeholder="Find anything by name" onPick={pick} />
        <Toolbar {...{ history, view, take }} onView={setView} onPaths={() => setEnds(ends ?? nowhere)} onSave={save} />
      </header>
      <main className={node || edge || ends ? "with-panel" : undefined}>
        <section className="stage" aria-label="What is explored" aria-busy={busy}>
          {told && (
            <Notice
              text={told}
              onDismiss={() => {
                dismiss();
                setFailure(null);
              }}
            />
          )}
          {!drawable && <p className="notice">This browser has no WebGL, so the graph is shown as a list.</p>}
          <Stage {...{ drawn, now: history.now, seen, view, busy, take, actions }} onPick={pick} onPaths={() => setEnds(nowhere)} />
          {busy && (
            <p className="busy" role="status">
              Loading…
            </p>
          )}
        </section>
        <aside className="panel" aria-label="Details">
          {ends && <PathsPanel ends={ends} asOf={asOf} onEnd={onPathEnd} onShow={(it) => void addPath(it)} onClose={() => setEnds(null)} />}
          {node && <EntityPanel {...{ node, seen, asOf }} pinned={pinned.has(node.id)} {...actions} />}
          {edge && <RelationshipPanel {...{ edge, nodes }} onChoose={choose} />}
        </aside>
      </main>
    </>
  );
}
