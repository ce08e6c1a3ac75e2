import Sigma from "sigma";

type Options = Parameters<Sigma["createWebGLContext"]>[1];

/**
 * A Sigma that draws edges and nodes into one layer: where there is no graphics card, showing a layer costs more than drawing on it. Its nodes are
 * drawn by a program that comes after the edges; see `DiscProgram`.
 */
export class OneLayerSigma extends Sigma {
  override createWebGLContext(id: string, options: Options = {}): WebGLRenderingContext {
    if (id !== "nodes") return super.createWebGLContext(id, options);
    // Sigma sizes a layer of this name, on which nothing is drawn.
    this.createCanvas(id);
    return super.createWebGLContext(id, { picking: options.picking, canvas: this.getCanvases()["edges"]! });
  }
}
