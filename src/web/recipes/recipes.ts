import client from "./client.ts?raw";
import excel from "./excel.pq?raw";
import grafana from "./grafana.json?raw";
import page from "./page.html?raw";
import pandas from "./pandas.py?raw";
import sheets from "./sheets.txt?raw";
import spreadsheet from "./spreadsheet.sh?raw";
import "../theme.css";
import "../page.css";
import "./recipes.css";

/** The texts by the place in the page where each stands. */
const texts: Readonly<Record<string, string>> = { client, excel, grafana, page, pandas, sheets, spreadsheet };

/** The address that stands in the texts for that of a server. */
const written = "http://127.0.0.1:4000";

for (const place of document.querySelectorAll<HTMLElement>("[data-recipe]")) {
  const text = texts[place.dataset["recipe"]!]!.replaceAll(written, location.origin);
  const code = document.createElement("code");
  code.textContent = text;
  const block = document.createElement("pre");
  // Long lines are scrolled, also by keys.
  block.tabIndex = 0;
  block.append(code);
  const copy = document.createElement("button");
  Object.assign(copy, { type: "button", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = "Copied";
  });
  place.replaceChildren(block, copy);
}
