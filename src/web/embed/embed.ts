import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import "../theme.css";
import "./embed.css";

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

interface Source {
  readonly name: string;
  readonly licence: string | null;
  readonly url: string | null;
}

interface Drawn {
  readonly option: Record<string, unknown>;
  readonly sources: readonly Source[];
}

type Styled = Readonly<Record<string, unknown>>;

const element = (id: string): HTMLElement => document.getElementById(id)!;
const path = location.pathname.replace(/\.html$/, "");
const chart = init(element("chart"), null, { renderer: "svg" });
const dark = matchMedia("(prefers-color-scheme: dark)");

/** The colours of letters and lines, which the server chooses for paper, in a dark page. */
function inDark(value: unknown): unknown {
  const swaps: Styled = { "#3b4a52": "#d5dee1", "#d9e2e4": "#34444b" };
  if (typeof value === "string") return swaps[value] ?? value;
  if (Array.isArray(value)) return value.map(inDark);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, inDark(it)]));
}

function showCredits(sources: readonly Source[]): void {
  const credits = element("credits");
  const shown = sources.map(({ name, licence, url }) => {
    const text = licence ? `${name} (${licence})` : name;
    if (!url || !/^https?:/.test(url)) return document.createTextNode(text);
    const link = document.createElement("a");
    Object.assign(link, { href: url, textContent: text, target: "_blank", rel: "noopener" });
    return link;
  });
  credits.replaceChildren(...shown.flatMap((it, at) => [document.createTextNode(at === 0 ? "Sources: " : ", "), it]));
}

let drawn: Drawn | null = null;

function draw(): void {
  if (drawn) chart.setOption((dark.matches ? inDark(drawn.option) : drawn.option) as Record<string, unknown>, true);
}

function tell(state: string): void {
  element("state").textContent = state;
}

let known = "";

/** Asks for the chart and shows it where it has become another, or says why there is none. */
async function show(): Promise<void> {
  try {
    // The browser asks by the tag that it has, and an unchanged graph costs nothing.
    const response = await fetch(`${path}.chart${location.search}`, { cache: "no-cache" });
    const text = await response.text();
    if (text === known) return;
    const body = JSON.parse(text);
    if (!response.ok) throw new Error(body.errors?.[0]?.message ?? `The server answered ${response.status}.`);
    [known, drawn] = [text, body as Drawn];
    element("chart").setAttribute("aria-label", document.title);
    draw();
    showCredits(drawn.sources);
    tell("");
  } catch (error) {
    if (!drawn) tell(`The chart cannot be shown: ${(error as Error).message}`);
  }
}

/** Milliseconds between two questions; an event stream for each chart would leave a page of many charts without connections. */
const pause = 2_000;

new ResizeObserver(() => chart.resize()).observe(element("chart"));
dark.addEventListener("change", draw);
await show();
setInterval(() => {
  if (!document.hidden) void show();
}, pause);
