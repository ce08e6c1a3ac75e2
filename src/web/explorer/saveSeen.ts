import { download, save } from "../download.js";
import type { DrawnGraph } from "../graph/GraphDrawing.js";
import { graphSvg } from "../graph/graphSvg.js";
import { readColours } from "../graph/readColours.js";
import { type Query, seenAsQuery, seenAsTable } from "./asQuery.js";
import type { Seen } from "./seen.js";

export const forms = ["PNG", "SVG", "CSV", "GraphML"] as const;
export type Form = (typeof forms)[number];

const exported = (form: "csv" | "graphml", { query, variables }: Query): Promise<void> =>
  download({ query, variables: JSON.stringify(variables), operationName: "Explored" }, { title: form, format: form });

/**
 * Saves what is seen as a file. Pictures come from the drawing, tables from the server with their sources. Throws an `Error` where that cannot
 * be done.
 */
export async function saveSeen(form: Form, { nodes, edges }: Seen, asOf: string | null, drawn: DrawnGraph | null): Promise<void> {
  const ids = nodes.map((it) => it.id);
  if (form === "CSV") return exported("csv", seenAsTable(ids, asOf, edges.length > 0));
  if (form === "GraphML") return exported("graphml", seenAsQuery(ids, asOf));
  if (!drawn) throw new Error("A picture is taken of the graph: open it first.");
  if (form === "PNG") return save(await drawn.picture(), "explored.png");
  const svg = graphSvg({ nodes, edges, places: drawn.places(), colours: readColours(document.body) });
  save(new Blob([svg], { type: "image/svg+xml" }), "explored.svg");
}
