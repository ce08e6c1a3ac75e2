import type { Catalogue } from "../../catalogue/catalogue.js";
import { everyName } from "../../cypher/writes/entityLookups.js";
import type { Database } from "../../database/database.js";
import { integer } from "../../database/integer.js";
import { strongIdentifiers } from "./identity.js";
import { keySet } from "./keySet.js";

/** Tells which names and ids of records the graph may have, so that nothing is asked for that it certainly has not. */
export interface NameFilter {
  readonly mayHave: (name: string) => boolean;
  readonly add: (name: string) => void;
}

/** Nodes above which knowing all their names beforehand costs more than asking for each. */
const most = 20_000;

const everything: NameFilter = Object.freeze({ mayHave: () => true, add: () => {} });

/**
 * Reads the names of all that the graph has; where that is much, everything counts as possible. A load adds what it creates. What another
 * process creates in the meantime is not known: the graph's constraints then refuse a second one.
 */
export async function readNameFilter(database: Database, catalogue: Catalogue): Promise<NameFilter> {
  const { rows } = await database.read(
    everyName(
      catalogue.kinds.flatMap((kind) => strongIdentifiers(kind).map((it) => it.name)),
      integer(most + 1),
    ),
  );
  if (rows.length > most) return everything;
  const names = keySet();
  for (const [values] of rows) for (const value of values as readonly (string | null)[]) if (value !== null) names.add(value);
  return { mayHave: names.has, add: names.add };
}
