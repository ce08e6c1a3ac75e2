import { type DrawnEdge, pointOn } from "./edgeAt.js";
import type { Place } from "./graphParts.js";

/** Where along an edge its words are tried, the best first. */
const parts = [0.5, 0.4, 0.6, 0.32, 0.68, 0.2, 0.8];

/** Places beside a point of an edge at which words do not touch the edge, on either side. */
function beside({ start, end }: DrawnEdge, { x, y }: Place, width: number, height: number): readonly Place[] {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [across, down] = [(end.y - start.y) / length, (start.x - end.x) / length];
  const away = (Math.abs(across) * width + Math.abs(down) * height) / 2;
  return [1, -1].map((side) => ({ x: x + side * across * away, y: y + side * down * away }));
}

/** Where the words of an edge may stand, the best first: on it, and in an `airy` drawing, where nobody takes them for another's, beside it. */
export function edgeCaptionPlaces(edge: DrawnEdge, width: number, height: number, airy: boolean): readonly Place[] {
  const on = parts.map((it) => pointOn(edge, it));
  return airy ? [...on, ...on.flatMap((it) => beside(edge, it, width, height))] : on;
}
