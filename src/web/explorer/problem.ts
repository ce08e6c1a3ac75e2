/** What a person can make of a failure. */
export function problemOf(error: Error): string {
  // A browser tells a server that cannot be reached by this class alone.
  return error instanceof TypeError ? "The server did not answer. Is it still running?" : error.message;
}
