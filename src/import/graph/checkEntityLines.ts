import type { KindSpec } from "../../catalogue/kind.js";
import { parseValues } from "../../catalogue/stored.js";
import { entitiesById } from "../../cypher/writes/entityLookups.js";
import { createEntities, type EntityRow } from "../../cypher/writes/entityWrites.js";
import { append } from "../load/batchPlan.js";
import { columnsOf } from "../load/columns.js";
import { type BatchContext, type CheckBatch, freshLines } from "./batchContext.js";
import { expectTexts, type GraphLine, isMap, isTexts, shown } from "./graphLine.js";

function entityRow({ tell }: BatchContext, kind: KindSpec, line: GraphLine): EntityRow | null {
  const { id, values, records } = line.fields;
  if (records !== undefined && !isTexts(records)) tell(line, `records: expected a list of texts, got ${shown(records)}`);
  if (!isMap(values)) {
    tell(line, `values: expected an object, got ${shown(values)}`);
    return null;
  }
  const parsed = parseValues(kind, { ...values, id });
  for (const { property, message } of parsed.violations) tell(line, `values.${property}: ${message}`);
  if (parsed.values["name"] === undefined && values["name"] === undefined) tell(line, "values.name: is required, got nothing");
  if (parsed.violations.length > 0) return null;
  const columns = columnsOf(kind.properties, parsed.values);
  return { id: id as string, properties: { ...columns, ...(records ? { records } : {}) } };
}

/** Entities, each with its kind's properties. */
export const checkEntityLines: CheckBatch = async (context, lines) => {
  const { database, catalogue, tell } = context;
  const named = lines.filter((it) => expectTexts(it, ["id", "kind"], tell));
  const { rows } = await database.read(entitiesById(named.map((it) => it.fields["id"] as string)));
  const created = new Map<string, EntityRow[]>();
  for (const line of freshLines(context, named, new Set(rows.map((it) => it[0] as string)))) {
    const kind = catalogue.kinds.find((it) => it.name === line.fields["kind"]);
    if (!kind) tell(line, `kind: expected one of ${catalogue.kinds.map((it) => it.name).join(", ")}, got ${shown(line.fields["kind"])}`);
    const row = kind ? entityRow(context, kind, line) : null;
    if (row) append(created, kind!.name, row);
  }
  return [...created].map(([kind, some]) => createEntities(kind, some));
};
