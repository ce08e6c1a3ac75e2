import { RefusedQuestion } from "../ask.js";

/** What is told by a server that answers no other queries than saved ones. */
export const savedOnly = "This server answers saved queries only, so nothing can be explored here.";

/** What a person can make of a failure. */
export function problemOf(error: Error): string {
  if (error instanceof RefusedQuestion && error.code === "FORBIDDEN") return savedOnly;
  // A browser tells a server that cannot be reached by this class alone.
  return error instanceof TypeError ? "The server did not answer. Is it still running?" : error.message;
}
