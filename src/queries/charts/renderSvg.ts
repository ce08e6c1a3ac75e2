import { xmlText } from "../../export/xmlText.js";

const width = 800;

/** Draws a chart as an SVG that stands by itself, and says to those who do not see it what it is. */
export async function renderSvg(title: string, option: Readonly<Record<string, unknown>>, height: number): Promise<string> {
  // Loaded when the first chart is drawn: most servers never draw one.
  const { init } = await import("echarts");
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...option, backgroundColor: "#ffffff", tooltip: undefined });
    const named = `role="img" aria-label="${xmlText(title)}"><title>${xmlText(title)}</title>`;
    return chart.renderToSVGString().replace(/^<svg [^>]*>/, (start) => `${start.slice(0, -1)} ${named}`);
  } finally {
    chart.dispose();
  }
}
