import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AtlasError, type ErrorCode } from "../errors.js";

/** Codes that Apollo and graphql-js give to faults of the request; their messages are made for whoever asked. */
const requestCodes: ReadonlyMap<unknown, ErrorCode> = new Map([
  ["GRAPHQL_PARSE_FAILED", "GRAPHQL_PARSE_FAILED"],
  ["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED"],
  ["BAD_USER_INPUT", "BAD_USER_INPUT"],
  ["BAD_REQUEST", "BAD_REQUEST"],
  ["OPERATION_RESOLUTION_FAILURE", "BAD_USER_INPUT"],
  ["PERSISTED_QUERY_NOT_SUPPORTED", "PERSISTED_QUERY_NOT_SUPPORTED"],
]);

/** An error as the caller may see it. */
export interface PublicError extends GraphQLFormattedError {
  readonly message: string;
  readonly extensions: { readonly code: ErrorCode };
}

/** The error that graphql-js and Apollo wrapped, maybe several times. */
function cause(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

function complexity(inner: unknown): string | undefined {
  // The parser calls itself for each level; it gives up with the stack, long before memory or time run out.
  if (inner instanceof RangeError) return "The query is nested more deeply than the parser can follow.";
  if (!(inner instanceof GraphQLError)) return undefined;
  // graphql-js tells neither of these by a code of its own.
  if (inner.message === "Validation aborted.")
    return "The query repeats the same fields so often that comparing them takes more steps than are allowed.";
  const tokens = /^Syntax Error: Document contains more tha[tn] (\d+) tokens/.exec(inner.message)?.[1];
  return tokens && `The query has more words and signs than the ${Number(tokens).toLocaleString("en")} that are allowed.`;
}

function known(error: GraphQLFormattedError, raw: unknown): readonly [ErrorCode, string] | undefined {
  const inner = cause(raw);
  if (inner instanceof AtlasError) return inner.code === "INTERNAL" ? undefined : [inner.code, error.message];
  const code = requestCodes.get(error.extensions?.["code"]);
  if (code) {
    const tooComplex = complexity(inner);
    return tooComplex ? ["QUERY_TOO_COMPLEX", tooComplex] : [code, error.message];
  }
  if (inner instanceof GraphQLError && /^Schema is not configured to execute (mutation|subscription)/.test(inner.message))
    return ["GRAPHQL_VALIDATION_FAILED", "The graph can only be read here: ask with a query, there are no mutations or subscriptions."];
  // graphql-js finds a variable left out of a required argument only while it runs, and gives that no code.
  if (inner instanceof GraphQLError && inner.message.startsWith('Argument "')) return ["BAD_USER_INPUT", error.message];
  return undefined;
}

/** What is shown in place of a fault of ours. */
export function maskedError(requestId: string): PublicError {
  return { message: `Something went wrong on our side; report the request id ${requestId}.`, extensions: { code: "INTERNAL" } };
}

/** The error with its stable code; null when it is a fault of ours, which must be logged and masked. */
export function publicError(error: GraphQLFormattedError, raw: unknown): PublicError | null {
  const found = known(error, raw);
  if (!found) return null;
  const [code, message] = found;
  return {
    message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: { code },
  };
}
