import type { Catalogue } from "../../catalogue/catalogue.js";
import { sharedIdentifiers } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";

/** How many values of each of the given weak identifiers are stated of several entities, by `Kind.property`; only what is above zero. */
export async function countShared(database: Database, catalogue: Catalogue, weak: ReadonlySet<string>): Promise<Record<string, number>> {
  const shared: Record<string, number> = {};
  for (const kind of catalogue.kinds)
    for (const property of kind.properties.filter((it) => weak.has(`${kind.name}.${it.name}`))) {
      const { rows } = await database.read(sharedIdentifiers(kind.name, property.name));
      const count = Number(rows[0]?.[0] ?? 0);
      if (count > 0) shared[`${kind.name}.${property.name}`] = count;
    }
  return shared;
}
