declare module "graphology-layout-forceatlas2/iterate.js" {
  /** One step of ForceAtlas2. Ten numbers a node: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed; three an edge: where its ends begin, weight. */
  export default function iterate(settings: Readonly<Record<string, number | boolean>>, nodes: Float32Array, edges: Float32Array): object;
}
