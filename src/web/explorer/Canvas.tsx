import { type ReactElement, type Ref, useImperativeHandle, useRef } from "react";
import { type DrawnGraph, GraphDrawing, type GraphDrawingProps } from "../graph/GraphDrawing.js";
import { Legend } from "../graph/Legend.js";

/** The drawing with its legend and what moves it. */
export function Canvas({ ref, ...drawing }: Omit<GraphDrawingProps, "label"> & { readonly ref: Ref<DrawnGraph> }): ReactElement {
  const drawn = useRef<DrawnGraph>(null);
  useImperativeHandle(ref, () => drawn.current!);
  const { nodes, edges } = drawing;
  return (
    <div className="canvas">
      <GraphDrawing
        {...drawing}
        ref={drawn}
        label={`A graph of ${nodes.length} entities and ${edges.length} relationships. The list holds the same.`}
      />
      <div className="moves">
        <button type="button" aria-label="Nearer" onClick={() => drawn.current?.zoom(1.4)}>
          +
        </button>
        <button type="button" aria-label="Farther" onClick={() => drawn.current?.zoom(1 / 1.4)}>
          −
        </button>
        <button type="button" onClick={() => drawn.current?.fit()}>
          Fit
        </button>
      </div>
      <Legend nodes={nodes} />
    </div>
  );
}
