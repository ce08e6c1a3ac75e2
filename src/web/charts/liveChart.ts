import type { ChartOption } from "../../queries/charts/chartOption.js";
import { mountChart } from "./mountChart.js";
import { rowsTable, type ShownRows } from "./rowsTable.js";
import "./liveChart.css";

interface Source {
  readonly name: string;
  readonly licence: string | null;
  readonly url: string | null;
}

interface DrawnChart {
  readonly option: ChartOption & { readonly title: { readonly subtext: string }; readonly series: readonly { readonly type: string }[] };
  /** Pixels, at a width of 800. */
  readonly height: number;
}

type Shown = (DrawnChart | ShownRows) & { readonly sources: readonly Source[] };

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

/** The most of them while there is no answer. */
const longestPause = 16_000;

/** The text of an answer; the browser asks by the tag that it has, and an unchanged graph costs nothing. */
async function answerOf(address: string): Promise<string> {
  const response = await fetch(address, { cache: "no-cache" }).catch(() => {
    throw new Error("The server does not answer.");
  });
  const text = await response.text();
  if (response.ok) return text;
  const told = response.headers.get("content-type")?.includes("json") ? JSON.parse(text).errors?.[0]?.message : null;
  throw new Error(told ?? `The server answered ${response.status}.`);
}

const timeOf = (moment: Date): string => moment.toLocaleTimeString("en-GB", { timeStyle: "short" });

/** Asks now and again and again, after failures less often; a page that nobody sees does not ask. */
async function keepAsking(ask: () => Promise<boolean>): Promise<void> {
  let waiting = 0;
  let failures = 0;
  const again = async (): Promise<void> => {
    clearTimeout(waiting);
    if (!document.hidden) failures = (await ask()) ? 0 : failures + 1;
    clearTimeout(waiting);
    waiting = window.setTimeout(again, Math.min(longestPause, pause * 2 ** failures));
  };
  addEventListener("online", again);
  await again();
}

/**
 * Draws a saved query and goes on drawing it as its answer changes; one that suggests no chart is shown as a table. What is shown stays, and is said to
 * be old, while there is no answer.
 */
export async function liveChart({ path, search, chart: element, state, credits, sizeTo }: LivePlace): Promise<void> {
  const chart = mountChart(element);
  let known = "";
  let answered: Date | null = null;
  let rows: HTMLElement | null = null;
  const draw = async ({ option, height }: DrawnChart): Promise<void> => {
    const [first] = option.series;
    sizeTo?.(first?.type ?? "", height);
    // What is said of nothing stands in its middle.
    await chart.show(first ? option : { series: [] });
    state.textContent = first ? "" : option.title.subtext;
  };
  const showShown = async (text: string): Promise<void> => {
    const shown = JSON.parse(text) as Shown;
    rows?.remove();
    rows = "rows" in shown ? rowsTable(shown) : null;
    element.hidden = rows !== null;
    if (rows) {
      element.after(rows);
      state.textContent = "";
    } else await draw(shown as DrawnChart);
    showCredits(credits, shown.sources);
    known = text;
  };
  const show = async (): Promise<boolean> => {
    try {
      const text = await answerOf(`${path}.chart${search}`);
      if (text !== known) await showShown(text);
      answered = new Date();
    } catch (error) {
      const { message } = error as Error;
      state.textContent = answered ? `No answer since ${timeOf(answered)}: ${message}` : `The chart cannot be shown: ${message}`;
      // Drawn anew by the next answer, also if that is the one that is shown.
      known = "";
    }
    for (const it of [element, rows]) it?.classList.toggle("old", known === "");
    return known !== "";
  };
  new ResizeObserver(() => chart.resize()).observe(element);
  await keepAsking(show);
}
