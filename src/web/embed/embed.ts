import { liveChart } from "../charts/liveChart.js";
import "../theme.css";
import "./embed.css";

const element = (id: string): HTMLElement => document.getElementById(id)!;

function nameTo(title: string): void {
  document.title = title;
  element("title").textContent = title;
  element("chart").setAttribute("aria-label", title);
}

// The server has put the title of the query into the page.
nameTo(document.title);

await liveChart({
  path: location.pathname.replace(/\.html$/, ""),
  search: location.search,
  chart: element("chart"),
  state: element("state"),
  credits: element("credits"),
  nameTo,
});
