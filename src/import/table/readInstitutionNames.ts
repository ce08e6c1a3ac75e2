import { institutionNames } from "../../cypher/writes/institutionNames.js";
import type { Database } from "../../database/database.js";
import type { NamedInstitution } from "./linkNames.js";

type Row = readonly [
  id: string,
  name: string,
  names: readonly string[] | null,
  nameKinds: readonly string[] | null,
  country: string | null,
  regions: readonly string[] | null,
  status: string | null,
];

/** All institutions of the graph with their names, for `linkNames`. */
export async function readInstitutionNames(database: Database): Promise<readonly NamedInstitution[]> {
  const { rows } = await database.read(institutionNames(), { timeout: 600_000 });
  return (rows as unknown as readonly Row[]).map(([id, name, names, nameKinds, country, regions, status]) => ({
    id,
    names: [name, ...(names ?? [])],
    nameKinds: ["LABEL", ...(nameKinds ?? [])],
    country,
    regions: (regions ?? []).filter((it) => it !== ""),
    active: status === null || status === "ACTIVE",
  }));
}
