/** The Neo4j that is started when no other is named. */
export const NEO4J_VERSION = "5.26.30";

/** What the errors of the local Neo4j tell everyone whose machine cannot start one. */
export const WAYS_TO_NEO4J =
  "There are three ways to a Neo4j: install the packages `openjdk-17-jre-headless` and `maven`, and a local one is started by itself; " +
  "set NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD) to one that runs; or run `docker compose up`.";
