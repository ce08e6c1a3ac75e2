/** The generated graph as a user of `@neo4j/graphql` would describe it. */
export const typeDefs = /* GraphQL */ `
  type Institution @node(labels: ["Institution"]) {
    id: ID!
    name: String!
    nameFolded: String
    ror: String
    country: String
    established: Int
    projects: [Project!]! @relationship(type: "PARTICIPATES_IN", direction: OUT)
    researchers: [Researcher!]! @relationship(type: "AFFILIATED_WITH", direction: IN)
    fundingGranted: [Funding!]! @relationship(type: "GRANTED_BY", direction: IN)
    fundingReceived: [Funding!]! @relationship(type: "AWARDED_TO", direction: IN)
    children: [Institution!]! @relationship(type: "PART_OF", direction: IN)
  }
  type Researcher @node(labels: ["Researcher"]) {
    id: ID!
    name: String!
    nameFolded: String
    orcid: String
    familyName: String
    familyNameFolded: String
    affiliations: [Institution!]! @relationship(type: "AFFILIATED_WITH", direction: OUT)
    projects: [Project!]! @relationship(type: "WORKS_ON", direction: OUT)
  }
  type Project @node(labels: ["Project"]) {
    id: ID!
    name: String!
    nameFolded: String
    start: String
    startFirst: String
    institutions: [Institution!]! @relationship(type: "PARTICIPATES_IN", direction: IN)
    researchers: [Researcher!]! @relationship(type: "WORKS_ON", direction: IN)
    funding: [Funding!]! @relationship(type: "FUNDS", direction: IN)
  }
  type Funding @node(labels: ["Funding"]) {
    id: ID!
    name: String!
    doi: String
    number: String
    type: String
    start: String
    startFirst: String
    amount: BigInt
    amountCurrency: String
    funders: [Institution!]! @relationship(type: "GRANTED_BY", direction: OUT)
    recipients: [Institution!]! @relationship(type: "AWARDED_TO", direction: OUT)
    funds: [Project!]! @relationship(type: "FUNDS", direction: OUT)
  }
`;

/** The indexes that such a user would create; those of identifiers are there already. */
const indexes = [
  ["Institution", "country"],
  ["Institution", "nameFolded"],
  ["Researcher", "nameFolded"],
  ["Researcher", "familyNameFolded"],
  ["Project", "nameFolded"],
  ["Project", "startFirst"],
  ["Funding", "amount"],
  ["Funding", "number"],
  ["Funding", "startFirst"],
  ["Funding", "type"],
].map(([label, property]) => `CREATE INDEX bench_${label}_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);

/** Makes them, and waits until all indexes are there. */
export async function makeIndexes(database) {
  for (const text of indexes) await database.administer(text);
  await database.administer("CALL db.awaitIndexes(600)");
}
