import { Neo4jError } from "neo4j-driver";
import { AtlasError } from "../errors.js";

/** Where the statement was sent, for the message. */
export interface DatabasePlace {
  readonly uri: string;
  readonly user: string;
  readonly database: string;
}

function unavailable(error: Neo4jError, place: DatabasePlace): string | null {
  const { code, message } = error;
  if (/^Neo\.ClientError\.Security\./.test(code))
    return `Neo4j at ${place.uri} refused the password of user "${place.user}" (${message}). Check NEO4J_USER and NEO4J_PASSWORD.`;
  if (code === "Neo.ClientError.Database.DatabaseNotFound")
    return `Neo4j at ${place.uri} has no database "${place.database}". Check NEO4J_DATABASE.`;
  const unreachable =
    code === "ServiceUnavailable" ||
    code === "SessionExpired" ||
    /responded HTTP/.test(message) ||
    /DatabaseUnavailable$/.test(code) ||
    /acquisition timed out/.test(message);
  // Before the cause, the driver advises at length on encryption and versions of long ago.
  const reason = message.replace(/^Failed to connect to server\. .*Caused by: /s, "");
  return unreachable
    ? `Neo4j cannot be reached at ${place.uri}, database "${place.database}" (${reason}). Check NEO4J_URI and that Neo4j runs.`
    : null;
}

/** Whether the database gave up a statement for want of memory, which it calls transient though it would only happen again. */
export const isOutOfMemory = (error: unknown): boolean => error instanceof Neo4jError && /OutOfMemory/.test(error.code);

/** The one place where errors of the driver become errors of this program; the cause is kept. */
export function databaseError(error: unknown, place: DatabasePlace): AtlasError {
  if (error instanceof AtlasError) return error;
  if (!(error instanceof Neo4jError)) return new AtlasError("INTERNAL", `The database driver failed: ${String(error)}`, { cause: error });
  if (/TransactionTimedOut/.test(error.code))
    return new AtlasError("TIMEOUT", "The query ran longer than the limit and was ended. Ask for less, or narrow the filter.", {
      cause: error,
    });
  if (isOutOfMemory(error))
    return new AtlasError(
      "QUERY_TOO_EXPENSIVE",
      "The query needed more memory than the database gives to one. Ask for less, or narrow the filter.",
      {
        cause: error,
      },
    );
  const message = unavailable(error, place);
  if (message) return new AtlasError("DATABASE_UNAVAILABLE", message, { cause: error });
  return new AtlasError("INTERNAL", `Neo4j refused a statement (${error.code}): ${error.message}`, { cause: error });
}
