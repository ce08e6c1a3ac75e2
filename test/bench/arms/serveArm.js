// Serves one arm as a process of its own: `node serveArm.js api|other`, with the Neo4j to use as JSON in ARM_NEO4J.
import { readConfig } from "../../../.build/config.js";
import { openDatabase } from "../../../.build/database/openDatabase.js";
import { otherLibrary } from "./otherLibrary.js";
import { thisApi } from "./thisApi.js";

const neo4j = JSON.parse(process.env.ARM_NEO4J);
const arms = {
  api: async () => {
    const config = readConfig({ ...process.env, NEO4J_URI: neo4j.uri }, process.cwd());
    return thisApi(config, await openDatabase(neo4j, { timeout: config.timeout }));
  },
  other: () => otherLibrary(neo4j),
};
const { address } = await arms[process.argv[2]]();
process.send({ address });
