import type { Statement } from "../statement.js";

/** What an import of a whole graph finds. Columns: whether a run of this id began, when it ended, whether there is anything but import runs and the note of the format. */
export const foundBeforeImport = (run: string): Statement => ({
  text: "RETURN EXISTS { (:ImportRun {id: $p.run}) }, COLLECT { MATCH (r:ImportRun {id: $p.run}) RETURN r.endedAt }[0], EXISTS { MATCH (n) WHERE NOT n:ImportRun AND NOT n:Graph }",
  parameters: { p: { run } },
});

/** Sets everything that the graph tells of its own form. */
export const setGraphProperties = (properties: Readonly<Record<string, unknown>>): Statement => ({
  text: "MERGE (g:System:Graph {id: 'graph'}) SET g = $p.properties",
  parameters: { p: { properties } },
});

/** Which versions of saved queries there are. Column id. */
export const savedQueriesById = (ids: readonly string[]): Statement => ({
  text: "UNWIND $p.ids AS id MATCH (q:SavedQuery {id: id}) RETURN q.id",
  parameters: { p: { ids } },
});

/** Makes versions of saved queries as they were. */
export const createSavedQueries = (rows: readonly Readonly<Record<string, unknown>>[]): Statement => ({
  text: "UNWIND $p.rows AS row CREATE (q:System:SavedQuery) SET q = row",
  parameters: { p: { rows } },
});

/** Which exchange rates there are. Column id. */
export const exchangeRatesById = (ids: readonly string[]): Statement => ({
  text: "UNWIND $p.ids AS id MATCH (r:ExchangeRate {id: id}) RETURN r.id",
  parameters: { p: { ids } },
});
