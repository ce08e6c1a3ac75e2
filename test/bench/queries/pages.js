const row = (it) => [it.id, it.name];

/** A page of all entities of a kind in an order that an index gives; `otherSort` where the compared library can say it. */
const page = ({ name, kind, plural, size, index, direction = "ASC", orderBy, otherSort }) => ({
  name,
  levels: 1,
  hand: {
    text: `MATCH (n:${kind}) USING INDEX n:${kind}(${index.join(", ")}) WHERE ${index.map((it) => `n.${it} IS NOT NULL`).join(" AND ")} RETURN [n.id, n.name] ORDER BY ${index.map((it) => `n.${it} ${direction}`).join(", ")} LIMIT ${size}`,
    read: (rows) => rows,
  },
  api: {
    text: `{ ${plural}(first: ${size}, orderBy: [{${orderBy}: ${direction}}]) { nodes { id name } } }`,
    read: (data) => data[plural].nodes.map(row),
  },
  ...(otherSort
    ? {
        other: {
          text: `{ ${plural}(limit: ${size}, sort: [${[...otherSort, "id"].map((it) => `{${it}: ${direction}}`).join(", ")}]) { id name } }`,
          read: (data) => data[plural].map(row),
        },
      }
    : {}),
});

const names = { kind: "Researcher", plural: "researchers", index: ["nameFolded", "id"], orderBy: "name" };
const deepRead = (data) => data.researchers.nodes.map(row);

export const pages = [
  page({
    name: "institutions by name",
    kind: "Institution",
    plural: "institutions",
    size: 50,
    index: ["nameFolded", "id"],
    orderBy: "name",
    otherSort: ["nameFolded"],
  }),
  page({ ...names, name: "researchers by name", size: 50, otherSort: ["nameFolded"] }),
  page({
    name: "researchers by family name",
    kind: "Researcher",
    plural: "researchers",
    size: 100,
    index: ["familyNameFolded", "id"],
    orderBy: "familyName",
    otherSort: ["familyNameFolded"],
  }),
  page({
    name: "awards by amount, largest first",
    kind: "Funding",
    plural: "fundings",
    size: 50,
    index: ["amountCurrency", "amount", "id"],
    direction: "DESC",
    orderBy: "amount",
    otherSort: ["amountCurrency", "amount"],
  }),
  page({
    name: "awards, newest first",
    kind: "Funding",
    plural: "fundings",
    size: 50,
    index: ["startFirst", "startLast", "id"],
    direction: "DESC",
    orderBy: "start",
    otherSort: ["startFirst"],
  }),
  page({ name: "1,000 projects by id", kind: "Project", plural: "projects", size: 1_000, index: ["id"], orderBy: "id", otherSort: [] }),
  {
    name: "researchers by name, after 100,000",
    levels: 1,
    hand: {
      text: `CALL () { MATCH (n:Researcher) USING INDEX n:Researcher(nameFolded, id) WHERE n.nameFolded = $name AND n.id > $id RETURN [n.id, n.name] AS row ORDER BY n.nameFolded, n.id LIMIT 50
        UNION ALL MATCH (n:Researcher) USING INDEX n:Researcher(nameFolded, id) WHERE n.nameFolded > $name AND n.id IS NOT NULL RETURN [n.id, n.name] AS row ORDER BY n.nameFolded, n.id LIMIT 50 } RETURN row LIMIT 50`,
      parameters: ({ deep }) => ({ name: deep.name, id: deep.id }),
      read: (rows) => rows,
    },
    api: {
      text: `query ($after: String) { researchers(first: 50, after: $after, orderBy: [{name: ASC}]) { nodes { id name } } }`,
      variables: ({ deep }) => ({ after: deep.cursor }),
      read: deepRead,
    },
    other: {
      text: `query ($offset: Int) { researchers(limit: 50, offset: $offset, sort: [{nameFolded: ASC}, {id: ASC}]) { id name } }`,
      variables: ({ deep }) => ({ offset: deep.position }),
      read: (data) => data.researchers.map(row),
    },
  },
  {
    name: "institutions of a country, with their number",
    levels: 1,
    hand: {
      text: `RETURN [COLLECT { MATCH (n:Institution) USING INDEX n:Institution(country, nameFolded, id) WHERE n.country = "CN" AND n.nameFolded IS NOT NULL AND n.id IS NOT NULL RETURN [n.id, n.name] ORDER BY n.country, n.nameFolded, n.id LIMIT 50 }, COUNT { MATCH (n:Institution) WHERE n.country = "CN" }]`,
      read: (rows) => rows[0],
    },
    api: {
      text: `{ institutions(first: 50, where: {country: {eq: "CN"}}, orderBy: [{name: ASC}]) { totalCount nodes { id name } } }`,
      read: ({ institutions }) => [institutions.nodes.map(row), institutions.totalCount],
    },
    other: {
      text: `{ institutionsConnection(first: 50, where: {country: {eq: "CN"}}, sort: [{nameFolded: ASC}, {id: ASC}]) { totalCount edges { node { id name } } } }`,
      read: ({ institutionsConnection: it }) => [it.edges.map(({ node }) => row(node)), it.totalCount],
    },
  },
];
