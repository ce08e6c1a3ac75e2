import type { Place } from "./graphParts.js";

/** An edge as it is drawn, in pixels. */
export interface DrawnEdge {
  readonly id: string;
  readonly start: Place;
  readonly end: Place;
  /** How far its middle lies beside the straight line, as a part of its length. */
  readonly bend: number;
}

/** Pixels from an edge at which it is still meant. */
const reach = 6;
/** Pieces that a bent edge is taken for. */
const pieces = 10;

function distanceToLine({ x, y }: Place, start: Place, end: Place): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - start.x - part * dx, y - start.y - part * dy);
}

/** The point of an edge after a part of its way. */
export function pointOn({ start, end, bend }: Omit<DrawnEdge, "id">, part: number): Place {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const beside = bend * 4 * part * (1 - part);
  return { x: start.x + part * dx - beside * dy, y: start.y + part * dy + beside * dx };
}

function distanceTo(edge: DrawnEdge, point: Place): number {
  if (edge.bend === 0) return distanceToLine(point, edge.start, edge.end);
  const stops = Array.from({ length: pieces + 1 }, (_, at) => pointOn(edge, at / pieces));
  return Math.min(...stops.slice(1).map((it, at) => distanceToLine(point, stops[at]!, it)));
}

/** The edge at a point; null where none is near. */
export function edgeAt(edges: Iterable<DrawnEdge>, point: Place): string | null {
  let [nearest, distance]: [string | null, number] = [null, reach];
  for (const edge of edges) {
    const its = distanceTo(edge, point);
    if (its < distance) [nearest, distance] = [edge.id, its];
  }
  return nearest;
}
