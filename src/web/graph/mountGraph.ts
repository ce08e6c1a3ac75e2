import { EdgeCurvedArrowProgram, default as EdgeCurveProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { Colours } from "./colours.js";
import { DiscProgram } from "./discProgram.js";
import { drawCaptions, type EdgeCaption, type StandingNode } from "./drawCaptions.js";
import { type DrawnEdge, edgeAt } from "./edgeAt.js";
import { type Chosen, type GraphEdge, type GraphView, isDirected, type Place, typeWords } from "./graphParts.js";
import { joinLayers } from "./joinLayers.js";
import { letDrag } from "./letDrag.js";
import { OneLayerSigma } from "./oneLayer.js";
import { bendsOf } from "./parallels.js";
import { readColours, watchColours } from "./readColours.js";
import { openSettler } from "./settle.js";
import { startingPlaces } from "./startingPlaces.js";

export interface GraphHandlers {
  /** A click on an entity, on a relationship, or beside them. */
  readonly onChoose: (chosen: Chosen | null) => void;
  /** An entity was moved by hand. Without it entities cannot be moved. */
  readonly onPin?: (id: string) => void;
}

/** A graph drawn into an element by WebGL. */
export interface MountedGraph {
  readonly show: (view: GraphView) => void;
  /** Moves so that all of it is in sight. */
  readonly fit: () => void;
  /** Larger than 1 comes nearer. */
  readonly zoom: (factor: number) => void;
  /** What is in sight, as PNG. */
  readonly picture: () => Promise<Blob>;
  /** Where entities are, upwards being more. */
  readonly places: () => ReadonlyMap<string, Place>;
  readonly close: () => void;
}

/** Entities beyond which all is drawn smaller and plainer, so that it still moves smoothly. */
const many = 500;
const nothing: GraphView = { nodes: [], edges: [], chosen: null, pinned: new Set(), faint: new Set() };

const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

const isSame = (some: readonly { readonly id: string }[], others: readonly { readonly id: string }[]): boolean =>
  some.length === others.length && some.every((it, at) => it.id === others[at]!.id);

class Drawing implements MountedGraph {
  readonly #container: HTMLElement;
  readonly #handlers: GraphHandlers;
  #graph = new MultiDirectedGraph();
  readonly #sigma: OneLayerSigma;
  readonly #settler = openSettler((places) => this.#place(places));
  readonly #endWatch: () => void;
  #colours: Colours;
  #view = nothing;
  #names: ReadonlyMap<string, string> = new Map();
  /** Those with most relationships first. */
  #byWeight: readonly string[] = [];
  #hovered: Chosen | null = null;
  readonly #frames: number[] = [];

  constructor(container: HTMLElement, handlers: GraphHandlers) {
    [this.#container, this.#handlers, this.#colours] = [container, handlers, readColours(container)];
    this.#sigma = new OneLayerSigma(this.#graph, container, {
      allowInvalidContainer: true,
      renderLabels: false,
      minEdgeThickness: 1.2,
      defaultDrawNodeHover: () => {},
      nodeProgramClasses: { circle: DiscProgram },
      edgeProgramClasses: {
        hair: EdgeLineProgram,
        line: EdgeRectangleProgram,
        arrow: EdgeArrowProgram,
        curve: EdgeCurveProgram,
        curvedArrow: EdgeCurvedArrowProgram,
      },
      nodeReducer: (id, data) => ({ ...data, color: this.#view.faint.has(id) ? this.#colours.faint : data["color"] }),
      edgeReducer: (id, data) => ({ ...data, color: this.#isNear(id) ? this.#colours.link : this.#colours.edge }),
    });
    this.#sigma.createCanvasContext("captions", { style: { pointerEvents: "none" } }).resize(true);
    this.#sigma.on("afterRender", () => this.#caption(this.#sigma.getCanvases()["captions"]!));
    this.#listen();
    const endColours = watchColours(() => this.#recolour());
    const size = new ResizeObserver(() => this.#sigma.refresh());
    size.observe(container);
    this.#endWatch = () => {
      endColours();
      size.disconnect();
    };
  }

  #listen(): void {
    const { onChoose, onPin } = this.#handlers;
    this.#sigma.on("enterNode", ({ node }) => this.#hover({ sort: "entity", id: node }));
    this.#sigma.on("leaveNode", () => this.#hover(null));
    this.#sigma.on("clickNode", ({ node }) => onChoose({ sort: "entity", id: node }));
    this.#sigma.on("clickStage", ({ event }) => {
      const id = edgeAt(this.#drawnEdges(), event);
      onChoose(id === null ? null : { sort: "relationship", id });
    });
    this.#sigma.on("moveBody", ({ event }) => {
      if (this.#hovered?.sort === "entity" || this.#view.nodes.length > many || this.#sigma.getMouseCaptor().isMouseDown) return;
      const id = edgeAt(this.#drawnEdges(), event);
      if (id !== (this.#hovered?.id ?? null)) this.#hover(id === null ? null : { sort: "relationship", id });
    });
    if (onPin) letDrag(this.#sigma, { onBegin: () => this.#settler.rest(), onPin });
  }

  #hover(hovered: Chosen | null): void {
    const before = this.#hovered;
    this.#hovered = hovered;
    this.#container.style.cursor = hovered ? "pointer" : "";
    this.#redraw([before, hovered]);
  }

  /** The edges that look otherwise when something is chosen or pointed at, or is no longer. */
  #edgesOf(them: readonly (Chosen | null)[]): string[] {
    return them.flatMap((it) => {
      if (it?.sort === "entity") return this.#graph.hasNode(it.id) ? this.#graph.edges(it.id) : [];
      return it && this.#graph.hasEdge(it.id) ? [it.id] : [];
    });
  }

  /**
   * Draws the same with other marks, told by what has or had them. In a frame of its own, which comes after those that Sigma has asked for:
   * until then edges may be there that cannot be drawn alone.
   */
  #redraw(marked: readonly (Chosen | null)[]): void {
    this.#frames.push(
      requestAnimationFrame(() => {
        this.#frames.shift();
        this.#sigma.refresh({ partialGraph: { edges: this.#edgesOf(marked) }, skipIndexation: true });
      }),
    );
  }

  #isIt(sort: Chosen["sort"], id: string): boolean {
    return [this.#view.chosen, this.#hovered].some((it) => it?.sort === sort && it.id === id);
  }

  /** Whether an edge is chosen or pointed at, or one of its ends. */
  #isNear(edge: string): boolean {
    return this.#isIt("relationship", edge) || this.#graph.extremities(edge).some((it) => this.#isIt("entity", it));
  }

  #place(places: ReadonlyMap<string, Place>): void {
    this.#graph.updateEachNodeAttributes((id, data) => ({ ...data, ...places.get(id) }), { attributes: ["x", "y"] });
  }

  #recolour(): void {
    this.#colours = readColours(this.#container);
    for (const { id, kind } of this.#view.nodes) this.#graph.setNodeAttribute(id, "color", this.#colours.kinds[kind]);
    this.#sigma.refresh();
  }

  #standing(id: string): StandingNode | null {
    const data = this.#sigma.getNodeDisplayData(id);
    if (!data) return null;
    return {
      ...this.#sigma.framedGraphToViewport(data),
      radius: this.#sigma.scaleSize(data.size),
      name: this.#names.get(id)!,
      chosen: this.#view.chosen?.sort === "entity" && this.#view.chosen.id === id,
      pinned: this.#view.pinned.has(id),
      faint: this.#view.faint.has(id),
      told: this.#isIt("entity", id),
    };
  }

  #drawnEdge({ id, from, to }: GraphEdge): DrawnEdge | null {
    const [start, end] = [this.#sigma.getNodeDisplayData(from), this.#sigma.getNodeDisplayData(to)];
    if (!start || !end) return null;
    // Sigma bends to the other side, since its places count upwards.
    const bend = -(this.#graph.getEdgeAttribute(id, "curvature") as number) / 2;
    return { id, start: this.#sigma.framedGraphToViewport(start), end: this.#sigma.framedGraphToViewport(end), bend };
  }

  #drawnEdges(): readonly DrawnEdge[] {
    return this.#view.edges.flatMap((it) => this.#drawnEdge(it) ?? []);
  }

  #edgeCaptions(): readonly EdgeCaption[] {
    const few = this.#view.edges.length <= 60;
    const near = new Set(this.#edgesOf([this.#view.chosen, this.#hovered]));
    return this.#view.edges
      .filter((it) => few || near.has(it.id))
      .toSorted((one, other) => Number(near.has(other.id)) - Number(near.has(one.id)))
      .slice(0, 100)
      .flatMap((edge) => {
        const drawn = this.#drawnEdge(edge);
        if (!drawn) return [];
        return [{ words: typeWords(edge.type), edge: drawn, near: near.has(edge.id), told: this.#isIt("relationship", edge.id) }];
      });
  }

  #caption(canvas: HTMLCanvasElement): void {
    const { width, height } = this.#sigma.getDimensions();
    const pen = canvas.getContext("2d")!;
    const scale = canvas.width / width;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const first = [this.#hovered, this.#view.chosen].flatMap((it) => (it?.sort === "entity" && this.#names.has(it.id) ? [it.id] : []));
    const ids = new Set([...first, ...this.#byWeight]);
    const nodes = [...ids].flatMap((it) => this.#standing(it) ?? []);
    const airy = this.#view.edges.length <= 12;
    const most = nodes.length > many ? 40 : 150;
    drawCaptions(pen, { nodes, edges: this.#edgeCaptions(), width, height, most, airy }, this.#colours);
  }

  #edgeType(edge: GraphEdge, curvature: number): string {
    if (this.#view.nodes.length > many) return "hair";
    if (!isDirected(edge)) return curvature === 0 ? "line" : "curve";
    return curvature === 0 ? "arrow" : "curvedArrow";
  }

  /** Draws another graph in place of the one before, in one go. */
  #replace({ nodes, edges }: GraphView, places: ReadonlyMap<string, Place>): void {
    const graph = new MultiDirectedGraph();
    const bends = bendsOf(edges);
    const degrees = new Map<string, number>();
    for (const { from, to } of edges) for (const it of [from, to]) degrees.set(it, (degrees.get(it) ?? 0) + 1);
    const scale = nodes.length > many ? 0.5 : 1;
    for (const { id, kind } of nodes) {
      const size = (6 + 2 * Math.sqrt(Math.min(degrees.get(id) ?? 0, 36))) * scale;
      graph.addNode(id, { ...places.get(id), size, color: this.#colours.kinds[kind] });
    }
    for (const edge of edges) {
      const curvature = nodes.length > many ? 0 : bends.get(edge.id)!;
      graph.addEdgeWithKey(edge.id, edge.from, edge.to, { type: this.#edgeType(edge, curvature), curvature, size: 2 });
    }
    this.#names = new Map(nodes.map((it) => [it.id, it.name]));
    this.#byWeight = nodes.map((it) => it.id).sort((one, other) => (degrees.get(other) ?? 0) - (degrees.get(one) ?? 0));
    if (this.#hovered && !graph.hasNode(this.#hovered.id)) this.#hovered = null;
    this.#graph = graph;
    this.#sigma.setGraph(graph);
  }

  show(view: GraphView): void {
    const before = this.#view;
    this.#view = view;
    if (isSame(before.nodes, view.nodes) && isSame(before.edges, view.edges)) {
      if (before.faint !== view.faint) this.#sigma.refresh();
      this.#redraw([before.chosen, view.chosen]);
      return;
    }
    const places = startingPlaces(view.nodes, view.edges, this.places());
    this.#replace(view, places);
    // Relationships that come and go with the day leave entities where they are.
    if (isSame(before.nodes, view.nodes)) return;
    // A few entities stand in the middle and not in the corners.
    const { width, height } = this.#sigma.getDimensions();
    const room = Math.min(width, height);
    this.#sigma.setSetting("stagePadding", Math.min(70, room / 8) + Math.max(0, 8 - view.nodes.length) * room * 0.035);
    this.#sigma.setCustomBBox(null);
    this.#settler.settle({ nodes: view.nodes, edges: view.edges, places, fixed: view.pinned });
  }

  fit(): void {
    this.#sigma.setCustomBBox(null);
    const camera = this.#sigma.getCamera();
    if (isStill()) camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    else void camera.animatedReset();
    this.#sigma.refresh();
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    if (isStill()) camera.setState({ ratio: camera.ratio / factor });
    else void camera.animatedZoom(factor);
  }

  picture(): Promise<Blob> {
    // What WebGL drew can only be read before the browser shows it.
    this.#sigma.refresh();
    const { mouse, ...layers } = this.#sigma.getCanvases();
    return joinLayers(Object.values(layers), this.#colours.paper);
  }

  places(): ReadonlyMap<string, Place> {
    return new Map(this.#graph.mapNodes((id, { x, y }) => [id, { x, y }]));
  }

  close(): void {
    for (const it of this.#frames) cancelAnimationFrame(it);
    this.#endWatch();
    this.#settler.close();
    this.#sigma.kill();
  }
}

/** Draws a graph into an element that has a size. Throws where there is no WebGL; see `canDraw`. */
export const mountGraph = (container: HTMLElement, handlers: GraphHandlers): MountedGraph => new Drawing(container, handlers);
