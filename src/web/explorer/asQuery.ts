/** A GraphQL document with its variables. */
export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const counted = (count: number, one: string, many: string): string => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

function around(ids: readonly string[], asOf: string | null, parts: string): Query {
  const day = asOf === null ? "" : `, as of ${asOf}`;
  return {
    query: `# ${counted(ids.length, "entity", "entities")} and the relationships between them${day}
query Explored($ids: [ID!]!${asOf === null ? "" : ", $asOf: Date"}) {
  neighbourhood(ids: $ids, depth: 0${asOf === null ? "" : ", asOf: $asOf"}) {
${parts.replaceAll(/^/gm, "    ")}
  }
}`,
    variables: { ids, ...(asOf === null ? {} : { asOf }) },
  };
}

/** What is seen as a query: the entities and the relationships between them. */
export const seenAsQuery = (ids: readonly string[], asOf: string | null): Query =>
  around(
    ids,
    asOf,
    `nodes {
  id
  kind
  name
}
relationships {
  id
  type
  since
  until
  from {
    id
    name
  }
  to {
    id
    name
  }
}`,
  );

/** What is seen as a query whose answer is one table: a row a relationship with who says so, or an entity where there are no relationships. */
export const seenAsTable = (ids: readonly string[], asOf: string | null, hasRelationships: boolean): Query =>
  around(
    ids,
    asOf,
    hasRelationships
      ? "relationships { from { id kind name } type to { id kind name } since until evidence { source { name licence } } }"
      : "nodes { id kind name evidence { source { name licence } } }",
  );
