import type { ReactElement, Ref } from "react";
import { canDraw } from "../graph/canDraw.js";
import type { DrawnGraph } from "../graph/GraphDrawing.js";
import type { GraphNode } from "../graph/graphParts.js";
import { Canvas } from "./Canvas.js";
import type { EntityActions } from "./EntityPanel.js";
import type { Exploration } from "./exploration.js";
import type { Step } from "./history.js";
import { ListView } from "./ListView.js";
import { Start } from "./Start.js";
import type { Seen } from "./seen.js";
import { TimeSlider } from "./TimeSlider.js";

export const drawable = canDraw();

export interface StageProps {
  readonly drawn: Ref<DrawnGraph>;
  readonly now: Exploration;
  readonly seen: Seen;
  readonly view: "graph" | "list";
  readonly busy: boolean;
  readonly take: (step: Step) => void;
  readonly actions: EntityActions;
  readonly onPick: (node: GraphNode) => void;
  readonly onPaths: () => void;
}

/** What is explored, as a graph or as a list; where that is nothing, how to begin. */
export function Stage({ drawn, now, seen, view, busy, take, actions, onPick, onPaths }: StageProps): ReactElement | null {
  const { nodes, edges, pinned, asOf, chosen } = now;
  if (nodes.size === 0) return busy ? null : <Start onPick={onPick} onPaths={onPaths} />;
  return (
    <>
      {view === "graph" && drawable ? (
        <Canvas ref={drawn} {...seen} {...{ chosen, pinned }} onChoose={actions.onChoose} onPin={(id) => take({ act: "pin", id })} />
      ) : (
        <ListView {...{ seen, pinned, chosen }} {...actions} />
      )}
      <TimeSlider edges={[...edges.values()]} asOf={asOf} onDate={(it) => take({ act: "date", asOf: it })} />
    </>
  );
}
