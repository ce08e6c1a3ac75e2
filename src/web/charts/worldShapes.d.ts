declare module "virtual:world-shapes" {
  /** The countries of the world as the server draws them, put in when the page is built. */
  const shapes: import("../../queries/charts/packedShapes.js").PackedShapes;
  export default shapes;
}
