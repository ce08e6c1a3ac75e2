import { type Box, captionLines, Room } from "./captions.js";
import type { Colours } from "./colours.js";
import type { DrawnEdge } from "./edgeAt.js";
import { edgeCaptionPlaces } from "./edgeCaptionPlaces.js";
import type { Place } from "./graphParts.js";

/** A node as it stands on the screen, in pixels. */
export interface StandingNode extends Place {
  readonly name: string;
  readonly radius: number;
  readonly chosen: boolean;
  readonly pinned: boolean;
  readonly faint: boolean;
  /** Whether its name is told in any case. */
  readonly told: boolean;
}

/** The words on an edge. */
export interface EdgeCaption {
  readonly words: string;
  readonly edge: DrawnEdge;
  /** Whether it belongs to what is chosen or pointed at. */
  readonly near: boolean;
  /** Whether it is told in any case. */
  readonly told: boolean;
}

export interface Captioned {
  /** The most important first. */
  readonly nodes: readonly StandingNode[];
  readonly edges: readonly EdgeCaption[];
  readonly width: number;
  readonly height: number;
  /** The most names that are told. */
  readonly most: number;
  /** Whether there are so few edges that there is air around each. */
  readonly airy: boolean;
}

const lineHeight = 15;
const edgeLineHeight = 16;
const font = (weight: number, size: number): string =>
  `${weight} ${size}px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans SC", sans-serif`;

function write(pen: CanvasRenderingContext2D, text: string, { x, y }: Place, colours: Colours, colour: string): void {
  pen.strokeStyle = colours.paper;
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

function ring(pen: CanvasRenderingContext2D, { x, y, radius }: StandingNode, colour: string, width: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** Around the chosen one a ring, in pinned ones a point. */
function drawMarks(pen: CanvasRenderingContext2D, nodes: readonly StandingNode[], colours: Colours): void {
  for (const node of nodes) {
    if (node.chosen) ring(pen, { ...node, radius: node.radius + 4 }, colours.ink, 2.5);
    if (!node.pinned) continue;
    pen.beginPath();
    pen.arc(node.x, node.y, Math.max(2, node.radius / 3), 0, Math.PI * 2);
    pen.fillStyle = colours.paper;
    pen.fill();
  }
}

/** Where the caption of a node may stand, the best first. */
function boxesFor({ x, y, radius }: StandingNode, width: number, height: number): readonly Box[] {
  const gap = radius + 4;
  return [
    { left: x - width / 2, top: y + gap, width, height },
    { left: x - width / 2, top: y - gap - height, width, height },
    { left: x + gap, top: y - height / 2, width, height },
    { left: x - gap - width, top: y - height / 2, width, height },
  ];
}

function nameNode(pen: CanvasRenderingContext2D, node: StandingNode, room: Room, colours: Colours): boolean {
  const lines = captionLines(node.name, node.told ? 34 : 26);
  const width = Math.max(...lines.map((it) => pen.measureText(it).width));
  const boxes = boxesFor(node, width, lines.length * lineHeight);
  const free = boxes.find((it) => room.take(it)) ?? (node.told ? boxes[0] : undefined);
  if (!free) return false;
  if (node.told) room.keep(free);
  const colour = node.faint ? colours.softInk : colours.ink;
  for (const [at, line] of lines.entries())
    write(pen, line, { x: free.left + width / 2, y: free.top + (at + 0.5) * lineHeight }, colours, colour);
  return true;
}

const within = ({ x, y }: Place, { width, height }: Captioned): boolean => x > -40 && y > -20 && x < width + 40 && y < height + 20;

/** Writes the names of nodes and the words of edges where there is room for them, none over another. */
export function drawCaptions(pen: CanvasRenderingContext2D, captioned: Captioned, colours: Colours): void {
  const room = new Room();
  const nodes = captioned.nodes.filter((it) => within(it, captioned));
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  drawMarks(pen, nodes, colours);
  if (nodes.length < 400) for (const { x, y, radius: r } of nodes) room.keep({ left: x - r, top: y - r, width: 2 * r, height: 2 * r });
  let told = 0;
  for (const node of nodes) {
    if (told >= captioned.most && !node.told) break;
    pen.font = font(node.told ? 600 : 450, 13);
    if (nameNode(pen, node, room, colours)) told++;
  }
  pen.font = font(400, 11.5);
  for (const { words, edge, near, told: always } of captioned.edges) {
    const [width, height] = [pen.measureText(words).width + 6, edgeLineHeight];
    const places = edgeCaptionPlaces(edge, width, height, captioned.airy);
    const seen = places.filter((it) => within(it, captioned));
    const free = seen.find(({ x, y }) => room.take({ left: x - width / 2, top: y - height / 2, width, height }));
    const place = free ?? (always ? seen[0] : undefined);
    if (place) write(pen, words, place, colours, near ? colours.link : colours.softInk);
  }
}
