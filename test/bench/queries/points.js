const row = (it) => (it ? [it.id, it.name] : null);
const first = (list) => row(list[0]);

/** One entity by each of its identifiers. */
const point = ({ kind, plural, by, value }) => {
  const root = kind.toLowerCase();
  return {
    name: `${root} by ${by}`,
    levels: 1,
    hand: {
      text: `MATCH (n:${kind === "Project" || by === "id" ? "Entity" : kind} {${by}: $value}) RETURN [n.id, n.name]`,
      parameters: (world) => ({ value: value(world) }),
      read: (rows) => rows[0],
    },
    api: {
      text: `query ($value: ID!) { ${root}(by: {${by}: $value}) { id name } }`,
      variables: (world) => ({ value: value(world) }),
      read: (data) => row(data[root]),
    },
    other: {
      text: `query ($value: ${by === "id" ? "ID" : "String"}!) { ${plural}(where: {${by}: {eq: $value}}) { id name } }`,
      variables: (world) => ({ value: value(world) }),
      read: (data) => first(data[plural]),
    },
  };
};

export const points = [
  point({ kind: "Institution", plural: "institutions", by: "ror", value: ({ hub }) => hub.ror }),
  point({ kind: "Researcher", plural: "researchers", by: "orcid", value: ({ researcher }) => researcher.orcid }),
  point({ kind: "Funding", plural: "fundings", by: "doi", value: () => "10.5555/award.77" }),
  point({ kind: "Project", plural: "projects", by: "id", value: () => "bench:project/77" }),
  {
    name: "award by number",
    levels: 1,
    hand: { text: `MATCH (n:Funding) WHERE n.number = "B-0000077" AND n.id IS NOT NULL RETURN [n.id, n.name]`, read: (rows) => rows },
    api: { text: `{ fundings(where: {number: {eq: "B-0000077"}}) { nodes { id name } } }`, read: (data) => data.fundings.nodes.map(row) },
    other: { text: `{ fundings(where: {number: {eq: "B-0000077"}}) { id name } }`, read: (data) => data.fundings.map(row) },
  },
];
