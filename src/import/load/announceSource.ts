import type { Catalogue } from "../../catalogue/catalogue.js";
import { parseValues } from "../../catalogue/stored.js";
import { createEntities, updateEntities } from "../../cypher/writes/entityWrites.js";
import { readEntity } from "../../cypher/writes/sourceWrites.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import { compareColumns } from "../compareColumns.js";
import { precedences, type StatedSource } from "../sourceRecord.js";
import { columnsOf } from "./columns.js";

/** Brings the entity of a source into the graph, or up to what is announced of it. Throws `INVALID_SEED` when the announcement is wrong. */
export async function announceSource(database: Database, catalogue: Catalogue, source: StatedSource, now: string): Promise<void> {
  const kind = catalogue.kind("Source");
  const { values, violations } = parseValues(kind, source.values);
  const faults = violations.map((it) => `${it.property}: ${it.message}`);
  if (!/^[^\s:|]+$/.test(source.id ?? "")) faults.push(`id: expected a word without blanks, ":" and "|", got ${JSON.stringify(source.id)}`);
  if (!precedences.includes(source.precedence))
    faults.push(`precedence: expected one of ${precedences.join(", ")}, got ${source.precedence}`);
  if (values["name"] === undefined) faults.push("name: is required, got nothing");
  const { rows } = await database.read(readEntity(source.id));
  const [labels, stored] = (rows[0] ?? [null, {}]) as [string[] | null, Record<string, unknown>];
  if (labels && !labels.includes("Source")) faults.push(`id: expected one that is free or a source's, got that of a ${labels.join(":")}`);
  if (faults.length > 0) throw new AtlasError("INVALID_SEED", `The source ${source.id} is not well announced: ${faults.join("; ")}.`);

  const columns = columnsOf(kind.properties, { ...values, id: source.id, stub: false });
  if (!labels) {
    const properties = { ...columns, records: [], createdAt: now, updatedAt: now };
    await database.write([createEntities("Source", [{ id: source.id, properties }])]);
    return;
  }
  const stated = { ...values, id: source.id, stub: false, createdAt: stored["createdAt"], updatedAt: stored["updatedAt"] };
  const { properties } = compareColumns(kind.properties, stored, stated, false);
  if (Object.keys(properties).length > 0)
    await database.write(updateEntities(catalogue, [{ id: source.id, properties: { ...properties, updatedAt: now } }]));
}
