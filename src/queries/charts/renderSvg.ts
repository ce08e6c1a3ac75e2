import { xmlText } from "../../export/xmlText.js";
import type { ChartOption } from "./chartOption.js";
import { fitChart } from "./fitChart.js";
import { worldShapes } from "./worldShapes.js";

const width = 800;

type Library = typeof import("echarts");

let library: Promise<Library> | null = null;

/** Loaded when the first chart is drawn: most servers never draw one. */
async function chartLibrary(): Promise<Library> {
  const loaded = await import("echarts");
  loaded.registerMap("world", worldShapes() as Parameters<Library["registerMap"]>[1]);
  return loaded;
}

/** Draws a chart as an SVG that stands by itself, and says to those who do not see it what it is. */
export async function renderSvg(title: string, option: ChartOption, height: number): Promise<string> {
  library ??= chartLibrary();
  const chart = (await library).init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    const fitted = fitChart(option, { width, height, titled: true });
    chart.setOption({ ...fitted, backgroundColor: "#ffffff", tooltip: undefined });
    const named = `role="img" aria-label="${xmlText(title)}"><title>${xmlText(title)}</title>`;
    return chart.renderToSVGString().replace(/^<svg [^>]*>/, (start) => `${start.slice(0, -1)} ${named}`);
  } finally {
    chart.dispose();
  }
}
