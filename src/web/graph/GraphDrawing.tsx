import { type ReactElement, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { canDraw } from "./canDraw.js";
import type { GraphView } from "./graphParts.js";
import { type GraphHandlers, type MountedGraph, mountGraph } from "./mountGraph.js";
import "./graph.css";

export type DrawnGraph = Omit<MountedGraph, "show" | "close">;

export interface GraphDrawingProps extends GraphView, GraphHandlers {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly ref?: Ref<DrawnGraph>;
}

function Drawn({ label, ref, onChoose, onPin, ...view }: GraphDrawingProps): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedGraph | null>(null);
  const handlers = useRef<GraphHandlers>({ onChoose });
  handlers.current = { onChoose, ...(onPin && { onPin }) };
  const movable = onPin !== undefined;
  useEffect(() => {
    const graph = mountGraph(container.current!, {
      onChoose: (it) => handlers.current.onChoose(it),
      ...(movable && { onPin: (it: string) => handlers.current.onPin?.(it) }),
    });
    mounted.current = graph;
    return () => graph.close();
  }, [movable]);
  const { nodes, edges, chosen, pinned, faint } = view;
  useEffect(() => mounted.current?.show({ nodes, edges, chosen, pinned, faint }), [nodes, edges, chosen, pinned, faint]);
  useImperativeHandle(ref, () => ({
    fit: () => mounted.current!.fit(),
    zoom: (factor) => mounted.current!.zoom(factor),
    picture: () => mounted.current!.picture(),
    places: () => mounted.current!.places(),
  }));
  return <div className="graph-drawing" ref={container} role="img" aria-label={label} />;
}

/** A graph that is panned, zoomed and chosen from; fills the element around it. Says so where the browser cannot draw it. */
export function GraphDrawing(props: GraphDrawingProps): ReactElement {
  return canDraw() ? <Drawn {...props} /> : <p className="graph-drawing">This browser has no WebGL, so the graph cannot be drawn.</p>;
}
