import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";
import { typeDefs } from "./otherTypes.js";
import { post } from "./post.js";

/** `@neo4j/graphql` on Apollo, set up as its manual does. */
export async function otherLibrary({ uri, user, password, database }) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const server = new ApolloServer({ schema, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async () => ({ sessionConfig: { database } }),
  });
  return {
    address: url,
    ask: ({ other }, world) => post(url, other.text, other.variables?.(world)),
    close: async () => {
      await server.stop();
      await driver.close();
    },
  };
}
