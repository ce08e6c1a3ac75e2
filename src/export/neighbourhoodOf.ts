import { neighbourhood } from "../analysis/neighbourhood.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import type { GraphContent } from "./graphContent.js";
import { entitiesOf } from "./partOfGraph.js";

export interface NeighbourhoodOptions {
  /** The greatest distance, from 1. */
  readonly depth: number;
  /** The most entities besides the given ones; without it as many as there are. */
  readonly limit?: number;
  /** A full day: only relationships that hold on it are followed and given. */
  readonly asOf?: string;
}

/** The largest number that Neo4j takes for the length of a list. */
const unlimited = 2 ** 31 - 1;

/** The entities around some entities and all relationships among them. Throws `NOT_FOUND`, naming every id that no entity has. */
export async function neighbourhoodOf(
  database: Database,
  catalogue: Catalogue,
  ids: readonly string[],
  { depth, limit = unlimited, asOf }: NeighbourhoodOptions,
): Promise<GraphContent> {
  const period = asOf === undefined ? null : { from: asOf, to: asOf };
  const reach = { types: catalogue.types, kinds: null, period };
  const found = await neighbourhood({ ids, reach, depth, limit }, async (statement) => (await database.read(statement)).rows);
  const missing = ids.filter((it) => !found.given.has(it));
  if (missing.length > 0)
    throw new AtlasError(
      "NOT_FOUND",
      `Expected ids of entities, got ${missing.join(", ")}, which no entity has. Look them up by name first.`,
    );
  return entitiesOf(database, catalogue, [...ids, ...found.around.map((it) => it.id)], period);
}
