import { formatVersion, graphFormat } from "../cypher/graphSummary.js";
import { AtlasError } from "../errors.js";
import type { Database } from "./database.js";

/** The form in which the graph is kept; null where it is empty. The first version noted its form only at the end of a load, so a load of it that was broken off has no note. */
export async function readFormat(database: Database): Promise<number | null> {
  const { rows } = await database.read(graphFormat);
  const [version, loaded] = rows[0]!;
  return typeof version === "number" ? version : loaded === true ? 1 : null;
}

/** Throws `FORMAT_TOO_NEW` when a newer version of this program wrote the graph. */
export function refuseNewer(found: number | null): void {
  if (found !== null && found > formatVersion)
    throw new AtlasError(
      "FORMAT_TOO_NEW",
      `The graph is kept in format ${found}, this program knows up to ${formatVersion}. Upgrade this program, or point NEO4J_URI or ATLAS_HOME to another graph.`,
    );
}

/** Throws `FORMAT_TOO_NEW` or `FORMAT_TOO_OLD` unless the graph is in the present form; an empty one is. */
export async function refuseOtherFormat(database: Database): Promise<void> {
  const found = await readFormat(database);
  refuseNewer(found);
  if (found !== null && found < formatVersion)
    throw new AtlasError(
      "FORMAT_TOO_OLD",
      `The graph is kept in format ${found}, this program works in format ${formatVersion}. Keep a copy with \`npx atlas backup\`, then run \`npx atlas upgrade\`.`,
    );
}
