import type { ChartOption } from "../../queries/charts/chartOption.js";
import { mountChart } from "./mountChart.js";
import "./liveChart.css";

interface Source {
  readonly name: string;
  readonly licence: string | null;
  readonly url: string | null;
}

interface Drawn {
  readonly option: ChartOption & { readonly series: readonly { readonly type: string }[] };
  /** Pixels, at a width of 800. */
  readonly height: number;
  readonly sources: readonly Source[];
}

/** Where a chart of a saved query goes. */
export interface LivePlace {
  /** The address of the query, without an extension; its variables as parameters behind it. */
  readonly path: string;
  readonly search: string;
  readonly chart: HTMLElement;
  /** Says what keeps the chart from being shown. */
  readonly state: HTMLElement;
  readonly credits: HTMLElement;
  /** Told before the chart is drawn the type of its series, and how high it is best at a width of 800, in pixels. */
  readonly sizeTo?: (type: string, height: number) => void;
}

function showCredits(credits: HTMLElement, sources: readonly Source[]): void {
  const shown = sources.map(({ name, licence, url }) => {
    const text = licence ? `${name} (${licence})` : name;
    if (!url || !/^https?:/.test(url)) return document.createTextNode(text);
    const link = document.createElement("a");
    Object.assign(link, { href: url, textContent: text, target: "_blank", rel: "noopener" });
    return link;
  });
  credits.replaceChildren(...shown.flatMap((it, at) => [document.createTextNode(at === 0 ? "Sources: " : ", "), it]));
}

/** Milliseconds between two questions; an event stream for each chart would leave a page of many charts without connections. */
const pause = 2_000;

/** Draws a saved query and goes on drawing it as its answer changes. */
export async function liveChart({ path, search, chart: element, state, credits, sizeTo }: LivePlace): Promise<void> {
  const chart = mountChart(element);
  let known = "";
  const show = async (): Promise<void> => {
    try {
      // The browser asks by the tag that it has, and an unchanged graph costs nothing.
      const response = await fetch(`${path}.chart${search}`, { cache: "no-cache" });
      const text = await response.text();
      if (text === known) return;
      const body = JSON.parse(text);
      if (!response.ok) throw new Error(body.errors?.[0]?.message ?? `The server answered ${response.status}.`);
      const { option, height, sources } = body as Drawn;
      sizeTo?.(option.series[0]?.type ?? "", height);
      await chart.show(option);
      known = text;
      showCredits(credits, sources);
      state.textContent = "";
    } catch (error) {
      if (!known) state.textContent = `The chart cannot be shown: ${(error as Error).message}`;
    }
  };
  new ResizeObserver(() => chart.resize()).observe(element);
  await show();
  setInterval(() => {
    if (!document.hidden) void show();
  }, pause);
}
