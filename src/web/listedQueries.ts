import type { SavedQuery } from "../queries/savedQuery.js";

/** A saved query as this page's own server lists it. */
export type ListedQuery = Pick<SavedQuery, "id" | "version" | "title" | "description" | "variables" | "drawing" | "shipped">;

/** All saved queries. Throws an `Error` where the server does not tell them. */
export async function listedQueries(): Promise<readonly ListedQuery[]> {
  const response = await fetch("/q");
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
