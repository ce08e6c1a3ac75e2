import type { Catalogue } from "../catalogue/catalogue.js";
import type { Statement } from "./statement.js";

/** The version of the graph's form that this program writes. */
export const formatVersion = 1;

/** Counts of every kind and type, from the count store: two lists of numbers in the order of the catalogue. */
export function graphCounts(catalogue: Catalogue): Statement {
  const kinds = catalogue.kinds.map((it) => `COUNT { (:${it.name}) }`).join(", ");
  const types = catalogue.types.map((it) => `COUNT { ()-[:${it}]->() }`).join(", ");
  return { text: `RETURN [${kinds}] AS kinds, [${types}] AS types`, parameters: {} };
}

/** The node that tells the form of the graph and when it was last loaded; no row in an empty graph. */
export const graphState: Statement = Object.freeze({
  text: "MATCH (g:System:Graph {id: 'graph'}) RETURN g.formatVersion AS formatVersion, g.loadedAt AS loadedAt",
  parameters: {},
});

/** Notes the form of the graph, and when it was loaded. */
export const markGraph = (loadedAt: string): Statement => ({
  text: "MERGE (g:System:Graph {id: 'graph'}) SET g.formatVersion = $p.formatVersion, g.loadedAt = $p.loadedAt",
  parameters: { p: { formatVersion: BigInt(formatVersion), loadedAt } },
});

/** Ids of all sources in the graph. */
export const sourceIds: Statement = Object.freeze({ text: "MATCH (n:Source) RETURN n.id AS id ORDER BY id", parameters: {} });
