import { removeNeo4j } from "./globalSetup.js";

/** Stops the Neo4j of this run and removes its data. */
export default async function globalTeardown() {
  await removeNeo4j();
}
