import type { Database } from "../../src/database/database.js";

const moments = new Set(["createdAt", "updatedAt", "loadedAt"]);

const plain = (properties: unknown): string =>
  JSON.stringify(
    Object.entries(properties as object)
      .filter(([name]) => !moments.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Everything in the graph as sorted lines, but for moments and import runs: equal graphs give equal lines. */
export async function graphState(database: Database): Promise<readonly string[]> {
  const ask = async (text: string) => (await database.read({ text, parameters: {} })).rows;
  const nodes = await ask("MATCH (n) WHERE NOT n:ImportRun RETURN labels(n), properties(n)");
  const relationships = await ask("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)");
  return [
    ...nodes.map(([labels, properties]) => `${(labels as string[]).toSorted().join(":")} ${plain(properties)}`),
    ...relationships.map(([type, from, to, properties]) => `${from}-${type}->${to} ${plain(properties)}`),
  ].toSorted();
}
