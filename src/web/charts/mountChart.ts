import { TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartOption } from "../../queries/charts/chartOption.js";
import { fitChart } from "../../queries/charts/fitChart.js";
import { inDark } from "./inDark.js";

use([TitleComponent, TooltipComponent, SVGRenderer]);

type Parts = Promise<{ readonly parts: Parameters<typeof use>[0] }>;

const axes = (): Parts => import("./axes.js");
const map = (): Parts => import("./map.js");

/** What draws each type of series, fetched when the first chart needs it. */
const kinds: Readonly<Record<string, () => Parts>> = {
  bar: axes,
  line: axes,
  scatter: axes,
  pie: () => import("./pie.js"),
  treemap: () => import("./treemap.js"),
  sunburst: () => import("./sunburst.js"),
  sankey: () => import("./sankey.js"),
  map,
};

async function getReady({ series, geo }: ChartOption): Promise<void> {
  const types = new Set((series as readonly { readonly type: string }[]).map((it) => it.type));
  // Points on a map need no axes.
  const needed = geo ? [map] : [...types].map((it) => kinds[it]!);
  for (const { parts } of await Promise.all(needed.map((it) => it()))) use(parts);
}

/** A chart in a page: without its title, which the page tells, and in the page's colours. */
export interface MountedChart {
  /** Draws an option that the server or `chartOption` made, instead of the one before. */
  readonly show: (option: ChartOption) => Promise<void>;
  /** Follows the element to its present size. */
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** Keeps a chart in an element, as large as that; it follows the page from light to dark. */
export function mountChart(element: HTMLElement): MountedChart {
  const chart = init(element, null, { renderer: "svg" });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let shown: ChartOption | null = null;
  const draw = (): void => {
    if (!shown) return;
    const fitted = fitChart(shown, { width: chart.getWidth(), height: chart.getHeight(), titled: false });
    chart.setOption((isDark(element, dark) ? inDark(fitted) : fitted) as Parameters<typeof chart.setOption>[0], true);
  };
  dark.addEventListener("change", draw);
  return {
    show: async (option) => {
      await getReady(option);
      shown = option;
      if (!chart.isDisposed()) draw();
    },
    resize: () => {
      chart.resize();
      draw();
    },
    dispose: () => {
      dark.removeEventListener("change", draw);
      chart.dispose();
    },
  };
}

/** As the page shows itself, where it has a switch of its own; else as the visitor's system does. */
function isDark(element: HTMLElement, system: MediaQueryList): boolean {
  const scheme = getComputedStyle(element).colorScheme;
  return scheme === "dark" || (scheme !== "light" && system.matches);
}
