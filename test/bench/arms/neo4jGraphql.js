import { ApolloServer } from "@apollo/server";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const typeDefs = `#graphql
  type Institution @node {
    id: ID! name: String! ror: String country: String
    projects: [Project!]! @relationship(type: "PARTICIPATES_IN", direction: OUT)
    researchers: [Researcher!]! @relationship(type: "AFFILIATED_WITH", direction: IN)
    fundingGranted: [Funding!]! @relationship(type: "GRANTED_BY", direction: IN)
  }
  type Researcher @node {
    id: ID! name: String! orcid: String familyName: String
    affiliations: [Institution!]! @relationship(type: "AFFILIATED_WITH", direction: OUT)
    projects: [Project!]! @relationship(type: "WORKS_ON", direction: OUT)
  }
  type Project @node {
    id: ID! name: String! startFirst: String
    institutions: [Institution!]! @relationship(type: "PARTICIPATES_IN", direction: IN)
    researchers: [Researcher!]! @relationship(type: "WORKS_ON", direction: IN)
    funding: [Funding!]! @relationship(type: "FUNDS", direction: IN)
  }
  type Funding @node {
    id: ID! name: String! doi: String amount: BigInt amountCurrency: String startFirst: String
    funds: [Project!]! @relationship(type: "FUNDS", direction: OUT)
    funders: [Institution!]! @relationship(type: "GRANTED_BY", direction: OUT)
  }
`;

/** The indexes that its users would create, beside those that are there. */
export const userIndexes = [
  ["Institution", "country"],
  ["Institution", "name"],
  ["Researcher", "familyName"],
  ["Project", "startFirst"],
  ["Funding", "startFirst"],
  ["Funding", "amount"],
].map(([kind, property]) => `CREATE INDEX bench_${kind}_${property} IF NOT EXISTS FOR (n:${kind}) ON (n.${property})`);

/** `@neo4j/graphql` on Apollo, on the same data, from the text of a query to its answer. */
export async function neo4jGraphql(lease) {
  const driver = neo4j.driver(lease.uri, neo4j.auth.basic(lease.user, lease.password));
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const apollo = new ApolloServer({ schema });
  await apollo.start();
  return {
    name: "C",
    ask: async ({ peer }) => {
      const contextValue = { executionContext: driver, sessionConfig: { database: lease.database } };
      const { body } = await apollo.executeOperation({ query: peer.query, variables: peer.variables }, { contextValue });
      if (body.singleResult.errors) throw new Error(body.singleResult.errors[0].message);
      return peer.rows(body.singleResult.data);
    },
    close: async () => {
      await apollo.stop();
      await driver.close();
    },
  };
}
