const rowsOf = (of, ...fields) => of.map((it) => fields.map((field) => it[field]));

const lookUp = (what, kind, scheme, value) => {
  const plural = `${kind.toLowerCase()}s`;
  return {
    what,
    hand: { text: `MATCH (n:${kind} {${scheme}: $p.value}) RETURN n.id, n.name`, parameters: { value } },
    atlas: {
      query: `query ($value: ID!) { it: ${kind.toLowerCase()}(by: { ${scheme}: $value }) { id name } }`,
      variables: { value },
      rows: ({ it }) => rowsOf([it], "id", "name"),
    },
    peer: {
      query: `query ($value: String!) { ${plural}(where: { ${scheme}: { eq: $value } }) { id name } }`,
      variables: { value },
      rows: (data) => rowsOf(data[plural], "id", "name"),
    },
  };
};

const inGermany =
  "MATCH (i:Institution) USING INDEX i:Institution(country, name, id) WHERE i.country = 'DE' AND i.name IS NOT NULL AND i.id IS NOT NULL WITH i ORDER BY i.country, i.name, i.id LIMIT 50";
const germany = `institutions(first: 50, where: { country: { eq: "DE" } }, orderBy: [{ name: ASC }, { id: ASC }])`;
const germanyOfPeer = `institutions(where: { country: { eq: "DE" } }, sort: [{ name: ASC }, { id: ASC }], limit: 50)`;

const nested = {
  what: "institutions of a country, 10 projects each, 5 people each",
  hand: {
    text: `${inGermany} RETURN i.id, COLLECT { MATCH (i)-[:PARTICIPATES_IN]->(p) WITH p ORDER BY p.id LIMIT 10 RETURN [p.id, p.name, COLLECT { MATCH (p)<-[:WORKS_ON]-(r) WITH r ORDER BY r.id LIMIT 5 RETURN [r.id, r.name] }] } AS projects ORDER BY i.name, i.id`,
  },
  atlas: {
    query: `{ ${germany} { nodes { id projects(first: 10, orderBy: [{ node: { id: ASC } }]) { nodes { id name researchers(first: 5, orderBy: [{ node: { id: ASC } }]) { nodes { id name } } } } } } }`,
    rows: ({ institutions }) =>
      institutions.nodes.map((it) => [it.id, it.projects.nodes.map((p) => [p.id, p.name, rowsOf(p.researchers.nodes, "id", "name")])]),
  },
  peer: {
    query: `{ ${germanyOfPeer} { id projects(sort: [{ id: ASC }], limit: 10) { id name researchers(sort: [{ id: ASC }], limit: 5) { id name } } } }`,
    rows: ({ institutions }) =>
      institutions.map((it) => [it.id, it.projects.map((p) => [p.id, p.name, rowsOf(p.researchers, "id", "name")])]),
  },
};

const page = {
  what: "first 1,000 researchers by family name",
  hand: {
    text: "MATCH (n:Researcher) USING INDEX n:Researcher(familyName, id) WHERE n.familyName IS NOT NULL AND n.id IS NOT NULL RETURN n.id, n.name ORDER BY n.familyName, n.id LIMIT 1000",
  },
  atlas: {
    query: "{ researchers(first: 1000, orderBy: [{ familyName: ASC }]) { nodes { id name } } }",
    rows: ({ researchers }) => rowsOf(researchers.nodes, "id", "name"),
  },
  peer: {
    query: "{ researchers(sort: [{ familyName: ASC }, { id: ASC }], limit: 1000) { id name } }",
    rows: ({ researchers }) => rowsOf(researchers, "id", "name"),
  },
};

const newest = {
  what: "newest 50 awards",
  hand: {
    text: "MATCH (n:Funding) USING INDEX n:Funding(startFirst, startLast, id) WHERE n.startFirst IS NOT NULL AND n.startLast IS NOT NULL AND n.id IS NOT NULL RETURN n.id, n.name ORDER BY n.startFirst DESC, n.startLast DESC, n.id DESC LIMIT 50",
  },
  atlas: {
    query: "{ fundings(first: 50, orderBy: [{ start: DESC }]) { nodes { id name } } }",
    rows: ({ fundings }) => rowsOf(fundings.nodes, "id", "name"),
  },
  peer: {
    query: "{ fundings(sort: [{ startFirst: DESC }, { id: DESC }], limit: 50) { id name } }",
    rows: ({ fundings }) => rowsOf(fundings, "id", "name"),
  },
};

const twoKeys = {
  what: "awards by amount, then start",
  hand: {
    text: "MATCH (n:Funding) USING INDEX n:Funding(amountCurrency, amount, id) WHERE n.amountCurrency IS NOT NULL AND n.amount IS NOT NULL AND n.id IS NOT NULL RETURN n.id, n.name ORDER BY n.amountCurrency DESC, n.amount DESC, n.startFirst, n.startLast, n.id LIMIT 50",
  },
  atlas: {
    query: "{ fundings(first: 50, orderBy: [{ amount: DESC }, { start: ASC }]) { nodes { id name } } }",
    rows: ({ fundings }) => rowsOf(fundings.nodes, "id", "name"),
  },
};

/** Projects with an award of more than so many US cents, in the order of their ids. */
const someAward = (what, cents) => ({
  what: `projects with some award, ${what}`,
  hand: {
    text: "MATCH (p:Project) WHERE EXISTS { (p)<-[:FUNDS]-(f:Funding) WHERE f.amountCurrency = 'USD' AND f.amount > $p.cents } RETURN p.id, p.name ORDER BY p.id LIMIT 50",
    parameters: { cents: BigInt(cents) },
    // What is best depends on how many there are, which whoever writes by hand may know.
    ...(cents > 1e9 && {
      text: "MATCH (f:Funding) USING INDEX f:Funding(amountCurrency, amount, id) WHERE f.amountCurrency = 'USD' AND f.amount > $p.cents AND f.id IS NOT NULL MATCH (f)-[:FUNDS]->(p:Project) WITH DISTINCT p ORDER BY p.id LIMIT 50 RETURN p.id, p.name",
    }),
  },
  atlas: {
    query: `{ projects(first: 50, where: { funding: { some: { node: { amount: { currency: USD, gt: "${cents / 100}" } } } } }) { nodes { id name } } }`,
    rows: ({ projects }) => rowsOf(projects.nodes, "id", "name"),
  },
  peer: {
    query: `{ projects(where: { funding: { some: { amountCurrency: { eq: "USD" }, amount: { gt: "${cents}" } } } }, sort: [{ id: ASC }], limit: 50) { id name } }`,
    rows: ({ projects }) => rowsOf(projects, "id", "name"),
  },
});

const someInSome = {
  what: "projects with money of a funder in a country",
  hand: {
    text: "MATCH (i:Institution) USING INDEX i:Institution(country, id) WHERE i.country = 'LU' AND i.id IS NOT NULL MATCH (i)<-[:GRANTED_BY]-(f)-[:FUNDS]->(p:Project) WITH DISTINCT p ORDER BY p.id LIMIT 50 RETURN p.id, p.name",
  },
  atlas: {
    query:
      '{ projects(first: 50, where: { funding: { some: { node: { funders: { some: { node: { country: { eq: "LU" } } } } } } } }) { nodes { id name } } }',
    rows: ({ projects }) => rowsOf(projects.nodes, "id", "name"),
  },
  peer: {
    query:
      '{ projects(where: { funding: { some: { funders: { some: { country: { eq: "LU" } } } } } }, sort: [{ id: ASC }], limit: 50) { id name } }',
    rows: ({ projects }) => rowsOf(projects, "id", "name"),
  },
};

const counts = {
  what: "numbers of projects and awards of 50 institutions",
  hand: { text: `${inGermany} RETURN i.id, COUNT { (i)-[:PARTICIPATES_IN]->() }, COUNT { (i)<-[:GRANTED_BY]-() } ORDER BY i.name, i.id` },
  atlas: {
    query: `{ ${germany} { nodes { id projects { totalCount } fundingGranted { totalCount } } } }`,
    rows: ({ institutions }) => institutions.nodes.map((it) => [it.id, it.projects.totalCount, it.fundingGranted.totalCount]),
  },
  peer: {
    query: `{ ${germanyOfPeer} { id projectsConnection { aggregate { count { nodes } } } fundingGrantedConnection { aggregate { count { nodes } } } } }`,
    rows: ({ institutions }) =>
      institutions.map((it) => [it.id, it.projectsConnection.aggregate.count.nodes, it.fundingGrantedConnection.aggregate.count.nodes]),
  },
};

const hub = (what, id) => ({
  what: `first 20 awards of ${what}`,
  hand: {
    text: "MATCH (i:Entity {id: $p.id})<-[:GRANTED_BY]-(f) WITH f ORDER BY f.id LIMIT 20 RETURN f.id, f.name",
    parameters: { id },
  },
  atlas: {
    query:
      "query ($id: ID!) { institution(by: { id: $id }) { fundingGranted(first: 20, orderBy: [{ node: { id: ASC } }]) { nodes { id name } } } }",
    variables: { id },
    rows: ({ institution }) => rowsOf(institution.fundingGranted.nodes, "id", "name"),
  },
  peer: {
    query: "query ($id: ID!) { institutions(where: { id: { eq: $id } }) { fundingGranted(sort: [{ id: ASC }], limit: 20) { id name } } }",
    variables: { id },
    rows: ({ institutions }) => rowsOf(institutions[0].fundingGranted, "id", "name"),
  },
});

const total = {
  what: "number of all researchers",
  hand: { text: "MATCH (n:Researcher) RETURN count(n)" },
  atlas: { query: "{ researchers { totalCount } }", rows: ({ researchers }) => [[researchers.totalCount]] },
  peer: {
    query: "{ researchersConnection { aggregate { count { nodes } } } }",
    rows: ({ researchersConnection }) => [[researchersConnection.aggregate.count.nodes]],
  },
};

/** What is asked: by hand, of this API and of its peer, each with how its rows are read. `known` are ids of the generated graph. */
export const queriesOn = (known) => [
  lookUp("an institution by ROR", "Institution", "ror", known.ror),
  lookUp("a researcher by ORCID", "Researcher", "orcid", known.orcid),
  lookUp("an award by DOI", "Funding", "doi", known.doi),
  page,
  newest,
  twoKeys,
  someAward("rare", 2_300_000_000),
  someAward("common", 1_000_000),
  someInSome,
  nested,
  counts,
  hub("a hub of 100,000", known.hub),
  hub("an institution of 100", known.small),
  total,
];
