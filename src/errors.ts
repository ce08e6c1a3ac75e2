/** Everything that can go wrong, by stable code: what causes it and what cures it. The documentation lists exactly these. */
export const errorCatalogue = Object.freeze({
  GRAPHQL_PARSE_FAILED: { cause: "The query is not GraphQL.", cure: "Mend the syntax at the line and column given." },
  GRAPHQL_VALIDATION_FAILED: {
    cause: "The query does not fit the schema.",
    cure: "Look the field or argument up in the documentation pane.",
  },
  BAD_USER_INPUT: { cause: "A variable or argument has a value that is not allowed.", cure: "Give what the message says was expected." },
  BAD_REQUEST: {
    cause: "The HTTP request is not a GraphQL request: its method, content type, body or address is wrong.",
    cure: 'Send `{"query": "..."}` as application/json by POST, or `?query=...` by GET.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    cause: "Only the hash of a query was sent.",
    cure: "Send the query's text; most clients then do so by themselves.",
  },
  INVALID_CURSOR: {
    cause: "A cursor is damaged, or belongs to another order, filter or direction; one of a search, to another revision of the graph.",
    cure: "Start again from the first page.",
  },
  INVALID_PAGE: {
    cause: "`first` and `last` contradict each other or lie outside 1 to 1,000.",
    cure: "Give one of them, from 1 to 1,000.",
  },
  INVALID_IDENTIFIER: { cause: "An identifier has the wrong form or checksum.", cure: "Compare it with its registry's page." },
  NOT_FOUND: { cause: "An entity or a saved query that is named does not exist.", cure: "Look it up by name or identifier first." },
  FORBIDDEN: {
    cause: "The server lets only who has its token save queries, or runs only saved queries.",
    cure: "Send `authorization: Bearer` with the token, or name a saved query.",
  },
  QUERY_TOO_EXPENSIVE: { cause: "The query may touch more nodes than the limit allows.", cure: "Ask for smaller pages or fewer levels." },
  QUERY_TOO_COMPLEX: { cause: "The query is too deep, too long or has too many aliases.", cure: "Split it into several requests." },
  REQUEST_TOO_LARGE: {
    cause: "The body of the request is larger than the limit.",
    cure: "Send less; pass long lists in several requests.",
  },
  TIMEOUT: { cause: "The query ran longer than the limit.", cure: "Ask for less, or narrow the filter." },
  SHUTTING_DOWN: { cause: "The server is being stopped.", cure: "Send the request again in a moment." },
  DATABASE_UNAVAILABLE: {
    cause: "Neo4j cannot be reached, or refuses the credentials.",
    cure: "Check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, and that Neo4j runs.",
  },
  DATABASE_TOO_OLD: { cause: "Neo4j is older than 5.26.", cure: "Upgrade it, or unset NEO4J_URI to use a local one." },
  FORMAT_TOO_NEW: {
    cause: "The graph was written by a newer version of this program.",
    cure: "Upgrade this program, or use another graph.",
  },
  FORMAT_TOO_OLD: {
    cause: "The graph was written by an older version of this program.",
    cure: "Run `npx atlas backup`, then `npx atlas upgrade`.",
  },
  UPGRADE_REFUSED: {
    cause: "The graph holds values that its present form cannot keep; nothing was changed.",
    cure: "Shorten or mend the values that the message names with the version that wrote them.",
  },
  GRAPH_NOT_EMPTY: {
    cause: "A whole graph is to be imported where there is something already.",
    cure: "Point NEO4J_URI or ATLAS_HOME to an empty graph.",
  },
  JAVA_MISSING: { cause: "No Java 17 or 21 was found for the local Neo4j.", cure: "Install a Java runtime, or set NEO4J_URI." },
  MAVEN_MISSING: { cause: "No Maven was found to get the local Neo4j with.", cure: "Install Maven, or set NEO4J_URI." },
  LOCAL_DATABASE_FAILED: { cause: "The local Neo4j did not start.", cure: "Read the log named in the message." },
  LOCAL_DATABASE_IN_USE: {
    cause: "A process uses the local Neo4j, which must stand still for a backup or a restore.",
    cure: "Stop the process that the message names.",
  },
  BACKUP_FAILED: { cause: "The graph could not be backed up or restored; it is as it was.", cure: "Do what the message says." },
  INVALID_BACKUP: {
    cause: "A file is no backup of a graph of this program, or is damaged; nothing was changed.",
    cure: "Name a file that `npx atlas backup` made.",
  },
  WOULD_OVERWRITE: { cause: "A file or a graph is already where one is to be put.", cure: "Name another place, or give --force." },
  PORT_IN_USE: { cause: "Another program listens on the port.", cure: "Stop it, or set PORT." },
  INVALID_SETTING: { cause: "A setting in the environment cannot be read.", cure: "Give the form that the message names." },
  INVALID_SEED: { cause: "A file to be loaded, or its mapping, cannot be read.", cure: "Mend the place that the message names." },
  INTERNAL: { cause: "A fault of this program; its text is only in the log.", cure: "Report it with the request id." },
} as const);

export type ErrorCode = keyof typeof errorCatalogue;

/** An error with a stable code, whose message may be shown to whoever asked. */
export class AtlasError extends Error {
  override readonly name = "AtlasError";
  readonly code: ErrorCode;
  /** Read by graphql-js, which copies it to the answer. */
  readonly extensions: { readonly code: ErrorCode };

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.extensions = { code };
  }
}
