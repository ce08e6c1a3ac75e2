import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Database } from "../../database/database.js";
import { matchAffiliations } from "./matchAffiliations.js";

/** The ids of the entities that affiliations certainly name, in their order; `null` where none is certain. */
export const chooseEntities = async (
  database: Database,
  catalogue: Catalogue,
  affiliations: readonly string[],
): Promise<readonly (string | null)[]> => (await matchAffiliations(database, catalogue, affiliations)).map((it) => it.chosen);
