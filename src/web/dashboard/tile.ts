import { liveChart } from "../charts/liveChart.js";
import type { ListedQuery } from "../listedQueries.js";
import { studioAddress } from "../studioAddress.js";

/** An element with a text or with elements in it. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** How high a chart of a type is at a width, if that is best at a width of 800. */
function heightAt(type: string, best: number, width: number): number {
  // Round charts and maps keep their shape.
  if (type === "sunburst") return Math.min(best, width);
  if (type === "map") return Math.max(240, Math.round((best * width) / 800));
  return type === "sankey" && width < 500 ? Math.max(520, best) : best;
}

/** Opens the query with its chart in the studio. */
async function linkToStudio(link: HTMLAnchorElement, path: string, { variables, drawing }: ListedQuery): Promise<void> {
  const response = await fetch(`${path}.graphql`);
  if (!response.ok) return;
  link.href = studioAddress({ query: await response.text(), variables, view: "chart", drawing });
}

/** Draws the chart when it comes into sight. */
function drawInSight(made: HTMLElement, draw: () => void): void {
  const sight = new IntersectionObserver(
    (entries) => {
      if (!entries.some((it) => it.isIntersecting)) return;
      sight.disconnect();
      draw();
    },
    { rootMargin: "200px" },
  );
  sight.observe(made);
}

/** A tile with the chart of a saved query. */
export function tile(query: ListedQuery): HTMLElement {
  const { id, title, description } = query;
  const path = `/q/${id}`;
  const chart = element("div", { className: "chart", role: "img", ariaLabel: title });
  const state = element("p", { className: "state", role: "status" }, "Loading");
  const credits = element("p", { className: "credits" });
  const studio = element("a", { href: `${path}.graphql` }, "Query");
  const links = [
    element("a", { href: `${path}.csv` }, "Table (CSV)"),
    element("a", { href: `${path}.svg` }, "Picture (SVG)"),
    element("a", { href: `${path}.html` }, "Embed"),
    studio,
  ];
  const made = element(
    "section",
    { className: "tile", id },
    element("h2", {}, title),
    element("p", { className: "about" }, description ?? ""),
    element("div", { className: "drawn" }, chart, state),
    credits,
    element("p", { className: "links" }, ...links),
  );
  const sizeTo = (type: string, height: number): void => {
    chart.style.minHeight = `${heightAt(type, height, chart.clientWidth)}px`;
  };
  drawInSight(made, () => {
    void liveChart({ path, search: "", chart, state, credits, sizeTo });
    void linkToStudio(studio, path, query);
  });
  return made;
}
