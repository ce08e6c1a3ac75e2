import { creditsOf, sourceIds } from "../cypher/graphSummary.js";
import type { Database } from "../database/database.js";
import type { SourceCredit } from "./graphContent.js";

/** The credits of sources by id, in the order of the ids; of an id that no source has there is none. */
export async function creditsFor(database: Database, ids: readonly string[]): Promise<readonly SourceCredit[]> {
  const { rows } = await database.read(creditsOf(ids));
  return rows.map((row) => {
    const [id, name, publisher, url, licence, retrieved] = row as (string | null)[];
    return {
      id: id!,
      name: name ?? id!,
      publisher: publisher ?? null,
      url: url ?? null,
      licence: licence ?? null,
      retrieved: retrieved ?? null,
    };
  });
}

/** The credits of all sources of a graph. */
export async function allCredits(database: Database): Promise<readonly SourceCredit[]> {
  const { rows } = await database.read(sourceIds);
  return creditsFor(
    database,
    rows.map((it) => it[0] as string),
  );
}
