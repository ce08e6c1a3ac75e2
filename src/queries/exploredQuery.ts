/** A GraphQL document with its variables. */
export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const counted = (count: number, one: string, many: string): string => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What is seen as a query: the entities and the relationships between them. */
export const seenAsQuery = (ids: readonly string[], asOf: string | null): Query => ({
  query: `# ${counted(ids.length, "entity", "entities")} and the relationships between them${asOf === null ? "" : `, as of ${asOf}`}
query Explored($ids: [ID!]!${asOf === null ? "" : ", $asOf: Date"}) {
  neighbourhood(ids: $ids, depth: 0${asOf === null ? "" : ", asOf: $asOf"}) {
    nodes {
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
    }
  }
}`,
  variables: { ids, ...(asOf === null ? {} : { asOf }) },
});
