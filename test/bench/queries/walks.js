/** What is beyond the compared library. */
export const walks = [
  {
    name: "search for a project",
    levels: 1,
    // Among names that have all words the better connected come first, so that whoever writes by hand must read the degree of all of them too.
    // That nothing is better than these, an identifier or a name that starts with the text, is known to the writer and not asked.
    hand: {
      text: `CALL db.index.fulltext.queryNodes($index, "perovskite AND imaging AND 7*") YIELD node WITH node, COUNT { (node)--() } AS degree ORDER BY degree DESC, node.id LIMIT 10 RETURN [node.id, node.name]`,
      parameters: ({ wordIndex }) => ({ index: wordIndex }),
      read: (rows) => rows,
    },
    api: {
      text: `{ search(text: "perovskite imaging 7", first: 10) { edges { node { id name } } } }`,
      read: (data) => data.search.edges.map(({ node }) => [node.id, node.name]),
    },
  },
  {
    name: "shortest path between two researchers",
    levels: 1,
    hand: {
      text: "MATCH p = SHORTEST 1 (a:Entity {id: $from})--{1,6}(b:Entity {id: $to}) RETURN length(p)",
      parameters: ({ researcher, otherResearcher }) => ({ from: researcher.id, to: otherResearcher.id }),
      read: (rows) => rows[0],
    },
    api: {
      text: "query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxLength: 6, first: 1) { nodes { length } } }",
      variables: ({ researcher, otherResearcher }) => ({ from: researcher.id, to: otherResearcher.id }),
      read: (data) => data.paths.nodes[0].length,
    },
  },
  {
    name: "number of parts, at any depth",
    levels: 2,
    hand: {
      text: "MATCH (a:Entity {id: $id})<-[:PART_OF*1..20]-(b) RETURN count(DISTINCT b)",
      parameters: ({ whole }) => ({ id: whole.id }),
      read: (rows) => rows[0],
    },
    api: {
      text: "query ($id: ID!) { institution(by: {id: $id}) { descendants(first: 1) { totalCount } } }",
      variables: ({ whole }) => ({ id: whole.id }),
      read: (data) => data.institution.descendants.totalCount,
    },
  },
];
