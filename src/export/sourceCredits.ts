import { creditsOf, sourceIds, sourcesOfEntities } from "../cypher/graphSummary.js";
import type { Statement } from "../cypher/statement.js";
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

async function creditsAmong(database: Database, ids: Statement): Promise<readonly SourceCredit[]> {
  const { rows } = await database.read(ids);
  return creditsFor(
    database,
    rows.map((it) => it[0] as string),
  );
}

/** The credits of all sources of a graph. */
export const allCredits = (database: Database): Promise<readonly SourceCredit[]> => creditsAmong(database, sourceIds);

/** The credits of all sources but those of exchange rates alone. */
export const creditsOfEntities = (database: Database): Promise<readonly SourceCredit[]> => creditsAmong(database, sourcesOfEntities);
