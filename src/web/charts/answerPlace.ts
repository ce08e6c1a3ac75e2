import type { ChartOption } from "../../queries/charts/chartOption.js";
import { mountChart } from "./mountChart.js";
import { rowsTable, type ShownRows } from "./rowsTable.js";

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

/** What the server sends to be shown. */
export type Shown = (DrawnChart | ShownRows) & { readonly title: string; readonly sources: readonly Source[] };

/** The elements in which an answer is shown. */
export interface AnswerElements {
  readonly chart: HTMLElement;
  /** Says what keeps the chart from being shown. */
  readonly state: HTMLElement;
  readonly credits: HTMLElement;
  /** Told what the query is called with each answer: it may be saved anew. */
  readonly nameTo?: (title: string) => void;
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

/** An answer in its place: a chart, or a table where it suggests none. */
export class AnswerPlace {
  readonly #elements: AnswerElements;
  readonly #chart: ReturnType<typeof mountChart>;
  #rows: HTMLElement | null = null;

  constructor(elements: AnswerElements) {
    this.#elements = elements;
    this.#chart = mountChart(elements.chart);
    new ResizeObserver(() => this.#chart.resize()).observe(elements.chart);
  }

  /** Shows an answer instead of the one before. */
  async show(shown: Shown): Promise<void> {
    const { chart, state, credits, nameTo } = this.#elements;
    nameTo?.(shown.title);
    this.#rows?.remove();
    this.#rows = "rows" in shown ? rowsTable(shown) : null;
    chart.hidden = this.#rows !== null;
    state.textContent = "";
    if (this.#rows) chart.after(this.#rows);
    else await this.#draw(shown as DrawnChart);
    showCredits(credits, shown.sources);
  }

  /** Marks what is shown as old, or as new. */
  age(old: boolean): void {
    for (const it of [this.#elements.chart, this.#rows]) it?.classList.toggle("old", old);
  }

  async #draw({ option, height }: DrawnChart): Promise<void> {
    const { sizeTo, state } = this.#elements;
    const [first] = option.series;
    sizeTo?.(first?.type ?? "", height);
    // What is said of nothing stands in its middle.
    await this.#chart.show(first ? option : { series: [] });
    state.textContent = first ? "" : option.title.subtext;
  }
}
