import type { Catalogue } from "../catalogue/catalogue.js";
import type { Statement } from "./statement.js";

/** The version of the graph's form that this program writes. */
export const formatVersion = 3;

/** Finds the graph's own node, `g`. Whatever makes it notes the form in which this program writes: a node without that note is an older program's. */
export const graphNode = `MERGE (g:System:Graph {id: 'graph'}) ON CREATE SET g.formatVersion = ${formatVersion}`;

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

/** Whether all the shipped data was loaded, whether that was begun, and whether there is any record. */
export const fillState: Statement = Object.freeze({
  text: "OPTIONAL MATCH (g:System:Graph {id: 'graph'}) RETURN coalesce(g.filled, g.loadedAt IS NOT NULL, false) AS filled, coalesce(g.filling, false) AS filling, EXISTS { (:Record) } AS loaded",
  parameters: {},
});

/** Notes that the loading of all the shipped data begins, so that one that is broken off goes on. */
export const noteFilling: Statement = Object.freeze({
  text: `${graphNode} SET g.filling = true`,
  parameters: {},
});

/** The version of the graph's form, null where none is noted; and whether there is any record, which only a program without notes leaves so. */
export const graphFormat: Statement = Object.freeze({
  text: "OPTIONAL MATCH (g:System:Graph {id: 'graph'}) RETURN g.formatVersion AS formatVersion, EXISTS { (:Record) } AS loaded",
  parameters: {},
});

/** What relationships are noted to hold of their ends, and whether the graph holds anything that is to be noted of. */
export const copiesNoted: Statement = Object.freeze({
  text: "OPTIONAL MATCH (g:System:Graph {id: 'graph'}) RETURN g.copies AS copies, g IS NOT NULL OR EXISTS { (:Entity) } AS holds",
  parameters: {},
});

/** Notes what relationships hold of their ends. */
export const noteCopies = (copies: readonly string[]): Statement => ({
  text: `${graphNode} SET g.copies = $p.copies`,
  parameters: { p: { copies } },
});

/** Whether the graph is one of this program's, or empty. */
export const isAtlas: Statement = Object.freeze({
  text: "RETURN EXISTS { (:System:Graph {id: 'graph'}) } OR EXISTS { (:Record) } OR NOT EXISTS { () } AS ours",
  parameters: {},
});

/** Notes the form of a graph that has no note yet. */
export const noteFormat: Statement = Object.freeze({ text: graphNode, parameters: {} });

/** Notes that an older graph is now in a newer form; whether it was filled is told outright from then on. */
export const raiseFormat = (version: number): Statement => ({
  text: "MERGE (g:System:Graph {id: 'graph'}) SET g.filled = coalesce(g.filled, g.loadedAt IS NOT NULL), g.formatVersion = $p.formatVersion",
  parameters: { p: { formatVersion: BigInt(version) } },
});

/** Notes the form of the graph, when it was loaded, and whether that was all the shipped data; once all was loaded, that stays so. */
export const markGraph = (loadedAt: string, filled: boolean): Statement => ({
  text: "MERGE (g:System:Graph {id: 'graph'}) SET g.filled = $p.filled OR coalesce(g.filled, g.loadedAt IS NOT NULL), g.filling = CASE WHEN $p.filled THEN null ELSE g.filling END, g.formatVersion = $p.formatVersion, g.loadedAt = $p.loadedAt",
  parameters: { p: { formatVersion: BigInt(formatVersion), loadedAt, filled } },
});

/** Ids of all sources in the graph. */
export const sourceIds: Statement = Object.freeze({ text: "MATCH (n:Source) RETURN n.id AS id ORDER BY id", parameters: {} });

/** Ids of all but those that state exchange rates and nothing else. */
export const sourcesOfEntities: Statement = Object.freeze({
  text: "MATCH (n:Source) WHERE NOT EXISTS { (r:ExchangeRate) WHERE r.id STARTS WITH n.id + '|' } OR EXISTS { (:Record {source: n.id}) } RETURN n.id AS id ORDER BY id",
  parameters: {},
});

/** How sources want to be named, in the order of their ids. Columns id, name, publisher, url, licence, retrieved. */
export const creditsOf = (ids: readonly string[]): Statement => ({
  text: "UNWIND $p.ids AS id MATCH (n:Source {id: id}) RETURN n.id, n.name, n.publisher, n.url, n.licence, n.retrieved ORDER BY n.id",
  parameters: { p: { ids } },
});
