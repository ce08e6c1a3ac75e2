import neo4j from "neo4j-driver";

const batchSize = 1_000;

async function session(address, work) {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), { useBigInt: true });
  const opened = driver.session({ database: address.database });
  try {
    return await work(opened);
  } finally {
    await opened.close();
    await driver.close();
  }
}

/** Everything that an import wrote: rows of nodes by their labels, rows of relationships by their type. */
export function readWhole(address) {
  return session(address, async (opened) => {
    const nodes = await opened.run("MATCH (n) WHERE NOT n:ImportRun AND NOT n:Graph RETURN labels(n), properties(n)");
    const relationships = await opened.run("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)");
    const byLabels = new Map();
    for (const it of nodes.records) {
      const labels = it.get(0).toSorted().join(":");
      if (!byLabels.has(labels)) byLabels.set(labels, []);
      byLabels.get(labels).push(it.get(1));
    }
    const byType = new Map();
    for (const it of relationships.records) {
      if (!byType.has(it.get(0))) byType.set(it.get(0), []);
      byType.get(it.get(0)).push({ from: it.get(1), to: it.get(2), properties: it.get(3) });
    }
    return { byLabels, byType };
  });
}

/** Writes the same as the best that can be written by hand: rows that are ready beforehand, by `UNWIND` in batches, nodes before relationships. */
export function writeByHand(address, { byLabels, byType }) {
  return session(address, async (opened) => {
    const each = async (rows, text) => {
      for (let at = 0; at < rows.length; at += batchSize)
        await opened.executeWrite((transaction) => transaction.run(text, { rows: rows.slice(at, at + batchSize) }));
    };
    for (const [labels, rows] of byLabels) await each(rows, `UNWIND $rows AS row CREATE (n:${labels}) SET n = row`);
    for (const [type, rows] of byType)
      await each(
        rows,
        `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
      );
  });
}
