import iterate from "graphology-layout-forceatlas2/iterate.js";

/** What is to be laid out. Nodes are told by their number. */
export interface Unsettled {
  /** x and y of each node in turn. */
  readonly places: Float32Array;
  /** 1 for each node that stays where it is. */
  readonly fixed: Uint8Array;
  /** The two ends of each edge in turn. */
  readonly ends: Uint32Array;
  /** Steps between two reports; the last is always reported. */
  readonly stride: number;
}

export interface Settled {
  readonly places: Float32Array;
  readonly done: boolean;
}

const perNode = 10;

function nodeMatrix({ places, fixed, ends }: Unsettled): Float32Array {
  const nodes = new Float32Array(fixed.length * perNode);
  for (let at = 0; at < fixed.length; at++)
    nodes.set([places[2 * at]!, places[2 * at + 1]!, 0, 0, 0, 0, 1, 1, 1, fixed[at]!], at * perNode);
  for (const end of ends) nodes[end * perNode + 6]! += 1;
  return nodes;
}

function edgeMatrix({ ends }: Unsettled): Float32Array {
  const edges = new Float32Array((ends.length / 2) * 3);
  for (let at = 0; at < ends.length / 2; at++) edges.set([ends[2 * at]! * perNode, ends[2 * at + 1]! * perNode, 1], at * 3);
  return edges;
}

function placesOf(nodes: Float32Array): Float32Array {
  const places = new Float32Array((nodes.length / perNode) * 2);
  for (let at = 0; at < nodes.length / perNode; at++) places.set([nodes[at * perNode]!, nodes[at * perNode + 1]!], at * 2);
  return places;
}

const settingsFor = (order: number) => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 0,
  scalingRatio: 20,
  strongGravityMode: false,
  gravity: 1,
  slowDown: 2 + Math.log(order + 1),
  barnesHutOptimize: order > 400,
  barnesHutTheta: 0.8,
});

const stepsFor = (order: number): number => (order < 300 ? 400 : 200);

/** Takes the steps in slices with room between for a next order, which takes the place of this one. */
let run = 0;
addEventListener("message", ({ data }: MessageEvent<Unsettled>) => {
  run++;
  const [mine, nodes, edges, settings, steps] = [
    run,
    nodeMatrix(data),
    edgeMatrix(data),
    settingsFor(data.fixed.length),
    stepsFor(data.fixed.length),
  ];
  let step = 0;
  const slice = (): void => {
    if (mine !== run) return;
    const until = Math.min(steps, step + data.stride);
    for (; step < until; step++) iterate(settings, nodes, edges);
    const done = step >= steps;
    postMessage({ places: placesOf(nodes), done } satisfies Settled);
    if (!done) setTimeout(slice, 0);
  };
  slice();
});
