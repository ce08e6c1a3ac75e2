const id = (it) => it.id;

/** Fifty institutions of a country by name, and from each a walk of a few levels; every list by id. */
const start = `MATCH (a:Institution) USING INDEX a:Institution(country, nameFolded, id) WHERE a.country = "CN" AND a.nameFolded IS NOT NULL AND a.id IS NOT NULL WITH a ORDER BY a.country, a.nameFolded, a.id LIMIT 50`;
const steps = [
  { field: "projects", size: 10, way: "-[r:PARTICIPATES_IN]->" },
  { field: "researchers", size: 5, way: "<-[r:WORKS_ON]-" },
  { field: "affiliations", size: 2, way: "-[r:AFFILIATED_WITH]->" },
];
const variables = ["a", "b", "c", "d"];

const handList = (depth, levels) => {
  const [from, to] = [variables[depth], variables[depth + 1]];
  const { way, size } = steps[depth];
  const inner = depth + 1 < levels ? `, ${handList(depth + 1, levels)}` : "";
  const edge = way.replace("[r:", `[r${depth}:`);
  return `COLLECT { MATCH (${from})${edge}(${to}) WITH ${to}, r${depth} ORDER BY ${to}.id, r${depth}.id LIMIT ${size} RETURN [${to}.id${inner}] }`;
};
const apiList = (depth, levels) => {
  if (depth === levels) return "";
  const { field, size } = steps[depth];
  return ` ${field}(first: ${size}, orderBy: [{node: {id: ASC}}]) { nodes { id${apiList(depth + 1, levels)} } }`;
};
const otherList = (depth, levels) => {
  if (depth === levels) return "";
  const { field, size } = steps[depth];
  return ` ${field}Connection(first: ${size}, sort: [{node: {id: ASC}}]) { edges { node { id${otherList(depth + 1, levels)} } } }`;
};
const readLevels = (it, depth, levels, listOf) =>
  depth === levels ? [id(it)] : [id(it), listOf(it, steps[depth].field).map((child) => readLevels(child, depth + 1, levels, listOf))];
const apiNodes = (it, field) => it[field].nodes;
const otherNodes = (it, field) => it[`${field}Connection`].edges.map(({ node }) => node);

const walk = (levels) => ({
  name: `institutions of a country, ${levels + 1} levels deep`,
  levels: levels + 1,
  hand: { text: `${start} RETURN [a.id, ${handList(0, levels)}]`, read: (rows) => rows },
  api: {
    text: `{ institutions(first: 50, where: {country: {eq: "CN"}}, orderBy: [{name: ASC}]) { nodes { id${apiList(0, levels)} } } }`,
    read: (data) => data.institutions.nodes.map((it) => readLevels(it, 0, levels, apiNodes)),
  },
  other: {
    text: `{ institutions(limit: 50, where: {country: {eq: "CN"}}, sort: [{nameFolded: ASC}, {id: ASC}]) { id${otherList(0, levels)} } }`,
    read: (data) => data.institutions.map((it) => readLevels(it, 0, levels, otherNodes)),
  },
});

const shared = {
  name: "the same funders met many times",
  levels: 3,
  hand: {
    text: `MATCH (a:Funding) USING INDEX a:Funding(id) WHERE a.id IS NOT NULL WITH a ORDER BY a.id LIMIT 200
      WITH collect(a) AS list CALL (list) { UNWIND list AS a MATCH (a)-[:GRANTED_BY]->(f) WITH DISTINCT f RETURN collect([f.id, COLLECT { MATCH (f)<-[:PART_OF]-(c) RETURN c.id ORDER BY c.id LIMIT 5 }]) AS funders }
      UNWIND list AS a RETURN [a.id, COLLECT { MATCH (a)-[:GRANTED_BY]->(f) RETURN [it IN funders WHERE it[0] = f.id][0] }]`,
    read: (rows) => rows,
  },
  api: {
    text: `{ fundings(first: 200, orderBy: [{id: ASC}]) { nodes { id funders { nodes { id children(first: 5, orderBy: [{node: {id: ASC}}]) { nodes { id } } } } } } }`,
    read: (data) => data.fundings.nodes.map((it) => [it.id, it.funders.nodes.map((funder) => [funder.id, funder.children.nodes.map(id)])]),
  },
  other: {
    text: `{ fundings(limit: 200, sort: [{id: ASC}]) { id funders { id children(limit: 5, sort: [{id: ASC}]) { id } } } }`,
    read: (data) => data.fundings.map((it) => [it.id, it.funders.map((funder) => [funder.id, funder.children.map(id)])]),
  },
};

/** The newest awards of one funder, of few or of very many. */
const hub = (name, owner) => ({
  name,
  levels: 2,
  hand: {
    // The copies on relationships serve whoever knows them.
    text: "MATCH ()<-[r:GRANTED_BY]-(b) USING INDEX r:GRANTED_BY(toId, fromStartFirst, fromStartLast, id) WHERE r.toId = $id AND r.fromStartFirst IS NOT NULL AND r.fromStartLast IS NOT NULL AND r.id IS NOT NULL RETURN [b.id, b.start] ORDER BY r.toId DESC, r.fromStartFirst DESC, r.fromStartLast DESC, r.id DESC LIMIT 20",
    parameters: (world) => ({ id: owner(world).id }),
    read: (rows) => rows,
  },
  api: {
    text: `query ($id: ID!) { institution(by: {id: $id}) { fundingGranted(first: 20, orderBy: [{node: {start: DESC}}, {node: {id: DESC}}]) { nodes { id start } } } }`,
    variables: (world) => ({ id: owner(world).id }),
    read: (data) => data.institution.fundingGranted.nodes.map((it) => [it.id, it.start]),
  },
  other: {
    text: `query ($id: ID!) { institutions(where: {id: {eq: $id}}) { fundingGranted(limit: 20, sort: [{startFirst: DESC}, {id: DESC}]) { id start } } }`,
    variables: (world) => ({ id: owner(world).id }),
    read: (data) => data.institutions[0].fundingGranted.map((it) => [it.id, it.start]),
  },
});

export const nested = [
  walk(1),
  walk(2),
  walk(3),
  shared,
  hub("newest awards of a funder of 100", ({ hundred }) => hundred),
  hub("newest awards of a funder of 100,000", ({ hub: it }) => it),
];
