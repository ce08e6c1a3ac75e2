import type { Catalogue } from "../../catalogue/catalogue.js";
import { sharedIdentifiers } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";

/** How many values of each of the given weak identifiers are stated of several entities, by `Kind.property`; only what is above zero. */
export async function countShared(database: Database, catalogue: Catalogue, weak: ReadonlySet<string>): Promise<Record<string, number>> {
  const asked = catalogue.kinds.flatMap((kind) =>
    kind.properties.filter((it) => weak.has(`${kind.name}.${it.name}`)).map((it) => [kind.name, it.name] as const),
  );
  const answers = await Promise.all(asked.map(([kind, property]) => database.read(sharedIdentifiers(kind, property))));
  const counts = answers.map(({ rows }, at) => [asked[at]!.join("."), Number(rows[0]?.[0] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
