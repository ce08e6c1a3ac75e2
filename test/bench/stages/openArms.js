import { acquireNeo4j } from "../../../.build/database/acquireNeo4j.js";
import { openDatabase } from "../../../.build/database/openDatabase.js";
import { handWritten } from "../arms/handWritten.js";
import { memoryDatabase } from "../arms/memoryDatabase.js";
import { otherLibrary } from "../arms/otherLibrary.js";
import { makeIndexes } from "../arms/otherTypes.js";
import { thisApi } from "../arms/thisApi.js";
import { makeBenchGraph } from "../graph/benchGraph.js";
import { findWorld } from "../queries/world.js";

/** Opens all arms on the generated graph of a size. */
export async function openArms(nodes) {
  const config = await makeBenchGraph(nodes);
  const lease = await acquireNeo4j(config, console.log);
  const database = await openDatabase(lease, { timeout: config.timeout });
  await makeIndexes(database);
  const arms = {
    hand: handWritten(lease),
    api: await thisApi(config, database),
    other: await otherLibrary(lease),
    memory: await thisApi(config, memoryDatabase(database)),
  };
  const close = async () => {
    for (const arm of Object.values(arms)) await arm.close();
    await database.close();
    await lease.release();
  };
  return { config, lease, arms, world: await findWorld(database, arms.api.address), close };
}
