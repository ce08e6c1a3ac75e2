import { graphNode } from "./graphSummary.js";
import type { Statement } from "./statement.js";

/** The columns of one version of a saved query. */
const columns = "q.query, q.version, q.title, q.description, q.document, q.variables, q.drawing, q.savedAt";

/** The newest version of every saved query, in the order of their ids. */
export const newestQueries: Statement = Object.freeze({
  text: `MATCH (s:SavedQuery) WITH s.query AS id, max(s.version) AS version MATCH (q:SavedQuery {query: id, version: version}) RETURN ${columns} ORDER BY q.query`,
  parameters: {},
});

/** One version of a saved query, the newest where none is named. */
export const queryVersion = (id: string, version: number | null): Statement => ({
  text: `MATCH (q:SavedQuery {query: $p.id}) WHERE $p.version IS NULL OR q.version = $p.version RETURN ${columns} ORDER BY q.version DESC LIMIT 1`,
  parameters: { p: { id, version: version === null ? null : BigInt(version) } },
});

/** The newest of the versions that have a text of this hash. */
export const queryByHash = (hash: string): Statement => ({
  text: `MATCH (q:SavedQuery {hash: $p.hash}) RETURN ${columns} ORDER BY q.version DESC LIMIT 1`,
  parameters: { p: { hash } },
});

/** What a new version of a saved query holds. */
export interface NewQueryVersion {
  readonly query: string;
  readonly title: string;
  readonly description: string | null;
  readonly document: string;
  /** JSON. */
  readonly variables: string;
  /** JSON; null where none was given. */
  readonly drawing: string | null;
  /** SHA-256 of the document. */
  readonly hash: string;
  readonly savedAt: string;
}

/** Adds a version. Writing to the graph's own node first lets no two be added at once. Column version. */
export const addQueryVersion = (added: NewQueryVersion): Statement => ({
  text: `${graphNode} SET g.queriesSavedAt = $p.added.savedAt
WITH COUNT { (:SavedQuery {query: $p.added.query}) } + 1 AS version
CREATE (q:System:SavedQuery {id: $p.added.query + '@' + version, version: version}) SET q += $p.added RETURN version`,
  parameters: { p: { added } },
});
