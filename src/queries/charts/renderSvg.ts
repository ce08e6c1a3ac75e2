import { possibleXml, xmlText } from "../../export/xmlText.js";
import type { ChartOption } from "./chartOption.js";
import { fitChart } from "./fitChart.js";
import { worldShapes } from "./worldShapes.js";

const width = 800;

type Library = typeof import("echarts");

let library: Promise<Library> | null = null;

/** Letters are taken to be as wide as in a broad typeface, since it is not known in which they will be seen. */
function measureText(text: string, font = ""): { width: number } {
  const size = Number(/(\d+)px/.exec(font)?.[1] ?? 12);
  const bold = /bold/.test(font) ? 1.1 : 1;
  return {
    width: [...text].reduce((sum, it) => sum + (it > "\u1100" ? 1 : it > "\u0300" || /[A-Zmw%]/.test(it) ? 0.7 : 0.55), 0) * size * bold,
  };
}

/** Loaded when the first chart is drawn: most servers never draw one. */
async function chartLibrary(): Promise<Library> {
  const loaded = await import("echarts");
  loaded.registerMap("world", worldShapes() as Parameters<Library["registerMap"]>[1]);
  loaded.setPlatformAPI({ measureText: measureText as Parameters<Library["setPlatformAPI"]>[0]["measureText"] });
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
    // The library writes every character as it is.
    const drawn = possibleXml(chart.renderToSVGString());
    return drawn.replace(/^<svg [^>]*>/, (start) => `${start.slice(0, -1)} ${named}`);
  } finally {
    chart.dispose();
  }
}
