import type { Catalogue } from "../catalogue/catalogue.js";
import { orderCopies } from "../catalogue/orderCopies.js";
import { copiesNoted, noteCopies } from "../cypher/graphSummary.js";
import { renewCopies } from "../cypher/writes/copyWrites.js";
import type { Database } from "./database.js";

/** What relationships of each type hold of their ends by the catalogue: `GRANTED_BY: toId, fromStartFirst`. */
function expectedCopies(catalogue: Catalogue): ReadonlyMap<string, string> {
  const all = catalogue.types.map((type) => [type, orderCopies(catalogue, type).map((it) => it.name)] as const);
  return new Map(all.filter(([, names]) => names.length > 0).map(([type, names]) => [type, `${type}: ${names.join(", ")}`]));
}

/**
 * Lets relationships hold what the catalogue orders lists by, where the graph was written under another catalogue, or by a program that knows
 * nothing of it. What each type holds is noted in the graph, so that this costs one reading where nothing has changed.
 */
export async function followOrders(database: Database, catalogue: Catalogue): Promise<readonly string[]> {
  const [noted, holds] = (await database.read(copiesNoted)).rows[0] as [readonly string[] | null, boolean];
  const expected = expectedCopies(catalogue);
  const changed = [...expected].filter(([, text]) => !noted?.includes(text)).map(([type]) => type);
  if (!holds || (changed.length === 0 && noted?.length === expected.size)) return [];
  for (const type of changed) await database.administer(renewCopies(catalogue, type)!);
  await database.write([noteCopies([...expected.values()])]);
  return changed;
}
