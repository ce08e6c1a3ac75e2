const start = `MATCH (a:Institution) USING INDEX a:Institution(country, nameFolded, id) WHERE a.country = "CN" AND a.nameFolded IS NOT NULL AND a.id IS NOT NULL WITH a ORDER BY a.country, a.nameFolded, a.id LIMIT 50`;
const roots = `institutions(first: 50, where: {country: {eq: "CN"}}, orderBy: [{name: ASC}])`;
const otherRoots = `institutions(limit: 50, where: {country: {eq: "CN"}}, sort: [{nameFolded: ASC}, {id: ASC}])`;
const sorted = (rows) => rows.map((it) => JSON.stringify(it)).toSorted();
const minor = (text) => text.replace(".", "");

export const sums = [
  {
    name: "counts of 50 institutions",
    levels: 2,
    hand: {
      text: `${start} RETURN [a.id, COUNT { (a)<-[:AFFILIATED_WITH]-() }, COUNT { (a)-[:PARTICIPATES_IN]->() }]`,
      read: (rows) => rows,
    },
    api: {
      text: `{ ${roots} { nodes { id researchers { totalCount } projects { totalCount } } } }`,
      read: (data) => data.institutions.nodes.map((it) => [it.id, it.researchers.totalCount, it.projects.totalCount]),
    },
    other: {
      text: `{ ${otherRoots} { id researchersConnection { aggregate { count { edges } } } projectsConnection { aggregate { count { edges } } } } }`,
      read: (data) =>
        data.institutions.map((it) => [it.id, it.researchersConnection.aggregate.count.edges, it.projectsConnection.aggregate.count.edges]),
    },
  },
  {
    name: "money received by 50 institutions, by currency",
    levels: 2,
    hand: {
      text: `${start} WITH a, COLLECT { MATCH ()-[r:AWARDED_TO]->() USING INDEX r:AWARDED_TO(toId, fromAmountCurrency, fromAmount, id) WHERE r.toId = a.id AND r.fromAmountCurrency IS NOT NULL AND r.fromAmount IS NOT NULL AND r.id IS NOT NULL WITH r.fromAmountCurrency AS c, toString(sum(r.fromAmount)) AS s RETURN [c, s] ORDER BY c } AS sums ORDER BY a.country, a.nameFolded, a.id RETURN [a.id, sums]`,
      read: (rows) => rows,
    },
    api: {
      text: `{ ${roots} { nodes { id fundingReceived { aggregate { amount { sum { currency amount } } } } } } }`,
      read: (data) =>
        data.institutions.nodes.map((it) => [
          it.id,
          it.fundingReceived.aggregate.amount.sum.map(({ currency, amount }) => [currency, minor(amount)]),
        ]),
    },
  },
  {
    name: "awards by type",
    levels: 1,
    hand: { text: "MATCH (f:Funding) WHERE f.type IS NOT NULL WITH f.type AS type, count(*) AS c RETURN [type, c]", read: sorted },
    api: {
      text: "{ fundings { aggregate { groups(by: [{field: TYPE}]) { nodes { key { type } count } } } } }",
      read: (data) => sorted(data.fundings.aggregate.groups.nodes.map((it) => [it.key.type, it.count])),
    },
  },
  {
    name: "the 20 funders with most awards",
    levels: 1,
    hand: {
      text: "MATCH (f:Institution) WITH f, COUNT { (f)<-[:GRANTED_BY]-() } AS n ORDER BY n DESC, f.id LIMIT 20 RETURN [f.id, n]",
      read: (rows) => rows.map(([, count]) => count),
    },
    api: {
      text: "{ institutions(first: 20, orderBy: [{fundingGrantedCount: DESC}]) { nodes { id fundingGranted { totalCount } } } }",
      read: (data) => data.institutions.nodes.map((it) => it.fundingGranted.totalCount),
    },
  },
];
