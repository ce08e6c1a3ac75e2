/** A text of Cypher and the values of its parameters. A `bigint` is sent as a Neo4j integer, a `number` as a float. */
export interface Statement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
