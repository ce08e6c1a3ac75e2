// Serves one arm as a process of its own: `node serveArm.js api|other`, with the Neo4j to use as JSON in ARM_NEO4J.
// Only the arm's own modules are loaded: its memory is measured.
const neo4j = JSON.parse(process.env.ARM_NEO4J);
const arms = {
  api: async () => {
    const { readConfig } = await import("../../../.build/config.js");
    const { openDatabase } = await import("../../../.build/database/openDatabase.js");
    const { thisApi } = await import("./thisApi.js");
    // As the server does at its start.
    (await import("../../../.build/frugalHeap.js")).keepServerHeapFrugal();
    const config = readConfig({ ...process.env, NEO4J_URI: neo4j.uri }, process.cwd());
    return thisApi(config, await openDatabase(neo4j, { timeout: config.timeout }));
  },
  other: async () => (await import("./otherLibrary.js")).otherLibrary(neo4j),
};
const { address } = await arms[process.argv[2]]();
process.send({ address });
