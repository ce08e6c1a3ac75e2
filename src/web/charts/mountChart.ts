import { TitleComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartOption } from "../../queries/charts/chartOption.js";
import { fitChart, leastHeight } from "../../queries/charts/fitChart.js";
import { inDark } from "./inDark.js";

use([TitleComponent, TooltipComponent, SVGRenderer]);

type Fetch = () => Promise<unknown>;

const axes: Fetch = () => import("./axes.js");
const places: Fetch = () => import("./places.js");

/** What draws each type of series, fetched when the first chart needs it. */
const kinds: Readonly<Record<string, Fetch>> = {
  bar: axes,
  line: axes,
  scatter: axes,
  pie: () => import("./pie.js"),
  treemap: () => import("./treemap.js"),
  sunburst: () => import("./sunburst.js"),
  sankey: () => import("./sankey.js"),
  map: () => import("./map.js"),
};

/** What is there to draw with. */
const ready = new Set<Fetch>();

/** Fetches what draws a chart where it is not there yet. */
async function getReady({ series, geo }: ChartOption): Promise<void> {
  const types = (series as readonly { readonly type: string }[]).map((it) => it.type);
  // Points on a map need no axes.
  for (const fetch of new Set(geo ? [places] : types.map((it) => kinds[it]!))) {
    await fetch();
    ready.add(fetch);
  }
}

/** A chart in a page: without its title, which the page tells, and in the page's colours. */
export interface MountedChart {
  /** Draws an option that the server or `chartOption` made, instead of the one before. */
  readonly show: (option: ChartOption) => Promise<void>;
  /** Follows the element to its present size. */
  readonly resize: () => void;
  readonly dispose: () => void;
}

/** Keeps a chart in an element, as large as that, or higher and scrolled where its names need more; it follows the page from light to dark. */
export function mountChart(element: HTMLElement): MountedChart {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const drawn = document.createElement("div");
  element.append(drawn);
  let chart: EChartsType | null = null;
  let drawsWith = 0;
  let shown: ChartOption | null = null;
  let disposed = false;
  const draw = (): void => {
    if (!shown || disposed) return;
    const least = leastHeight(shown);
    drawn.style.height = `max(100%, ${least}px)`;
    // What can be scrolled can be reached by the keyboard.
    if (least > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
    // A chart draws only with what was there when it was made.
    if (drawsWith !== ready.size) chart?.dispose();
    if (!chart || chart.isDisposed()) [chart, drawsWith] = [init(drawn, null, { renderer: "svg" }), ready.size];
    chart.resize();
    const fitted = fitChart(shown, { width: chart.getWidth(), height: chart.getHeight(), titled: false });
    chart.setOption((isDark(element, dark) ? inDark(fitted) : fitted) as EChartsCoreOption, true);
  };
  dark.addEventListener("change", draw);
  return {
    show: async (option) => {
      await getReady(option);
      shown = option;
      draw();
    },
    resize: draw,
    dispose: () => {
      disposed = true;
      dark.removeEventListener("change", draw);
      chart?.dispose();
      drawn.remove();
    },
  };
}

/** As the page shows itself, where it has a switch of its own; else as the visitor's system does. */
function isDark(element: HTMLElement, system: MediaQueryList): boolean {
  const scheme = getComputedStyle(element).colorScheme;
  return scheme === "dark" || (scheme !== "light" && system.matches);
}
