import { save, saveExport } from "../download.js";
import type { DrawnGraph } from "../graph/GraphDrawing.js";
import { graphSvg } from "../graph/graphSvg.js";
import { readColours } from "../graph/readColours.js";
import type { Seen } from "./seen.js";

export const forms = ["PNG", "SVG", "CSV", "GraphML"] as const;
export type Form = (typeof forms)[number];

/**
 * Saves what is seen as a file. Pictures come from the drawing; tables, which are several in a zip, and GraphML from the server with
 * their sources. Throws an `Error` where that cannot
 * be done.
 */
export async function saveSeen(form: Form, { nodes, edges }: Seen, asOf: string | null, drawn: DrawnGraph | null): Promise<void> {
  const part = { around: nodes.map((it) => it.id), depth: 0, asOf };
  if (form === "CSV") return saveExport({ ...part, format: "csv" }, "explored-csv.zip");
  if (form === "GraphML") return saveExport({ ...part, format: "graphml" }, "explored.graphml");
  if (!drawn) throw new Error("A picture is taken of the graph: open it first.");
  if (form === "PNG") return save(await drawn.picture(), "explored.png");
  const svg = graphSvg({ nodes, edges, places: drawn.places(), colours: readColours(document.body) });
  save(new Blob([svg], { type: "image/svg+xml" }), "explored.svg");
}
