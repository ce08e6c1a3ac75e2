declare module "virtual:world-shapes" {
  /** The countries of the world as the server draws them, put in when the page is built. */
  const shapes: Parameters<typeof import("echarts/core").registerMap>[1];
  export default shapes;
}
