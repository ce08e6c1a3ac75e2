import type { Catalogue } from "../../catalogue/catalogue.js";
import { sharedIdentifiers } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";

/** How many values of each weak identifier are stated of several entities, by `Kind.property`; only what is above zero. */
export async function countShared(database: Database, catalogue: Catalogue): Promise<Record<string, number>> {
  const shared: Record<string, number> = {};
  for (const kind of catalogue.kinds)
    for (const property of kind.properties.filter((it) => it.identifier === "weak")) {
      const { rows } = await database.read(sharedIdentifiers(kind.name, property.name));
      const count = Number(rows[0]?.[0] ?? 0);
      if (count > 0) shared[`${kind.name}.${property.name}`] = count;
    }
  return shared;
}
