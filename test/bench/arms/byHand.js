import neo4j from "neo4j-driver";

/** The best statements written by hand, one a query, through the driver alone. */
export function byHand(lease) {
  const driver = neo4j.driver(lease.uri, neo4j.auth.basic(lease.user, lease.password), { disableLosslessIntegers: true });
  const run = async ({ text, parameters }, mode = "") => {
    const session = driver.session({ database: lease.database, defaultAccessMode: neo4j.session.READ });
    try {
      return await session.run(`${mode}${text}`, { p: parameters ?? {} });
    } finally {
      await session.close();
    }
  };
  const hitsOf = (plan) => (plan.dbHits ?? 0) + plan.children.reduce((sum, it) => sum + hitsOf(it), 0);
  return {
    name: "A",
    ask: async ({ hand }) => (await run(hand)).records.map((it) => [...it.values()]),
    hits: async ({ hand }) => hitsOf((await run(hand, "PROFILE ")).summary.profile),
    close: () => driver.close(),
  };
}
