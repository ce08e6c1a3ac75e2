import { liveChart } from "../charts/liveChart.js";
import "../theme.css";
import "./embed.css";

const element = (id: string): HTMLElement => document.getElementById(id)!;

// The server has put the title of the query into the page.
element("title").textContent = document.title;
element("chart").setAttribute("aria-label", document.title);

await liveChart({
  path: location.pathname.replace(/\.html$/, ""),
  search: location.search,
  chart: element("chart"),
  state: element("state"),
  credits: element("credits"),
});
