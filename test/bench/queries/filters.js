const row = (it) => [it.id, it.name];
const ordered = "USING INDEX p:Project(nameFolded, id) WHERE p.nameFolded IS NOT NULL AND p.id IS NOT NULL";
const end = "RETURN [p.id, p.name] ORDER BY p.nameFolded, p.id LIMIT 50";
const money = `f.amountCurrency = "CNY" AND f.amount >= 2000000000`;

/** The first 50 projects by name that fit a filter on their awards. */
const filtered = (name, { hand, where, other }) => ({
  name,
  levels: 1,
  hand: { text: `${hand} ${end}`, read: (rows) => rows },
  api: {
    text: `{ projects(first: 50, where: ${where}, orderBy: [{name: ASC}]) { nodes { id name } } }`,
    read: (data) => data.projects.nodes.map(row),
  },
  other: {
    text: `{ projects(limit: 50, where: ${other}, sort: [{nameFolded: ASC}, {id: ASC}]) { id name } }`,
    read: (data) => data.projects.map(row),
  },
});

export const filters = [
  filtered("projects with some large award", {
    hand: `MATCH (f:Funding) WHERE ${money} AND f.id IS NOT NULL MATCH (f)-[:FUNDS]->(p:Project) WITH DISTINCT p`,
    where: `{funding: {some: {node: {amount: {currency: CNY, gte: "20000000"}}}}}`,
    other: `{funding: {some: {amountCurrency: {eq: "CNY"}, amount: {gte: "2000000000"}}}}`,
  }),
  filtered("projects with some contract", {
    hand: `MATCH (p:Project) ${ordered} AND EXISTS { (p)<-[:FUNDS]-(f) WHERE f.type = "CONTRACT" }`,
    where: "{funding: {some: {node: {type: {eq: CONTRACT}}}}}",
    other: `{funding: {some: {type: {eq: "CONTRACT"}}}}`,
  }),
  filtered("projects without a contract", {
    hand: `MATCH (p:Project) ${ordered} AND NOT EXISTS { (p)<-[:FUNDS]-(f) WHERE f.type = "CONTRACT" }`,
    where: "{funding: {none: {node: {type: {eq: CONTRACT}}}}}",
    other: `{funding: {none: {type: {eq: "CONTRACT"}}}}`,
  }),
  filtered("projects whose awards are all contracts", {
    hand: `MATCH (p:Project) ${ordered} AND EXISTS { (p)<-[:FUNDS]-() } AND NOT EXISTS { (p)<-[:FUNDS]-(f) WHERE f.type <> "CONTRACT" }`,
    where: "{fundingCount: {gte: 1}, funding: {all: {node: {type: {eq: CONTRACT}}}}}",
    other: `{funding: {some: {id: {startsWith: "doi:"}}, all: {type: {eq: "CONTRACT"}}}}`,
  }),
  filtered("projects with at least three awards", {
    hand: `MATCH (p:Project) ${ordered} AND COUNT { (p)<-[:FUNDS]-() } >= 3`,
    where: "{fundingCount: {gte: 3}}",
    other: "{fundingConnection: {aggregate: {count: {nodes: {gte: 3}}}}}",
  }),
];
