import { listedQueries } from "../listedQueries.js";
import { tile } from "./tile.js";
import "../theme.css";
import "../page.css";
import "./dashboard.css";

/** The saved queries that have a tile, in this order. */
const shown = [
  "lab-and-partners",
  "institutions-of-the-world",
  "open-science-grid-by-field",
  "academy-as-a-tree",
  "money-flow",
  "money-by-month",
];

const tiles = document.getElementById("tiles")!;

try {
  const queries = await listedQueries();
  tiles.replaceChildren(...shown.flatMap((id) => queries.filter((it) => it.id === id).map(tile)));
} catch (error) {
  tiles.textContent = `The charts cannot be shown: ${(error as Error).message}.`;
}
