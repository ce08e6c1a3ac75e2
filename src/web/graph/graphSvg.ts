import { captionLines } from "./captions.js";
import type { Colours } from "./colours.js";
import { type GraphEdge, type GraphNode, isDirected, type Place, typeWords } from "./graphParts.js";
import { bendsOf } from "./parallels.js";

/** A graph as it is laid out. */
export interface LaidOut {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Upwards being more. */
  readonly places: ReadonlyMap<string, Place>;
  readonly colours: Colours;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML, without the letters that XML does not have. */
const text = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not have.
  value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll(/[&<>"]/g, (it) => escapes[it]!);

const number = (value: number): string => value.toFixed(1);
const margin = 90;
/** Pixels that the longer side of the layout takes for each root of its number of nodes. */
const spacing = 150;
const radius = 9;

function scaled(places: ReadonlyMap<string, Place>): {
  readonly at: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
} {
  const [xs, ys] = [[...places.values()].map((it) => it.x), [...places.values()].map((it) => it.y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (spacing * Math.sqrt(places.size)) / Math.max(right - left, top - bottom, 1e-9);
  const at = new Map(
    [...places].map(([id, { x, y }]): [string, Place] => [id, { x: margin + (x - left) * scale, y: margin + (top - y) * scale }]),
  );
  return { at, width: (right - left) * scale + 2 * margin, height: (top - bottom) * scale + 2 * margin };
}

function edgeSvg(edge: GraphEdge, start: Place, end: Place, bend: number): string {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [(start.x + end.x) / 2 - dy * bend, (start.y + end.y) / 2 + dx * bend];
  const cut = (radius + 2) / length;
  const tip = { x: end.x - (end.x - x) * 2 * cut, y: end.y - (end.y - y) * 2 * cut };
  const arrow = isDirected(edge) ? ' marker-end="url(#arrow)"' : "";
  const [middleX, middleY] = [(start.x + end.x) / 4 + x / 2, (start.y + end.y) / 4 + y / 2];
  return `<path d="M${number(start.x)} ${number(start.y)}Q${number(x)} ${number(y)} ${number(tip.x)} ${number(tip.y)}"${arrow}/><text class="type" x="${number(middleX)}" y="${number(middleY)}">${text(typeWords(edge.type))}</text>`;
}

function nodeSvg({ name }: GraphNode, { x, y }: Place, colour: string): string {
  const lines = captionLines(name, 26).map(
    (it, at) => `<text x="${number(x)}" y="${number(y + radius + 14 + at * 15)}">${text(it)}</text>`,
  );
  return `<g><title>${text(name)}</title><circle cx="${number(x)}" cy="${number(y)}" r="${radius}" fill="${colour}"/>${lines.join("")}</g>`;
}

/** A graph as an SVG document that needs nothing else; all names are text. */
export function graphSvg({ nodes, edges, places, colours }: LaidOut): string {
  const { at, width, height } = scaled(places);
  const bends = bendsOf(edges);
  const style = `text{font:13px system-ui,sans-serif;text-anchor:middle;fill:${colours.ink};paint-order:stroke;stroke:${colours.paper};stroke-width:4px;stroke-linejoin:round}.type{font-size:11px;fill:${colours.softInk}}path{fill:none;stroke:${colours.edge};stroke-width:1.3}`;
  const arrow = `<marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:${colours.edge};stroke:none"/></marker>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}">`,
    `<style>${style}</style><defs>${arrow}</defs><rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...edges.map((it) => edgeSvg(it, at.get(it.from)!, at.get(it.to)!, bends.get(it.id)!)),
    ...nodes.map((it) => nodeSvg(it, at.get(it.id)!, colours.kinds[it.kind])),
    "</svg>\n",
  ].join("\n");
}
