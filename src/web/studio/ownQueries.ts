import { useEffect, useState } from "react";
import { type ListedQuery, listedQueries } from "../listedQueries.js";
import type { Example } from "./examples.js";

/** The queries that people saved on this page's server, of which the text is fetched when one is opened. */
export interface OwnQuery extends Omit<Example, "query"> {
  readonly id: string;
  readonly query: () => Promise<string>;
}

const ownQuery = ({ id, title, description, variables }: ListedQuery): OwnQuery => ({
  id,
  title,
  description: description ?? "",
  variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : "",
  query: async () => (await fetch(`/q/${encodeURIComponent(id)}.graphql`)).text(),
});

/** Those that there are; none until the server has told, and where it does not. */
export function useOwnQueries(): readonly OwnQuery[] {
  const [queries, setQueries] = useState<readonly OwnQuery[]>([]);
  useEffect(() => {
    listedQueries().then(
      (all) => setQueries(all.filter((it) => !it.shipped).map(ownQuery)),
      () => setQueries([]),
    );
  }, []);
  return queries;
}
